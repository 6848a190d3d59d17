"""A journal that came on a stick: every record looked at, what is new added, what differs named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.i18n import N_
from eduapp.core.violations import Violation
from eduapp.exams.attempts.service.looking import Screens
from eduapp.exams.room import terms as room_terms
from eduapp.exams.screens import queries
from eduapp.exams.screens import terms as screen_terms
from eduapp.exams.screens.models import ScreenRecord, ScreenTicket
from eduapp.exams.screens.rules.journals import Fault
from eduapp.exams.sittings.rules.states import COLLECTING, OPEN, PAUSED, RUNNING
from eduapp.kiosk.formats.journal import HEAD
from eduapp.kiosk.formats.record import MOVED_IN, read_record


class JournalBroken(Violation):
    """What cannot be believed does not come in."""

    message = N_("Candidate {number}: {cause}. Nothing of that file was taken in.")


class OtherJournal(Violation):
    """Two records under one number."""

    message = N_(
        "Candidate {number}: record {n} is another than the one that came before. Nothing was taken in."
    )


class TooLate(Violation):
    """What two people have signed stays as it is."""

    message = N_("The exam is closed. No answers come in any more.")


@dataclass(frozen=True, kw_only=True)
class KeepJournal(Command):
    """The records of one attempt, as a file had them."""

    sitting_id: UUID
    attempt_id: UUID
    frames: tuple[bytes, ...] = field(repr=False)


def keep_journal(uow: UnitOfWork, command: KeepJournal) -> int:
    """Add what is new; how many records."""
    uow.require(room_terms.WATCH_ROOM)
    held = Screens(uow, command.sitting_id)
    one = held.attempt(command.attempt_id)
    kept = list(queries.frames(uow.session, one.id))
    fault = queries.judged(uow.session, one.id, command.frames)
    state = held.sitting.state
    uow.enforce(_against(one.number, state, kept, command.frames, fault))
    fresh = command.frames[len(kept) :]
    for place, frame in enumerate(fresh, start=len(kept) + 1):
        row = ScreenRecord(attempt_id=one.id, n=place, payload=frame, came_at=uow.now)
        uow.session.add(row)
    if any(map(_moves_in, fresh)):  # the leave that was given is used
        ticket = select(ScreenTicket).where(ScreenTicket.attempt_id == one.id)
        uow.session.execute(ticket).scalar_one().may_move = False
    uow.session.flush()
    if fresh:
        uow.publish(screen_terms.ATTEMPTS_CHANGED)
    return len(fresh)


def _moves_in(frame: bytes) -> bool:
    """Whether another PC goes on from here; frames were judged before."""
    record = read_record(frame[HEAD.size :])
    return record.kind == MOVED_IN and record.value["by"] != "none"


def _against(
    number: int, state: str, kept: Sequence[bytes], frames: Sequence[bytes], fault: Fault | None
) -> Iterator[Violation]:
    if state not in {OPEN, RUNNING, PAUSED, COLLECTING}:
        yield TooLate()
    if fault is not None:
        yield JournalBroken(number=number, cause=fault.sentence())
    for n, (before, now) in enumerate(zip(kept, frames, strict=False), start=1):
        if before != now:
            yield OtherJournal(number=number, n=n)
            return
