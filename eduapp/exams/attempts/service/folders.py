"""A journal that came on a stick: every record looked at, what is new added, what differs kept beside it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.i18n import N_
from eduapp.core.violations import Violation
from eduapp.exams.attempts.service.looking import Looked, Screens
from eduapp.exams.room import terms as room_terms
from eduapp.exams.screens import queries
from eduapp.exams.screens import service as screens
from eduapp.exams.screens import terms as screen_terms
from eduapp.exams.screens.models import BY_A_FOLDER, MOST_TRIES, ScreenRecord, ScreenTicket, ScreenTry
from eduapp.exams.screens.rules.journals import Fault
from eduapp.exams.sittings.rules.states import COLLECTING, OPEN, PAUSED, RUNNING
from eduapp.kiosk.formats.claim import BY_FILE
from eduapp.kiosk.formats.journal import HEAD
from eduapp.kiosk.formats.record import MOVED_IN, OPENED, read_record


class JournalBroken(Violation):
    """What cannot be believed does not come in."""

    message = N_("Candidate {number}: {cause}. Nothing of that file was taken in.")


class TooLate(Violation):
    """What two people have signed stays as it is."""

    message = N_("The exam is closed. No answers come in any more.")


@dataclass(frozen=True, kw_only=True)
class KeepJournal(Command):
    """The records of one attempt, as a file had them."""

    sitting_id: UUID
    attempt_id: UUID
    frames: tuple[bytes, ...] = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class LockTicket(Command):
    """A ticket was typed wrongly too often at an exam PC that works by a folder."""

    sitting_id: UUID
    attempt_id: UUID


def lock_ticket(uow: UnitOfWork, command: LockTicket) -> None:
    """Note it here, so that the board says so. It is locked where it was typed, and not for other PCs."""
    uow.require(room_terms.WATCH_ROOM)
    held = Screens(uow, command.sitting_id)
    one = held.attempt(command.attempt_id)
    if one.tries < MOST_TRIES:
        ticket = _ticket(uow, one)
        uow.session.add(ScreenTry(attempt_id=one.id, round=ticket.round, pc=BY_A_FOLDER, count=MOST_TRIES))
        screens.notice(uow, one.id, "locked")
        uow.publish(screen_terms.ATTEMPTS_CHANGED)


def keep_journal(uow: UnitOfWork, command: KeepJournal) -> int:
    """Add what is new; how many records.

    What goes apart from the journal that is here, or is of a PC that was left, is kept beside it.
    """
    uow.require(room_terms.WATCH_ROOM)
    held = Screens(uow, command.sitting_id)
    one = held.attempt(command.attempt_id)
    screens.hold(uow, held.sitting.id)
    kept = list(queries.frames(uow.session, one.id))
    fault = queries.judged(uow.session, one.id, command.frames)
    uow.enforce(_against(one.number, held.sitting.state, fault))
    same = next(
        (n for n, pair in enumerate(zip(kept, command.frames, strict=False)) if len(set(pair)) > 1), None
    )
    if same is None and _goes_on(uow, one, command.frames, len(kept)):
        count = _append(uow, one, command.frames[len(kept) :], len(kept))
    else:
        same = len(kept) if same is None else same
        count = screens.set_aside(uow, one.id, command.frames, same)
        if count and _is_of_a_file(command.frames[same:]):
            screens.notice(uow, one.id, "one_file", n=same + 1)
    if count:
        uow.publish(screen_terms.ATTEMPTS_CHANGED)
    return count


def _is_of_a_file(frames: Sequence[bytes]) -> bool:
    """Whether a PC went on here from a file that another one went on from, too."""
    read = (read_record(frame[HEAD.size :]) for frame in frames)
    return any(one.kind == MOVED_IN and one.value["by"] == BY_FILE for one in read)


def _append(uow: UnitOfWork, one: Looked, fresh: Sequence[bytes], last: int) -> int:
    for place, frame in enumerate(fresh, start=last + 1):
        uow.session.add(ScreenRecord(attempt_id=one.id, n=place, payload=frame, came_at=uow.now))
    if any(map(_moves_in, fresh)):  # the leave that was given is used
        _ticket(uow, one).may_move = False
    uow.session.flush()
    return len(fresh)


def _ticket(uow: UnitOfWork, one: Looked) -> ScreenTicket:
    return uow.session.execute(select(ScreenTicket).where(ScreenTicket.attempt_id == one.id)).scalar_one()


def _moves_in(frame: bytes) -> bool:
    """Whether another PC goes on from here; frames were judged before."""
    record = read_record(frame[HEAD.size :])
    return record.kind == MOVED_IN and record.value["by"] != "none"


def _goes_on(uow: UnitOfWork, one: Looked, frames: Sequence[bytes], last: int) -> bool:
    """Whether what is new was written by a PC that has the seat, or that somebody came to with a file."""
    by_file, kiosk = False, ""
    for frame in frames[: last + 2]:  # who comes with a file says so in the second record
        read = read_record(frame[HEAD.size :])
        if read.kind == OPENED:
            by_file, kiosk = by_file and read.value["kiosk"] == kiosk, read.value["kiosk"]
        elif read.kind == MOVED_IN:
            by_file = read.value["by"] == BY_FILE
    return by_file or not queries.was_left(uow.session, one.id, kiosk)


def _against(number: int, state: str, fault: Fault | None) -> Iterator[Violation]:
    if state not in {OPEN, RUNNING, PAUSED, COLLECTING}:
        yield TooLate()
    if fault is not None:
        yield JournalBroken(number=number, cause=fault.sentence())
