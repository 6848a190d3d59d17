"""A list somebody has in their hand: which it is, how it stands, and what the register says of each row."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, false, select, true
from sqlalchemy.orm import Session as Look

from eduapp.core.clock import zone
from eduapp.core.db.moment import moment_of
from eduapp.core.violations import Violation
from eduapp.education.attendance import queries as attendance
from eduapp.education.attendance.rules import Entry
from eduapp.people.access.models import User
from eduapp.records.lists import rules
from eduapp.records.lists.models import ListEdition, ListReturn, PrintedList
from eduapp.records.lists.queries.own import is_kept_back
from eduapp.records.lists.queries.present import content_now
from eduapp.records.lists.queries.printed import COLUMNS_OF_A_LIST, subject_of
from eduapp.records.lists.rules import Content, Standing, Subject, Wanted


@dataclass(frozen=True)
class TypingRow:
    """One row of the paper: who, what was crossed beforehand, and what the register holds by now."""

    id: UUID  # the learner's
    place: int
    name: str
    recorded: Entry | None = None
    gone: bool = False  # takes part no longer


@dataclass(frozen=True)
class Opened:
    """A list to be typed in, with its rows in printed order."""

    edition_id: UUID
    list_id: UUID
    subject: Subject
    content: Content
    standing: Standing
    rows: tuple[TypingRow, ...]

    @property
    def session_id(self) -> UUID | None:
        """The session whose register it is."""
        return self.subject.id


@dataclass(frozen=True)
class Found:
    """What came of a number: the list, or why there is none."""

    opened: Opened | None = None
    against: tuple[Violation, ...] = ()


@dataclass(frozen=True)
class ListHit:
    """One answer to a search for a number."""

    id: UUID
    label: str
    detail: str


def by_number(look: Look, typed: str) -> Found:
    """The list of a number that was typed or scanned; a number alone is enough where there is one version.

    Numbers are consecutive: one of a list that tells of others is answered like one that was never given.
    """
    wanted = rules.read_number(typed, moment_of(look).day.year)
    if wanted is None:
        return Found(against=tuple(rules.check_number(typed)))
    editions = _told_of(look, wanted)
    if not editions:
        return Found(against=(rules.ListUnknown(number=wanted.number),))
    if wanted.edition is None and len(editions) > 1:
        return Found(against=(rules.WhichVersion(number=wanted.number, newest=editions[-1][1]),))
    chosen = [one for one in editions if wanted.edition in (None, one[1])]
    if not chosen:
        label = rules.with_edition(wanted.number, wanted.edition or 0)
        return Found(against=(rules.ListUnknown(number=label),))
    opened = by_edition(look, chosen[0][0])
    return Found(opened) if opened is not None else Found(against=(rules.ListUnknown(number=wanted.number),))


def by_list(look: Look, list_id: UUID) -> Found:
    """The newest version of a list."""
    newest = (
        select(ListEdition.id)
        .where(ListEdition.list_id == list_id, ListEdition.printed == true())
        .order_by(ListEdition.edition.desc())
        .limit(1)
    )
    edition_id = look.scalar(newest)
    opened = by_edition(look, edition_id) if edition_id is not None else None
    return Found(opened)


def by_edition(look: Look, edition_id: UUID) -> Opened | None:
    """A version that was printed, or None; also if anybody is on it, or would be now, who is not reached."""
    row = look.execute(_whole().where(ListEdition.id == edition_id)).one_or_none()
    if row is None:
        return None
    subject, printed = subject_of(row), Content.from_dict(row.content)
    now = content_now(look, subject)
    if is_kept_back(look, subject, printed, now):
        return None
    standing = _standing(look, row, printed, now)
    return Opened(row.id, row.list_id, subject, printed, standing, _typing_rows(look, subject, printed, now))


def found(look: Look, typed: str) -> list[ListHit]:
    """For the search over everything: the list of a number."""
    wanted = rules.read_number(typed, moment_of(look).day.year)
    if wanted is None:
        return []
    row = look.execute(_whole().where(PrintedList.number == wanted.number).limit(1)).one_or_none()
    if row is None or is_kept_back(look, subject_of(row), Content.from_dict(row.content)):
        return []
    return [ListHit(row.list_id, f"{row.number} · {row.content['of']}", _when(look, row.printed_at))]


def _told_of(look: Look, wanted: Wanted) -> list[tuple[UUID, int]]:
    """The versions of a number by id and version, without those that tell of others."""
    query = _whole().where(PrintedList.number == wanted.number).order_by(ListEdition.edition)
    return [
        (row.id, row.edition)
        for row in look.execute(query)
        if not is_kept_back(look, subject_of(row), Content.from_dict(row.content))
    ]


def _whole() -> Select[*tuple[Any, ...]]:
    return (
        select(
            ListEdition.id,
            ListEdition.list_id,
            ListEdition.edition,
            ListEdition.content,
            ListEdition.printed_at,
            *COLUMNS_OF_A_LIST,
        )
        .join(PrintedList, PrintedList.id == ListEdition.list_id)
        .where(ListEdition.printed == true())
    )


def _standing(look: Look, row: Row[Any], printed: Content, now: Content | None) -> Standing:
    newest = look.execute(
        select(ListEdition.edition, ListEdition.printed_at)
        .where(ListEdition.list_id == row.list_id, ListEdition.printed == true())
        .order_by(ListEdition.edition.desc())
        .limit(1)
    ).one()
    returned = look.execute(
        select(ListReturn.typed_at, User.name)
        .join(User, User.id == ListReturn.typed_by)
        .where(ListReturn.list_id == row.list_id, ListReturn.taken_back == false())
    ).one_or_none()
    typed_at, typed_by = returned if returned is not None else (None, "")
    return Standing(
        row.number,
        row.edition,
        row.kind,
        _when(look, row.printed_at),
        newest.edition,
        _when(look, newest.printed_at),
        rules.changes(printed, now),
        now.digest() if now is not None else "",
        typed_by,
        _when(look, typed_at) if typed_at is not None else "",
    )


def _typing_rows(
    look: Look, subject: Subject, printed: Content, now: Content | None
) -> tuple[TypingRow, ...]:
    """Everybody on a register sheet as printed; a list that does not come back has no rows to type."""
    register = None
    if rules.comes_back(subject.kind) and subject.id is not None:
        register = attendance.register(look, subject.id)
    if register is None:
        return ()
    recorded = {str(row.id): Entry(row.code, row.minutes_late) for row in register.rows if row.code}
    still = {line.id for line in now.lines} if now is not None else set()
    return tuple(
        TypingRow(UUID(line.id), place, line.name, recorded.get(line.id), line.id not in still)
        for place, line in enumerate(printed.lines, start=1)
    )


def _when(look: Look, at: datetime) -> str:
    return rules.moment_text(at.astimezone(zone()), moment_of(look).day)
