"""Steps of the whole sitting: opened, started, stopped, gone on, collected. Each is a row and a move."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.violations import Violation
from eduapp.exams.room import terms
from eduapp.exams.room.rules import closing, steps
from eduapp.exams.room.rules.times import When, begun_at, check_on_the_day, when
from eduapp.exams.room.rules.words import check_words
from eduapp.exams.room.service.writing import (
    Room,
    Told,
    against_writing,
    judged,
    opened,
    tell,
    write,
)
from eduapp.exams.screens import service as screens
from eduapp.exams.sittings import queries as sitting_queries
from eduapp.exams.sittings import service as sittings
from eduapp.exams.sittings.rules.states import check_move


@dataclass(frozen=True, kw_only=True)
class StepSitting(Command):
    """The next step of a sitting; `minute` is the time of its day on paper, if it is typed later."""

    sitting_id: UUID
    step: str  # opened, started, paused, resumed or collected
    words: str = ""  # why, of a stop for all
    minute: int | None = None
    seen_by: UUID | None = None
    by_board: bool = False  # the board tells the exam PCs itself


def step_sitting(uow: UnitOfWork, command: StepSitting) -> UUID:
    """Take the sitting on, by the one table of its states."""
    uow.require(terms.WATCH_ROOM)
    room = opened(uow, command.sitting_id)
    at = when(uow.now, room.exam.day, command.minute)
    told = [Told(command.step, words=command.words)]
    problems = [
        *against_writing(room),
        *check_on_the_day(uow.now, room.exam.day, command.minute),
        *check_words(command.words, needed=command.step == steps.STOPPED),
        *judged(room, told, at),
    ]
    uow.enforce(problems or _against_step(uow, room, command, at))
    [entry_id] = write(uow, room, told, at, command.seen_by)
    sittings.move(uow, room.sitting.id, steps.LEADS_TO[command.step], command.words)
    if not command.by_board:
        _tell_screens(uow, room, command.step)
    tell(uow, room, terms.STEP_NOTED, act=f"room_acts:{command.step}", words=command.words)
    return entry_id


def _tell_screens(uow: UnitOfWork, room: Room, step: str) -> None:
    if step == steps.STARTED and uow.today == room.exam.day:
        day = room.day
        ends = day.ends(id for id, course in day.courses.items() if course.begun is not None)
        screens.start(uow, room.sitting.id, ends, begun_at(room.exam.day, day.started, uow.now), still=False)
    elif step == steps.STOPPED:
        screens.stand_still(uow, room.sitting.id)
    elif step == steps.RESUMED and (stop := room.day.last_stop) is not None:
        since = When(room.exam.day, stop.minute, typed=True).moment
        screens.go_on(uow, room.sitting.id, since, room.day.resting)


def _against_step(uow: UnitOfWork, room: Room, command: StepSitting, at: When) -> Iterator[Violation]:
    """What a step asks for besides the order of the log."""
    yield from check_move(room.sitting.state, steps.LEADS_TO[command.step], command.words)
    if command.step == steps.OPENED:
        yield from closing.before_opening(room.watches)
        yield from sitting_queries.against_opening(uow.session, room.sitting.id)
    elif command.step == steps.STARTED:
        yield from closing.before_starting(room.day)
    elif command.step == steps.COLLECTED:
        yield from closing.before_collecting(room.day, at.minute)
