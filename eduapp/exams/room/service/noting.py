"""Acts about candidates, and incidents: a row for each. None ends an exam because of a suspicion."""

from dataclasses import dataclass, field
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.violations import Violation
from eduapp.exams.room import terms
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.facts import Facts, check_candidates, check_facts
from eduapp.exams.room.rules.times import begun_at, check_on_the_day, check_typed, when
from eduapp.exams.room.rules.words import check_words
from eduapp.exams.room.rules.writing import ActUnknown, check_seen_by
from eduapp.exams.room.service.writing import (
    Room,
    Told,
    against_writing,
    judged,
    numbers,
    opened,
    tell,
    write,
)
from eduapp.exams.screens import service as screens
from eduapp.exams.sittings.rules.states import PAUSED


@dataclass(frozen=True, kw_only=True)
class NoteAct(Command):
    """Something a candidate, or several at once, did; `minute` is the time on paper, if it is typed later.

    `back_minute` is of one who left the room and has come back by now: both are written down at once.
    """

    sitting_id: UUID
    act: str  # checked_in, authorised, left, back, handed_in or absent
    candidate_ids: tuple[UUID, ...]
    facts: Facts = field(default_factory=Facts)
    minute: int | None = None
    back_minute: int | None = None
    seen_by: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class NoteIncident(Command):
    """Something that happened: one key of the list, and a sentence; about a candidate or nobody."""

    sitting_id: UUID
    incident: str  # code: room_incidents
    words: str
    candidate_id: UUID | None = None
    minute: int | None = None
    seen_by: UUID | None = None


def note_act(uow: UnitOfWork, command: NoteAct) -> UUID:
    """Write down what candidates did, by the one table of states; the id of the first row."""
    uow.require(terms.WATCH_ROOM)
    room = opened(uow, command.sitting_id)
    said, at = command.facts, when(uow.now, room.exam.day, command.minute)
    if command.act not in steps.ACTS or not command.candidate_ids:
        uow.enforce([ActUnknown()])
    told = [
        Told(command.act, id, code=said.code, words=said.words, person=said.person, sheets=said.sheets)
        for id in command.candidate_ids
    ]
    problems: list[Violation] = [
        *against_writing(room),
        *check_on_the_day(uow.now, room.exam.day, command.minute),
        *check_seen_by(command.seen_by, room.watches),
        *check_facts(command.act, said),
    ]
    if command.act == steps.LEAVE and command.back_minute is not None:
        problems += check_typed(uow.now, room.exam.day, command.back_minute)
        back = when(uow.now, room.exam.day, command.back_minute)
        told += [Told(steps.BACK, id, when=back) for id in command.candidate_ids]
    problems += judged(room, told, at)
    problems += check_candidates(room.day, command.act, command.candidate_ids, said, at.minute)
    uow.enforce(problems)
    written = write(uow, room, told, at, command.seen_by)
    _tell_screens(uow, room, command)
    about = numbers(room, command.candidate_ids)
    tell(uow, room, terms.ACT_NOTED, act=f"room_acts:{command.act}", numbers=about)
    return written[0]


def _tell_screens(uow: UnitOfWork, room: Room, command: NoteAct) -> None:
    """What an act changes in somebody's time, it changes on screen too."""
    day, id, whom = room.day, room.sitting.id, command.candidate_ids
    if day.started is None or uow.today != room.exam.day:
        return
    still = day.phase == PAUSED
    if command.act == steps.AUTHORISE:  # who is let in while the others write begins at once
        begun = [one for one in whom if day.courses[one].begun is not None]
        screens.start(uow, id, day.ends(begun), begun_at(room.exam.day, day.started, uow.now), still=still)
    rested = [one for one in whom if day.courses[one].outs and day.courses[one].outs[-1].is_rest]
    ends = day.ends(rested)
    if command.act == steps.LEAVE and command.back_minute is None:
        screens.rest(uow, id, [one for one in rested if day.account(one).breaks_left])
    elif command.act == steps.LEAVE:  # over by now: only what it gave is told
        screens.settle(uow, id, ends)
    elif command.act == steps.BACK:
        screens.back(uow, id, ends, still=still)
    elif command.act == steps.HAND_IN:  # else it would go on there, with answers that come in and count
        screens.stop(uow, id, whom)


def note_incident(uow: UnitOfWork, command: NoteIncident) -> UUID:
    """Write down what happened. The exam goes on for whoever it is about."""
    uow.require(terms.WATCH_ROOM)
    room = opened(uow, command.sitting_id)
    at = when(uow.now, room.exam.day, command.minute)
    told = [Told(steps.INCIDENT, command.candidate_id, code=command.incident, words=command.words)]
    problems = [
        *against_writing(room),
        *check_on_the_day(uow.now, room.exam.day, command.minute),
        *check_seen_by(command.seen_by, room.watches),
        *check_words(command.words, needed=True),
        *judged(room, told, at),
    ]
    uow.enforce(problems)
    [entry_id] = write(uow, room, told, at, command.seen_by)
    who = [command.candidate_id] if command.candidate_id is not None else []
    incident = f"room_incidents:{command.incident}"
    tell(uow, room, terms.INCIDENT_NOTED, incident=incident, numbers=numbers(room, who) or "–")
    return entry_id
