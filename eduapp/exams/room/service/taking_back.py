"""A row written by mistake is taken back by a further row with a reason. Nothing is changed or deleted."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.violations import Violation
from eduapp.exams.room import terms
from eduapp.exams.room.rules import replay, steps
from eduapp.exams.room.rules.closing import Sealed
from eduapp.exams.room.rules.exam import at
from eduapp.exams.room.rules.log import Entry, taken_back
from eduapp.exams.room.rules.standing import Day
from eduapp.exams.room.rules.times import check_typed, when
from eduapp.exams.room.rules.words import check_words
from eduapp.exams.room.rules.writing import BackAlready, OverAtOnce, ReasonMissing, ReversalStays, StepStays
from eduapp.exams.room.service.writing import Room, Told, against_writing, judged, opened, tell, write
from eduapp.exams.screens import queries as screen_queries
from eduapp.exams.screens import service as screens
from eduapp.exams.sittings import service as sittings


@dataclass(frozen=True, kw_only=True)
class TakeBack(Command):
    """Which row, and why. With `minute` it counts at that time of the day instead of not at all."""

    sitting_id: UUID
    entry_id: UUID
    reason: str
    minute: int | None = None


def take_back(uow: UnitOfWork, command: TakeBack) -> UUID:
    """Take a row back, or put its time right, if the rest of the log holds together without it."""
    uow.require(terms.WATCH_ROOM)
    room = opened(uow, command.sitting_id)
    entry = next((one for one in room.entries if one.id == command.entry_id), None)
    if entry is None:
        raise NotFound
    if entry.kind in {steps.HEAR, steps.DECIDE}:
        uow.require(terms.DECIDE_CASES)
    now = when(uow.now, room.exam.day, None)
    told = [Told(steps.TAKE_BACK, entry.candidate, entry.id, words=command.reason, instead=command.minute)]
    before = room.day
    problems = list(_against(uow, room, entry, command)) or judged(room, told, now)
    uow.enforce(problems or _against_ends(uow, room, before))
    [back_id] = write(uow, room, told, now, uow.actor.user_id)
    screens.settle(uow, room.sitting.id, _moved(before, room.day))
    if entry.kind == steps.DECIDE and entry.about is not None:
        sittings.lift(uow, entry.about)  # a decision that does not stand keeps nobody waiting
        if entry.candidate is not None:
            sittings.counts_again(uow, entry.candidate)
    act = f"room_acts:{entry.kind}"
    tell(uow, room, terms.TAKEN_BACK, act=act, row=entry.number, reason=command.reason)
    return back_id


def _moved(before: Day, after: Day) -> dict[UUID, int]:
    """Whose end is another one by what was taken back, and which."""
    known = before.ends()
    return {id: end for id, end in after.ends().items() if known.get(id) != end}


def _against_ends(uow: UnitOfWork, room: Room, before: Day) -> Iterator[Violation]:
    """Nobody who works at a screen is handed in at once by a row of the log."""
    after, now = replay.the_day(room.exam, [*room.entries, *room.fresh]), when(uow.now, room.exam.day, None)
    known, at_screens = before.ends(), screen_queries.not_told(uow.session, room.sitting.id)
    for id, end in _moved(before, after).items():
        works = id in at_screens and after.courses[id].state in steps.AT_WORK
        if works and now.day == room.exam.day and end <= now.minute < known.get(id, end):
            yield OverAtOnce(number=after.courses[id].number, time=at(end))


def _against(uow: UnitOfWork, room: Room, entry: Entry, command: TakeBack) -> Iterator[Violation]:
    behind = room.seal is not None and entry.number > room.seal.rows
    yield from against_writing(room, behind_seal=behind)
    if room.seal is not None and behind and command.minute is not None:
        yield Sealed()
    if not command.reason.strip():
        yield ReasonMissing()
    yield from check_words(command.reason)
    yield from check_typed(uow.now, room.exam.day, command.minute)
    if entry.kind == steps.TAKE_BACK or entry.id in taken_back(room.entries):
        yield BackAlready(number=entry.number)
    elif entry.kind == steps.REVERSE:
        yield ReversalStays()
    elif entry.kind in steps.LEADS_TO and command.minute is None:
        yield StepStays()
