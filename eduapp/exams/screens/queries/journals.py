"""What is kept of exams on screen: attempts, tickets, records as they came, and messages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast
from uuid import UUID

from sqlalchemy import ScalarSelect, Select, func, select
from sqlalchemy.orm import Session

from eduapp.exams.screens.models import (
    MOST_TRIES,
    ScreenAttempt,
    ScreenMessage,
    ScreenNotice,
    ScreenRecord,
    ScreenSeat,
    ScreenTicket,
    ScreenTry,
)
from eduapp.exams.screens.rules.journals import Fault, Reading
from eduapp.exams.sittings.models import Candidate
from eduapp.kiosk.formats import messages as m
from eduapp.kiosk.formats.claim import Allowance

Chosen = tuple[int, Mapping[str, object]]  # the number of the message, and what it says
UNLOCKED = "unlocked"  # code: screen_notices
AT_ONCE = 500  # records
TO_THE_KIND = 200  # bytes of a record within which its kind stands


@dataclass(frozen=True)
class AttemptRow:
    """One candidate on screen, with the ticket and the PC that has it."""

    id: UUID
    candidate_id: UUID
    number: int
    questions: int
    tries: int  # wrong ones at the PC where there were most
    may_move: bool
    kiosk: UUID | None
    sat_down: datetime | None
    came_at: datetime | None  # when the last record came
    allowance: Allowance

    @property
    def taken(self) -> bool:
        """Whether an exam PC has the seat, or had it."""
        return self.kiosk is not None or self.came_at is not None


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
            _tries(),
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


def _tries() -> ScalarSelect[int]:
    """Wrong ones in this round at the PC where there were most; within a statement about tickets."""
    most = select(func.coalesce(func.max(ScreenTry.count), 0)).correlate(ScreenTicket)
    most = most.where(ScreenTry.attempt_id == ScreenTicket.attempt_id, ScreenTry.round == ScreenTicket.round)
    return most.scalar_subquery()


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
        for frame, came_at in _came(session, id, reading.n):
            reading.take(frame, came_at)
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
    for frame, came_at in _came(session, attempt_id, 0):
        reading.take(frame, came_at)
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
    for frame, _came_at in _came(session, attempt_id, after):
        yield frame


def _came(session: Session, attempt_id: UUID, after: int) -> Iterator[tuple[bytes, datetime]]:
    """The same, and when each came."""
    query = (
        select(ScreenRecord.payload, ScreenRecord.came_at)
        .where(ScreenRecord.attempt_id == attempt_id, ScreenRecord.n > after)
        .order_by(ScreenRecord.n)
    )
    for frame, came_at in session.execute(query):
        yield as_bytes(frame), came_at


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
    """Milliseconds that a message gave to somebody's time; below 0 if it took some back."""
    name = "credited_ms" if one.kind == m.RESUME else "ms"
    value = one.body.get(name, 0) if one.kind in {m.CREDIT, m.EXTRA, m.RESUME, m.LESS} else 0
    if not isinstance(value, int):
        return 0
    return -value if one.kind == m.LESS else value


def decided_gaps(sent: Iterable[MessageRow]) -> dict[int, int | None]:
    """The gaps that somebody decided on, and the milliseconds each took; None: as the exam PC measured it."""
    told = (one.body for one in sent if one.kind == m.CREDIT and "gap" in one.body)
    return {cast("int", body["gap"]): cast("int | None", body.get("lost_ms")) for body in told}


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
            _tries() >= MOST_TRIES,
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
