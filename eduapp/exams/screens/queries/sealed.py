"""What the seal of an exam covers of everybody on screen."""

from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from eduapp.exams.screens.models import (
    ScreenAside,
    ScreenAttempt,
    ScreenChoice,
    ScreenMessage,
    ScreenNotice,
    ScreenRecord,
    ScreenSeat,
)
from eduapp.exams.screens.queries.answering import answered_by
from eduapp.exams.screens.queries.journals import as_bytes, frames
from eduapp.exams.screens.rules.last_answers import LastAnswers, digest_of
from eduapp.exams.sittings.models import Candidate

ATTEMPT, ANSWERS, MESSAGES, COMPUTERS, NOTICES = "attempt", "answers", "messages", "computers", "notices"
ASIDE, READ = "aside", "read"


def facts_of_screens(session: Session, sitting_id: UUID, *, read: bool = True) -> dict[str, object]:
    """What the seal covers of everybody on screen, each part by a name of its own.

    `read`: also what the records come to. It follows from them, and is reckoned for a new seal alone.
    """
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
        if read:
            told[f"{READ} {number}"] = fact_of_reading(answered_by(session, attempt.id))
        told[f"{MESSAGES} {number}"] = _of_messages(session, attempt.id)
        told[f"{COMPUTERS} {number}"] = _of_seats(session, attempt.id)
        told[f"{NOTICES} {number}"] = _of_notices(session, attempt.id)
        if found := _of_asides(session, attempt.id):  # seals from before there were any hold nothing of it
            told[f"{ASIDE} {number}"] = found
    return told


def ended_parts(session: Session, sitting_id: UUID) -> list[str]:
    """The parts of those whose answers were deleted in a run of two, none left: no seal can be reckoned anew.

    What is said to be ended while some are left is no end, and the seal tells.
    """
    query = (
        select(Candidate.candidate_number)
        .join(ScreenAttempt, ScreenAttempt.candidate_id == Candidate.id)
        .where(ScreenAttempt.sitting_id == sitting_id, ScreenAttempt.answers_ended)
        .where(~exists().where(ScreenRecord.attempt_id == ScreenAttempt.id))
    )
    numbers = session.scalars(query).all()
    return [f"{part} {number}" for number in numbers for part in (ANSWERS, READ, MESSAGES, ASIDE)]


def fact_of_reading(found: LastAnswers) -> str:
    """What somebody's records came to, as it is sealed: marking holds what it reads against it."""
    return digest_of(found)


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


def _of_asides(session: Session, attempt_id: UUID) -> dict[str, object]:
    """What came from PCs that were left, and what people chose of it; nothing if nothing came."""
    query = select(ScreenAside).where(ScreenAside.attempt_id == attempt_id)
    records = [
        [o.n, o.digest.hex(), sha256(as_bytes(o.payload)).hexdigest(), _utc(o.came_at)]
        for o in session.scalars(query.order_by(ScreenAside.n, ScreenAside.digest))
    ]
    chosen = select(ScreenChoice).where(ScreenChoice.attempt_id == attempt_id)
    choices = [
        [str(o.id), o.question, o.digest.hex(), o.counts, o.message, str(o.by), o.words, _utc(o.at)]
        for o in session.scalars(chosen.order_by(ScreenChoice.at, ScreenChoice.id))
    ]
    return {"records": records, "choices": choices} if records or choices else {}


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
