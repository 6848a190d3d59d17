"""The exam begins: for everybody who was let in at once, or for one who was let in later."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.violations import Violation
from eduapp.exams.attempts import terms
from eduapp.exams.attempts.rules import everybody, states
from eduapp.exams.attempts.service.looking import Looked, Screens, audited
from eduapp.exams.room import service as room
from eduapp.exams.room import terms as room_terms
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.times import begun_at
from eduapp.exams.screens import service as screens
from eduapp.exams.sittings.rules.states import OPEN, PAUSED, RUNNING


@dataclass(frozen=True, kw_only=True)
class StartScreens(Command):
    """Everybody who was let in and has not begun, or one of them."""

    sitting_id: UUID
    attempt_id: UUID | None = None


def start_screens(uow: UnitOfWork, command: StartScreens) -> int:
    """Start them; how many. The first start is the start of the exam in the log of the room, too.

    Who begins later has the same beginning: nobody's time is made longer by coming late (§ 9-28).
    """
    uow.require(room_terms.WATCH_ROOM)
    held = Screens(uow, command.sitting_id)
    if command.attempt_id is None and held.sitting.state == OPEN:
        step = room.StepSitting(sitting_id=command.sitting_id, step=steps.STARTED, by_board=True)
        room.step_sitting(uow, step)
        held = Screens(uow, command.sitting_id)
    chosen = list(_chosen(held, command))
    uow.enforce(_against(held, chosen, command))
    day = held.day
    ends = day.ends(one.candidate_id for one in chosen)
    begins = begun_at(held.sitting.day, day.started, uow.now)
    screens.start(uow, held.sitting.id, ends, begins, still=day.phase == PAUSED)
    numbers = ", ".join(str(one.number) for one in sorted(chosen, key=lambda each: each.number))
    audited(uow, held.sitting, terms.SCREENS_STARTED, numbers=numbers)
    return len(chosen)


def _chosen(held: Screens, command: StartScreens) -> Iterator[Looked]:
    if command.attempt_id is not None:
        yield held.attempt(command.attempt_id)
        return
    yield from (one for one in held.attempts.values() if one.state == states.AUTHORISED)


def _against(held: Screens, chosen: list[Looked], command: StartScreens) -> Iterator[Violation]:
    if not chosen:
        yield from everybody.check_waiting(held.sitting.state)
    for one in chosen:
        yield from held.against(one, states.START)
    if command.attempt_id is not None and held.sitting.state not in {RUNNING, PAUSED}:
        yield states.BeginsTogether()
