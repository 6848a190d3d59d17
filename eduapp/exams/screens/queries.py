"""What is kept of exams on screen: attempts, records as they came, messages, and what is sealed of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from typing import cast
from uuid import UUID

from sqlalchemy import String, func, select, type_coerce
from sqlalchemy.orm import Session

from eduapp.exams.screens.models import (
    ScreenAttempt,
    ScreenMessage,
    ScreenNotice,
    ScreenRecord,
    ScreenSeat,
    ScreenTicket,
)
from eduapp.exams.screens.rules.journals import LEADS_TO, Fault, Reading
from eduapp.exams.screens.rules.last_answers import LastAnswers, last_answers
from eduapp.exams.sittings.models import Candidate
from eduapp.kiosk.formats.claim import Allowance
from eduapp.kiosk.rules.replay import WAITING

_AT_ONCE = 500  # records
_TO_THE_KIND = 200  # bytes of a record within which its kind stands
_KIND = re.compile(rb'"kind":"([a-z_]{1,20})"')
ATTEMPT, ANSWERS, MESSAGES, COMPUTERS, NOTICES = "attempt", "answers", "messages", "computers", "notices"


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
    records: int
    key: bytes = field(repr=False)
    messages: tuple[tuple[int, str, dict[str, object]], ...] = field(default=(), repr=False)


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
    return readings


def read_one(session: Session, attempt_id: UUID) -> Reading:
    """One journal, looked at from its first record."""
    reading = _fresh(session, attempt_id)
    for frame in frames(session, attempt_id):
        reading.take(frame)
    return reading


def answered(session: Session, sitting_id: UUID) -> Iterator[tuple[UUID, LastAnswers]]:
    """What everybody on screen answered last, attempt by attempt. Two statements, however many they are."""
    as_kept = type_coerce(ScreenAttempt.id, String)  # as the driver has it: an id for each record takes long
    query = select(as_kept, ScreenAttempt.id, ScreenAttempt.journal_key)
    query = query.where(ScreenAttempt.sitting_id == sitting_id)
    keys = {kept: (id, key) for kept, id, key in session.execute(query)}
    records = (
        select(type_coerce(ScreenRecord.attempt_id, String), ScreenRecord.payload)
        .join(ScreenAttempt, ScreenAttempt.id == ScreenRecord.attempt_id)
        .where(ScreenAttempt.sitting_id == sitting_id)
        .order_by(ScreenRecord.attempt_id, ScreenRecord.n)
        .execution_options(yield_per=_AT_ONCE)
    )
    for kept, some in groupby(session.execute(records), key=itemgetter(0)):
        id, key = keys.pop(kept)
        yield id, last_answers((_as_bytes(frame) for _kept, frame in some), str(id), key)
    yield from ((id, LastAnswers()) for id, _key in keys.values())


def answered_by(session: Session, attempt_id: UUID) -> LastAnswers:
    """The same of one attempt."""
    key = session.get_one(ScreenAttempt, attempt_id).journal_key
    return last_answers(frames(session, attempt_id), str(attempt_id), key)


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
        yield _as_bytes(frame)


def standing(session: Session, attempt_id: UUID) -> str:
    """Where a journal says the attempt stands, looked up from its end: acts cannot wait for all of it."""
    begins = func.substr(ScreenRecord.payload, 1, _TO_THE_KIND)
    last, query = None, select(ScreenRecord.n, begins).order_by(ScreenRecord.n.desc())
    while last is None or last > 1:
        some = query.where(ScreenRecord.attempt_id == attempt_id).limit(_AT_ONCE)
        found = session.execute(some if last is None else some.where(ScreenRecord.n < last)).all()
        if not found:
            break
        for n, frame in found:
            last = n
            kind = _kind(_as_bytes(frame))
            if kind in LEADS_TO:
                return LEADS_TO[kind]
    return WAITING


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


def seats(session: Session, sitting_id: UUID) -> list[SeatRow]:
    """Every seat with what was said to it, keys too: what a folder is given."""
    said: dict[UUID, list[tuple[int, str, dict[str, object]]]] = {}
    query = select(ScreenMessage.attempt_id, ScreenMessage.n, ScreenMessage.kind, ScreenMessage.body)
    query = query.join(ScreenAttempt, ScreenAttempt.id == ScreenMessage.attempt_id)
    for id, n, kind, body in session.execute(
        query.where(ScreenAttempt.sitting_id == sitting_id).order_by(ScreenMessage.n)
    ):
        said.setdefault(id, []).append((n, kind, cast("dict[str, object]", body)))
    kept = select(func.count()).select_from(ScreenRecord).correlate(ScreenAttempt)
    kept = kept.where(ScreenRecord.attempt_id == ScreenAttempt.id)
    rows = (
        select(
            ScreenAttempt.id, Candidate.candidate_number, kept.scalar_subquery(), ScreenAttempt.journal_key
        )
        .join(Candidate, Candidate.id == ScreenAttempt.candidate_id)
        .where(ScreenAttempt.sitting_id == sitting_id)
        .order_by(Candidate.candidate_number)
    )
    return [
        SeatRow(id, number, records, key, tuple(said.get(id, ())))
        for id, number, records, key in session.execute(rows)
    ]


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


def facts_of_screens(session: Session, sitting_id: UUID) -> dict[str, object]:
    """What the seal covers of everybody on screen, each part by a name of its own."""
    query = (
        select(ScreenAttempt, Candidate.candidate_number)
        .join(Candidate, Candidate.id == ScreenAttempt.candidate_id)
        .where(ScreenAttempt.sitting_id == sitting_id)
    )
    told: dict[str, object] = {}
    for attempt, number in session.execute(query):
        told[f"{ATTEMPT} {number}"] = {
            "id": str(attempt.id),
            "candidate": str(attempt.candidate_id),
            "paper": sha256(attempt.sealed).hexdigest(),
            "keys": sha256(attempt.journal_key + attempt.paper_key).hexdigest(),
            "questions": attempt.questions,
            "facts": attempt.facts,
        }
        told[f"{ANSWERS} {number}"] = _of_records(session, attempt)
        told[f"{MESSAGES} {number}"] = _of_messages(session, attempt.id)
        told[f"{COMPUTERS} {number}"] = _of_seats(session, attempt.id)
        told[f"{NOTICES} {number}"] = _of_notices(session, attempt.id)
    return told


def _of_records(session: Session, attempt: ScreenAttempt) -> dict[str, object]:
    """The bytes as they came: what they come to, and what of them is not genuine, follows from them."""
    bytes_, count = sha256(), 0
    for frame in frames(session, attempt.id):
        count += 1
        bytes_.update(len(frame).to_bytes(4, "big") + frame)
    return {"records": count, "bytes": bytes_.hexdigest()}


def _of_messages(session: Session, attempt_id: UUID) -> list[object]:
    query = select(ScreenMessage).where(ScreenMessage.attempt_id == attempt_id).order_by(ScreenMessage.n)
    return [[m.n, m.kind, m.body, str(m.said_by), _utc(m.said_at)] for m in session.scalars(query)]


def _of_seats(session: Session, attempt_id: UUID) -> list[object]:
    query = select(ScreenSeat).where(ScreenSeat.attempt_id == attempt_id).order_by(ScreenSeat.place)
    return [[s.place, str(s.kiosk), s.token_hash.hex(), _utc(s.begun_at)] for s in session.scalars(query)]


def _of_notices(session: Session, attempt_id: UUID) -> list[object]:
    query = select(ScreenNotice).where(ScreenNotice.attempt_id == attempt_id)
    found = session.scalars(query.order_by(ScreenNotice.at, ScreenNotice.id))
    return [[str(o.id), o.kind, o.n, str(o.by or ""), o.words, _utc(o.at)] for o in found]


def _as_bytes(value: object) -> bytes:
    """As it was kept; who changes a row by hand can leave text there, and that is no reason to stop."""
    return value if isinstance(value, bytes) else repr(value).encode()


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
