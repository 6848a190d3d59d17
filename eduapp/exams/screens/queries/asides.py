"""What came from PCs that were left, what people chose of it, and whether each has told that it stopped."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.core.strict_json import Unfit
from eduapp.exams.screens.models import (
    ScreenAside,
    ScreenAttempt,
    ScreenChoice,
    ScreenMessage,
    ScreenRecord,
    ScreenSeat,
)
from eduapp.exams.screens.queries.journals import as_bytes, read_one
from eduapp.exams.screens.queries.standing import moved
from eduapp.exams.screens.rules.asides import Aside, Choice, Went, aside, digest_of, roots
from eduapp.exams.screens.rules.journals import Reading
from eduapp.exams.screens.rules.left import Left
from eduapp.exams.sittings.models import Candidate
from eduapp.kiosk.formats.journal import HEAD
from eduapp.kiosk.formats.messages import START
from eduapp.kiosk.formats.record import read_record


def asides(session: Session, sitting_id: UUID, readings: Mapping[UUID, Reading]) -> dict[UUID, Aside]:
    """Of everybody who was at more than one PC; `readings` of the journals that went on."""
    mine = select(ScreenAttempt.id).where(ScreenAttempt.sitting_id == sitting_id)
    came = select(ScreenAside.attempt_id).where(ScreenAside.attempt_id.in_(mine)).distinct()
    ids = {*session.scalars(came), *(id for id, reading in readings.items() if reading.partings)}
    seats = select(ScreenSeat.attempt_id).where(ScreenSeat.ended_at.is_not(None))
    ids.update(session.scalars(seats.where(ScreenSeat.attempt_id.in_(mine)).distinct()))
    return {id: _aside(session, id, readings[id]) for id in ids if id in readings}


def aside_of(session: Session, attempt_id: UUID) -> Aside:
    """Of one attempt."""
    return _aside(session, attempt_id, read_one(session, attempt_id))


def not_stopped(session: Session, sitting_id: UUID) -> dict[UUID, int]:
    """Of whom a PC that was left has not told that it stopped: candidate numbers by candidate."""
    mine = ScreenAttempt.sitting_id == sitting_id
    left = select(ScreenSeat.attempt_id).join(ScreenAttempt, ScreenAttempt.id == ScreenSeat.attempt_id)
    came = select(ScreenAside.attempt_id).join(ScreenAttempt, ScreenAttempt.id == ScreenAside.attempt_id)
    ids = {*session.scalars(left.where(mine, ScreenSeat.ended_at.is_not(None)))}
    ids.update(session.scalars(came.where(mine).distinct()), moved(session, sitting_id))
    whose = select(ScreenAttempt.id, Candidate.id, Candidate.candidate_number)
    rows = session.execute(whose.join(Candidate, Candidate.id == ScreenAttempt.candidate_id).where(mine))
    return {
        candidate: number
        for id, candidate, number in rows.all()
        if id in ids and not all(one.told for one in aside_of(session, id).left)
    }


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


def _aside(session: Session, attempt_id: UUID, reading: Reading) -> Aside:
    query = select(ScreenAside.payload).where(ScreenAside.attempt_id == attempt_id).order_by(ScreenAside.n)
    frames = [as_bytes(frame) for frame in session.scalars(query)]
    key = session.get_one(ScreenAttempt, attempt_id).journal_key
    chosen = select(ScreenChoice).where(ScreenChoice.attempt_id == attempt_id)
    choices = {
        one.digest: Choice(one.counts, one.message)
        for one in session.scalars(chosen.order_by(ScreenChoice.at, ScreenChoice.id))
    }
    started_at = _started_at(session, attempt_id)
    went = Went(reading.partings, reading.opened, started_at)
    macs = _macs(session, attempt_id, roots(frames, key))
    found = aside(frames, macs, key, reading.attempt, choices, went)
    silent = [] if started_at is None else _silent(session, attempt_id, found.opened, started_at)
    return replace(found, left=(*found.left, *silent))


def _started_at(session: Session, attempt_id: UUID) -> datetime | None:
    said = select(ScreenMessage.said_at).where(ScreenMessage.attempt_id == attempt_id)
    return session.scalar(said.where(ScreenMessage.kind == START).order_by(ScreenMessage.n).limit(1))


def _silent(session: Session, attempt_id: UUID, heard: frozenset[str], started_at: datetime) -> list[Left]:
    """PCs that had the seat by its ticket while the exam went on, and of which nothing ever came."""
    seats = select(ScreenSeat.kiosk, ScreenSeat.ended_at).where(ScreenSeat.attempt_id == attempt_id)
    rows = session.execute(seats.order_by(ScreenSeat.place)).all()
    left = {str(kiosk) for kiosk, ended in rows if ended is not None and ended > started_at}
    here = {str(kiosk) for kiosk, ended in rows if ended is None}
    return [Left(0, told=False) for _kiosk in left - here - heard]


def _macs(session: Session, attempt_id: UUID, numbers: set[int]) -> dict[int, str]:
    query = select(ScreenRecord.n, ScreenRecord.payload).where(ScreenRecord.attempt_id == attempt_id)
    found: dict[int, str] = {}
    for n, frame in session.execute(query.where(ScreenRecord.n.in_(numbers))):
        try:
            found[n] = read_record(as_bytes(frame)[HEAD.size :]).mac
        except Unfit:
            continue
    return found
