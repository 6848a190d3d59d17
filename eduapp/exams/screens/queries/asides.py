"""What came from PCs that were left, and what people chose of it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.exams.screens.models import ScreenAside, ScreenAttempt, ScreenChoice, ScreenRecord, ScreenSeat
from eduapp.exams.screens.queries.journals import as_bytes, read_one
from eduapp.exams.screens.rules.asides import Aside, Choice, aside, digest_of, roots
from eduapp.exams.screens.rules.journals import Reading
from eduapp.exams.sittings.models import Candidate
from eduapp.kiosk.formats.facts import Unfit
from eduapp.kiosk.formats.journal import HEAD
from eduapp.kiosk.formats.record import read_record
from eduapp.kiosk.rules.replay import Attempt


def asides(session: Session, sitting_id: UUID, readings: Mapping[UUID, Reading]) -> dict[UUID, Aside]:
    """Of everybody of whom something came aside; `readings` of the journals that went on."""
    came = select(ScreenAside.attempt_id).join(ScreenAttempt, ScreenAttempt.id == ScreenAside.attempt_id)
    ids = session.scalars(came.where(ScreenAttempt.sitting_id == sitting_id).distinct())
    return {id: _aside(session, id, readings[id].attempt) for id in ids if id in readings}


def aside_of(session: Session, attempt_id: UUID) -> Aside:
    """Of one attempt."""
    return _aside(session, attempt_id, read_one(session, attempt_id).attempt)


def undecided(session: Session, sitting_id: UUID) -> list[int]:
    """The numbers of candidates of whom somebody has to choose which answers count."""
    came = (
        select(ScreenAttempt.id, Candidate.candidate_number)
        .join(Candidate, Candidate.id == ScreenAttempt.candidate_id)
        .where(ScreenAttempt.sitting_id == sitting_id)
        .where(select(ScreenAside.n).where(ScreenAside.attempt_id == ScreenAttempt.id).exists())
        .order_by(Candidate.candidate_number)
    )
    return [number for id, number in session.execute(came).all() if aside_of(session, id).open]


def is_known(session: Session, attempt_id: UUID, frames: Sequence[bytes]) -> bool:
    """Whether a journal that came by another way brings nothing: its last record names all before it."""
    if not frames:
        return True
    here = select(ScreenRecord.payload).where(ScreenRecord.attempt_id == attempt_id)
    kept = session.scalar(here.where(ScreenRecord.n == len(frames)))
    if kept is not None and as_bytes(kept) == frames[-1]:
        return True
    beside = select(ScreenAside.n).where(
        ScreenAside.attempt_id == attempt_id, ScreenAside.digest == digest_of(frames[-1])
    )
    return session.scalar(beside) is not None


def was_left(session: Session, attempt_id: UUID, kiosk: str) -> bool:
    """Whether a PC had the seat by its ticket, and another has taken it since."""
    query = select(ScreenSeat.kiosk, ScreenSeat.ended_at).where(ScreenSeat.attempt_id == attempt_id)
    seats = session.execute(query.order_by(ScreenSeat.place)).all()
    mine = [ended for id, ended in seats if str(id) == kiosk]
    return bool(mine) and mine[-1] is not None and seats[-1][1] is None


def _aside(session: Session, attempt_id: UUID, attempt: Attempt) -> Aside:
    query = select(ScreenAside.payload).where(ScreenAside.attempt_id == attempt_id).order_by(ScreenAside.n)
    frames = [as_bytes(frame) for frame in session.scalars(query)]
    key = session.get_one(ScreenAttempt, attempt_id).journal_key
    chosen = select(ScreenChoice).where(ScreenChoice.attempt_id == attempt_id)
    choices = {
        one.digest: Choice(one.counts, one.message)
        for one in session.scalars(chosen.order_by(ScreenChoice.at, ScreenChoice.id))
    }
    return aside(frames, _macs(session, attempt_id, roots(frames, key)), key, attempt, choices)


def _macs(session: Session, attempt_id: UUID, numbers: set[int]) -> dict[int, str]:
    query = select(ScreenRecord.n, ScreenRecord.payload).where(ScreenRecord.attempt_id == attempt_id)
    found: dict[int, str] = {}
    for n, frame in session.execute(query.where(ScreenRecord.n.in_(numbers))):
        try:
            found[n] = read_record(as_bytes(frame)[HEAD.size :]).mac
        except Unfit:
            continue
    return found
