"""What was handed over, and how that compares with what the ledgers hold now."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session as Look

from eduapp.core.actor import EVERYTHING, Scope
from eduapp.core.clock import zone
from eduapp.core.db.moment import moment_of
from eduapp.core.db.parts import in_parts
from eduapp.core.memory import without_collecting
from eduapp.core.spans import days as days_between
from eduapp.education.attendance import queries as attendance
from eduapp.education.school import queries as school
from eduapp.exchange.handoff import rules
from eduapp.exchange.handoff.models import HandoffExport
from eduapp.exchange.handoff.queries.ledger import days
from eduapp.exchange.handoff.queries.rates import standing
from eduapp.exchange.handoff.rules import About, Difference, Minutes, PersonDay, PersonSum
from eduapp.people.access.models import User
from eduapp.people.learners.models import Learner

_AT_ONCE = 500  # ids in one IN list


@dataclass(frozen=True)
class ExportRow:
    """One export: its number, its days, and who made it when (wall time at the site)."""

    id: UUID
    number: str
    first: date
    last: date
    digest: str
    made_by: str
    made_at: datetime
    format: str
    sites: str = ""  # of which sites; "" of all

    @property
    def scope(self) -> Scope:
        """What it holds."""
        return rules.scope_of(self.sites)


@dataclass(frozen=True)
class Overview:
    """Some days as they would be handed over now, and how that compares with what was."""

    first: date
    last: date
    people: tuple[PersonSum, ...]
    whole: Minutes
    amount: int | None
    not_final: int  # days of persons
    unmarked: int
    before: ExportRow | None  # the newest export that holds any of these days
    changes: tuple[str, ...]  # what differs from what was handed over, in words
    same_codes: bool  # false: no minutes differ, but codes do
    never: int  # days that were never handed over and hold something
    reasons: tuple[str, ...]  # everything that stands against exporting
    twice: tuple[str, ...] = ()  # who was at school and in a workshop at once, and when
    ended: bool = False  # lines of it were deleted, so that nobody knows of whom it differs
    others: tuple[ExportRow, ...] = ()  # exports of other sites, or of all, that hold some of this as well


@dataclass(frozen=True)
class Compared:
    """What differs from what was handed over, and whether lines of that were deleted since."""

    differences: tuple[Difference, ...] = ()
    ended: bool = False


@dataclass(frozen=True)
class ToWrite:
    """A frozen export with everything its files say."""

    about: About
    days: tuple[PersonDay, ...]


@without_collecting()
def overview(look: Look, first: date, last: date, scope: Scope = EVERYTHING) -> Overview:
    """What a page shows of some days in a scope. Ten statements, however many people and exports."""
    today = moment_of(look).day
    against = [one.sentence() for one in rules.check_period(first, last, today)]
    found = () if against else days(look, first, last, scope)
    people = rules.summed(found)
    if not against:
        against = [one.sentence() for one in rules.check_days(found, first, last)]
        against += [one.sentence() for one in rules.check_sums(people, found)]
    known = [] if last < first else covering(look, first, last, scope)
    held = compared(look, first, last, found, known) if known else Compared()
    changed = held.differences
    covered = _covered(known, first, last)
    same = next((row for row in known if (row.first, row.last) == (first, last)), None)
    kept_from = today - timedelta(days=attendance.reasons_kept(look, today))
    return Overview(
        first,
        last,
        people,
        rules.added(one.minutes for one in people),
        _amount(people),
        sum(not one.final for one in found),
        sum(bool(one.minutes.unmarked) for one in found),
        known[0] if known else None,
        _in_words(look, changed),
        bool(changed) or same is None or first < kept_from or same.digest == rules.digest(found),
        len({one.day for one in found} - covered),
        tuple(against),
        tuple(said for one in found for said in rules.overlaps_of(one)),
        held.ended,
        () if last < first else in_others(look, first, last, found, scope),
    )


def covering(look: Look, first: date, last: date, scope: Scope = EVERYTHING) -> list[ExportRow]:
    """The exports of exactly this scope that hold any of these days, newest first."""
    ours = HandoffExport.sites == rules.sites_text(scope)
    query = _exports().where(ours, HandoffExport.first_day <= last, HandoffExport.last_day >= first)
    return [_row(row) for row in look.execute(query)]


def in_others(
    look: Look, first: date, last: date, found: Iterable[PersonDay], scope: Scope = EVERYTHING
) -> tuple[ExportRow, ...]:
    """Exports of another scope that hold a day of somebody who stands here too; of each scope the newest."""
    theirs = HandoffExport.sites != rules.sites_text(scope)
    query = _exports().where(theirs, HandoffExport.first_day <= last, HandoffExport.last_day >= first)
    here = {(one.learner_id, one.day) for one in found if one.minutes.planned}
    newest_of: dict[str, ExportRow] = {}
    for *row, content in look.execute(query.add_columns(HandoffExport.content)):
        made = _row(row)
        if made.sites not in newest_of and not here.isdisjoint(rules.thawed(content)):
            newest_of[made.sites] = made
    return tuple(newest_of.values())


def newest(look: Look, scope: Scope = EVERYTHING) -> ExportRow | None:
    """The export of exactly this scope that reaches furthest, the last made of them."""
    furthest = select(func.max(HandoffExport.last_day)).where(
        HandoffExport.written_at.is_not(None), HandoffExport.sites == rules.sites_text(scope)
    )
    ours = HandoffExport.sites == rules.sites_text(scope)
    query = _exports().where(ours, HandoffExport.last_day == furthest.scalar_subquery()).limit(1)
    row = look.execute(query).one_or_none()
    return None if row is None else _row(row)


def to_write(look: Look, export_id: UUID) -> ToWrite | None:
    """An export with the lines behind it as they are now; its digest says whether that is what was frozen."""
    query = select(
        HandoffExport.number,
        HandoffExport.first_day,
        HandoffExport.last_day,
        HandoffExport.made_at,
        User.name,
        HandoffExport.digest,
        HandoffExport.sites,
    ).join(User, User.id == HandoffExport.made_by)
    row = look.execute(query.where(HandoffExport.id == export_id)).one_or_none()
    if row is None:
        return None
    number, first, last, at, name, digest, sites = row
    found = days(look, first, last, rules.scope_of(sites))
    rates = [one.rate for one in standing(look)]
    held = {rate for day in days_between(first, last) if (rate := rules.rate_on(rates, day))}
    about = About(
        number,
        first,
        last,
        at.astimezone(zone()),
        name,
        digest,
        school.place_name(look),
        sites,
        tuple(sorted(held, key=lambda rate: rate.from_day)),
    )
    return ToWrite(about, found)


def compared(
    look: Look, first: date, last: date, now: Sequence[PersonDay], known: Sequence[ExportRow]
) -> Compared:
    """What differs from what was handed over: of each day, in the newest export that holds it."""
    of_day: dict[date, UUID] = {}
    for row in known:
        for day in days_between(max(first, row.first), min(last, row.last)):
            of_day.setdefault(day, row.id)
    query = select(HandoffExport.id, HandoffExport.content).where(HandoffExport.id.in_(set(of_day.values())))
    contents = {id: content for id, content in look.execute(query)}  # noqa: C416 - rows
    before = {
        key: held
        for id, content in contents.items()
        for key, held in rules.thawed(content).items()
        if of_day.get(key[1]) == id
    }
    ended = frozenset(day for day, id in of_day.items() if rules.has_ended(contents[id]))
    today = moment_of(look).day
    kept_from = today - timedelta(days=attendance.reasons_kept(look, today))
    found = rules.differences(before, now, frozenset(of_day), kept_from, ended)
    return Compared(tuple(found), bool(ended))


def changed_since(look: Look, row: ExportRow) -> bool:
    """Whether the page of an export's days would tell of changes: the same comparison, asked later on Today.

    Neither an approval taken back nor a session cancelled or restored leaves a time that could be asked for.
    """
    known = covering(look, row.first, row.last, row.scope)
    now = days(look, row.first, row.last, row.scope)
    return bool(compared(look, row.first, row.last, now, known).differences)


def _exports() -> Select[*tuple[Any, ...]]:
    return (
        select(
            HandoffExport.id,
            HandoffExport.number,
            HandoffExport.first_day,
            HandoffExport.last_day,
            HandoffExport.digest,
            User.name,
            HandoffExport.made_at,
            HandoffExport.format,
            HandoffExport.sites,
        )
        .join(User, User.id == HandoffExport.made_by)
        .where(HandoffExport.written_at.is_not(None))
        .order_by(HandoffExport.made_at.desc(), HandoffExport.id.desc())
    )


def _row(row: Any) -> ExportRow:  # noqa: ANN401 - a row of _exports
    id, number, first, last, digest, name, at, kind, sites = row
    return ExportRow(id, number, first, last, digest, name, at.astimezone(zone()), kind, sites)


def _covered(known: Iterable[ExportRow], first: date, last: date) -> frozenset[date]:
    return frozenset(day for row in known for day in days_between(max(first, row.first), min(last, row.last)))


def _amount(people: Iterable[PersonSum]) -> int | None:
    whole: int | None = None
    for person in people:
        whole = rules.together(whole, person.amount)
    return whole


def _in_words(look: Look, changed: Sequence[Difference]) -> tuple[str, ...]:
    """Each difference with its name, in handfuls that fit one statement."""
    ids = sorted({one.learner_id for one in changed})
    names: dict[UUID, str] = {}
    for part in in_parts(ids, _AT_ONCE):
        query = select(Learner.id, Learner.family_name, Learner.given_name).where(Learner.id.in_(part))
        for id, family, given in look.execute(query):
            names[id] = ", ".join(filter(None, (family, given)))
    return tuple(one.sentence(names.get(one.learner_id, "–")) for one in changed)
