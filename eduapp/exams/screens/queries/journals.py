"""What is kept of exams on screen: attempts, tickets, records as they came, and messages."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from eduapp.exams.screens.models import (
    MOST_TRIES,
    ScreenAttempt,
    ScreenMessage,
    ScreenNotice,
    ScreenRecord,
    ScreenSeat,
    ScreenTicket,
)
from eduapp.exams.screens.rules.journals import LEADS_TO, Fault, Reading
from eduapp.exams.sittings.models import Candidate
from eduapp.kiosk.formats import messages as m
from eduapp.kiosk.formats.claim import Allowance
from eduapp.kiosk.formats.messages import START
from eduapp.kiosk.formats.record import MOVED_IN
from eduapp.kiosk.rules.replay import HANDED_IN, ON_PAPER, WAITING

Chosen = tuple[int, Mapping[str, object]]  # the number of the message, and what it says
UNLOCKED = "unlocked"  # code: screen_notices
AT_ONCE = 500  # records
_ENDED = frozenset({HANDED_IN, ON_PAPER})
TO_THE_KIND = 200  # bytes of a record within which its kind stands
_KIND = re.compile(rb'"kind":"([a-z_]{1,20})"')


@dataclass(frozen=True)
class AttemptRow:
    """One candidate on screen, with the ticket and the PC that has it."""

    id: UUID
    candidate_id: UUID
    number: int
    questions: int
    tries: int
    may_move: bool
    kiosk: UUID | None
    sat_down: datetime | None
    came_at: datetime | None  # when the last record came
    allowance: Allowance


@dataclass(frozen=True)
class MessageRow:
    """Something that was sent. What opens the paper is never told."""

    n: int
    kind: str
    body: dict[str, object]
    at: datetime


@dataclass(frozen=True)
class NoticeRow:
    """Something that was noticed of an attempt."""

    kind: str
    n: int
    by: UUID | None
    words: str
    at: datetime


@dataclass(frozen=True)
class SeatRow:
    """A seat as a folder needs it: with its key, for jobs alone, never for a screen."""

    attempt_id: UUID
    number: int
    locked: bool
    unlocked: int  # how often the room has let the ticket be tried again
    key: bytes = field(repr=False)
    messages: tuple[tuple[int, str, dict[str, object]], ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class PaperRow:
    """What a seat in a file is made of: for jobs alone, never for a screen."""

    attempt_id: UUID
    facts: dict[str, object]
    key: bytes = field(repr=False)  # of the journal
    sealed: bytes = field(repr=False)


@dataclass(frozen=True)
class Readings:
    """Journals that were read before: asked again, only what has come since is read."""

    of: dict[UUID, Reading] = field(default_factory=dict)


def attempts(session: Session, sitting_id: UUID) -> list[AttemptRow]:
    """Everybody who sits on screen, by candidate number. One statement."""
    came = (
        select(ScreenRecord.attempt_id, func.max(ScreenRecord.came_at).label("at"))
        .join(ScreenAttempt, ScreenAttempt.id == ScreenRecord.attempt_id)
        .where(ScreenAttempt.sitting_id == sitting_id)
        .group_by(ScreenRecord.attempt_id)
        .subquery()
    )
    query = (
        select(
            ScreenAttempt.id,
            ScreenAttempt.candidate_id,
            Candidate.candidate_number,
            ScreenAttempt.questions,
            ScreenTicket.tries,
            ScreenTicket.may_move,
            ScreenSeat.kiosk,
            ScreenSeat.begun_at,
            came.c.at,
            ScreenAttempt.facts,
        )
        .join(Candidate, Candidate.id == ScreenAttempt.candidate_id)
        .join(ScreenTicket, ScreenTicket.attempt_id == ScreenAttempt.id)
        .outerjoin(ScreenSeat, (ScreenSeat.attempt_id == ScreenAttempt.id) & (ScreenSeat.ended_at.is_(None)))
        .outerjoin(came, came.c.attempt_id == ScreenAttempt.id)
        .where(ScreenAttempt.sitting_id == sitting_id)
        .order_by(Candidate.candidate_number)
    )
    return [
        AttemptRow(id, who, number, questions, tries, may_move, kiosk, sat_down, last, allowance_of(facts))
        for id, who, number, questions, tries, may_move, kiosk, sat_down, last, facts in session.execute(
            query
        )
    ]


def somebody_on_paper(session: Session, sitting_id: UUID) -> bool:
    """Whether anybody who is entered has no attempt: they sit on paper."""
    on_screen = select(ScreenAttempt.id).where(ScreenAttempt.candidate_id == Candidate.id).exists()
    query = select(Candidate.id).where(
        Candidate.sitting_id == sitting_id, Candidate.cancelled_at.is_(None), ~on_screen
    )
    return session.scalar(query.limit(1)) is not None


def allowance_of(facts: object) -> Allowance:
    """What time was granted, as it is told to the exam PC."""
    told = cast("dict[str, dict[str, int]]", facts)["allowance"]
    return Allowance(told["limit"], told["percent"], told["extra"])


def read(session: Session, sitting_id: UUID, known: Readings | None = None) -> dict[UUID, Reading]:
    """Every journal of a sitting, looked at record by record; of those known before only what is new."""
    readings = (known or Readings()).of
    query = select(ScreenAttempt.id, ScreenAttempt.journal_key, ScreenAttempt.facts)
    for id, key, facts in session.execute(query.where(ScreenAttempt.sitting_id == sitting_id)):
        reading = readings.get(id) or readings.setdefault(id, Reading(str(id), key, allowance_of(facts)))
        for frame in frames(session, id, reading.n):
            reading.take(frame)
    chosen: dict[UUID, list[Chosen]] = {}
    of_it = _chosen().join(ScreenAttempt, ScreenAttempt.id == ScreenMessage.attempt_id)
    for id, n, body in session.execute(of_it.where(ScreenAttempt.sitting_id == sitting_id)):
        chosen.setdefault(id, []).append((n, cast("Mapping[str, object]", body)))
    for id, told in chosen.items():
        readings[id].choose(told)
    return readings


def read_one(session: Session, attempt_id: UUID) -> Reading:
    """One journal, looked at from its first record."""
    reading = _fresh(session, attempt_id)
    for frame in frames(session, attempt_id):
        reading.take(frame)
    told = session.execute(_chosen().where(ScreenMessage.attempt_id == attempt_id))
    reading.choose([(n, cast("Mapping[str, object]", body)) for _id, n, body in told])
    return reading


def _chosen() -> Select[UUID, int, object]:
    """What people chose of two versions of an answer, as it is told to the exam PC."""
    query = select(ScreenMessage.attempt_id, ScreenMessage.n, ScreenMessage.body)
    return query.where(ScreenMessage.kind == m.ANSWER).order_by(ScreenMessage.attempt_id, ScreenMessage.n)


def judged(session: Session, attempt_id: UUID, some: Iterable[bytes]) -> Fault | None:
    """What is wrong with records that came by another way; None if they are whole, in order and its own."""
    reading = _fresh(session, attempt_id)
    for frame in some:
        reading.take(frame)
    return reading.fault


def _fresh(session: Session, attempt_id: UUID) -> Reading:
    attempt = session.get_one(ScreenAttempt, attempt_id)
    return Reading(str(attempt_id), attempt.journal_key, allowance_of(attempt.facts))


def frames(session: Session, attempt_id: UUID, after: int = 0) -> Iterator[bytes]:
    """Records behind a number, byte for byte as they came."""
    query = (
        select(ScreenRecord.payload)
        .where(ScreenRecord.attempt_id == attempt_id, ScreenRecord.n > after)
        .order_by(ScreenRecord.n)
    )
    for frame in session.scalars(query):
        yield as_bytes(frame)


def standing(session: Session, attempt_id: UUID) -> str:
    """Where a journal says the attempt stands, looked up from its end: acts cannot wait for all of it."""
    begins = func.substr(ScreenRecord.payload, 1, TO_THE_KIND)
    last, query = None, select(ScreenRecord.n, begins).order_by(ScreenRecord.n.desc())
    while last is None or last > 1:
        some = query.where(ScreenRecord.attempt_id == attempt_id).limit(AT_ONCE)
        found = session.execute(some if last is None else some.where(ScreenRecord.n < last)).all()
        if not found:
            break
        for n, frame in found:
            last = n
            kind = _kind(as_bytes(frame))
            if kind in LEADS_TO:
                return LEADS_TO[kind]
    return WAITING


def not_told(session: Session, sitting_id: UUID) -> dict[UUID, int]:
    """Whose exam was started on screen and whose journal, as far as it came, tells no end: by candidate."""
    said = messages(session, sitting_id)
    begun = [
        row for row in attempts(session, sitting_id) if any(one.kind == START for one in said.get(row.id, ()))
    ]
    return {row.candidate_id: row.number for row in begun if standing(session, row.id) not in _ENDED}


def moved(session: Session, sitting_id: UUID) -> set[UUID]:
    """Attempts that went on at another PC, by their journals as far as they came."""
    begins = func.substr(ScreenRecord.payload, 1, TO_THE_KIND)
    query = select(ScreenRecord.attempt_id, begins).join(
        ScreenAttempt, ScreenAttempt.id == ScreenRecord.attempt_id
    )
    rows = session.execute(
        query.where(ScreenAttempt.sitting_id == sitting_id).execution_options(yield_per=AT_ONCE)
    )
    return {id for id, frame in rows if _kind(as_bytes(frame)) == MOVED_IN}


def _kind(begins: bytes) -> str:
    """The kind of a record by its first bytes: names are sorted, and a quote inside words has a slash."""
    found = _KIND.search(begins)
    return found[1].decode() if found else ""


def messages(session: Session, sitting_id: UUID) -> dict[UUID, list[MessageRow]]:
    """What was sent to each, in order."""
    query = (
        select(
            ScreenMessage.attempt_id,
            ScreenMessage.n,
            ScreenMessage.kind,
            ScreenMessage.body,
            ScreenMessage.said_at,
        )
        .join(ScreenAttempt, ScreenAttempt.id == ScreenMessage.attempt_id)
        .where(ScreenAttempt.sitting_id == sitting_id)
        .order_by(ScreenMessage.attempt_id, ScreenMessage.n)
    )
    found: dict[UUID, list[MessageRow]] = {}
    for id, n, kind, body, at in session.execute(query):
        told = {name: value for name, value in cast("dict[str, object]", body).items() if name != "key"}
        found.setdefault(id, []).append(MessageRow(n, kind, told, at))
    return found


def given_ms(one: MessageRow) -> int:
    """Milliseconds that a message gave to somebody's time."""
    name = "credited_ms" if one.kind == m.RESUME else "ms"
    value = one.body.get(name, 0) if one.kind in {m.CREDIT, m.EXTRA, m.RESUME} else 0
    return value if isinstance(value, int) else 0


def seats(session: Session, sitting_id: UUID) -> list[SeatRow]:
    """Every seat with what was said to it, keys too: what a folder is given."""
    said: dict[UUID, list[tuple[int, str, dict[str, object]]]] = {}
    query = select(ScreenMessage.attempt_id, ScreenMessage.n, ScreenMessage.kind, ScreenMessage.body)
    query = query.join(ScreenAttempt, ScreenAttempt.id == ScreenMessage.attempt_id)
    for id, n, kind, body in session.execute(
        query.where(ScreenAttempt.sitting_id == sitting_id).order_by(ScreenMessage.n)
    ):
        said.setdefault(id, []).append((n, kind, cast("dict[str, object]", body)))
    unlocked = select(func.count()).select_from(ScreenNotice).correlate(ScreenAttempt)
    unlocked = unlocked.where(ScreenNotice.attempt_id == ScreenAttempt.id, ScreenNotice.kind == UNLOCKED)
    rows = (
        select(
            ScreenAttempt.id,
            Candidate.candidate_number,
            ScreenTicket.tries >= MOST_TRIES,
            unlocked.scalar_subquery(),
            ScreenAttempt.journal_key,
        )
        .join(Candidate, Candidate.id == ScreenAttempt.candidate_id)
        .join(ScreenTicket, ScreenTicket.attempt_id == ScreenAttempt.id)
        .where(ScreenAttempt.sitting_id == sitting_id)
        .order_by(Candidate.candidate_number)
    )
    return [
        SeatRow(id, number, locked, times, key, tuple(said.get(id, ())))
        for id, number, locked, times, key in session.execute(rows)
    ]


def papers_of_seats(session: Session, sitting_id: UUID) -> dict[UUID, PaperRow]:
    """What was made for everybody on screen, by attempt."""
    query = select(ScreenAttempt.id, ScreenAttempt.facts, ScreenAttempt.journal_key, ScreenAttempt.sealed)
    rows = session.execute(query.where(ScreenAttempt.sitting_id == sitting_id))
    return {
        id: PaperRow(id, cast("dict[str, object]", facts), key, sealed) for id, facts, key, sealed in rows
    }


def notices(session: Session, sitting_id: UUID) -> dict[UUID, list[NoticeRow]]:
    """What was noticed of each, in order."""
    query = (
        select(
            ScreenNotice.attempt_id,
            ScreenNotice.kind,
            ScreenNotice.n,
            ScreenNotice.by,
            ScreenNotice.words,
            ScreenNotice.at,
        )
        .join(ScreenAttempt, ScreenAttempt.id == ScreenNotice.attempt_id)
        .where(ScreenAttempt.sitting_id == sitting_id)
        .order_by(ScreenNotice.at, ScreenNotice.id)
    )
    found: dict[UUID, list[NoticeRow]] = {}
    for id, kind, n, by, words, at in session.execute(query):
        found.setdefault(id, []).append(NoticeRow(kind, n, by, words, at))
    return found


def as_bytes(value: object) -> bytes:
    """As it was kept; who changes a row by hand can leave text there, and that is no reason to stop."""
    return value if isinstance(value, bytes) else repr(value).encode()
