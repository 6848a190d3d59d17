"""Minutes given back for a disturbance: to everybody who was sitting then, to some, or to nobody."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.violations import Violation
from eduapp.exams.room import terms
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.times import check_on_the_day, when
from eduapp.exams.room.rules.words import check_words
from eduapp.exams.room.rules.writing import check_minutes
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


@dataclass(frozen=True, kw_only=True)
class CreditMinutes(Command):
    """How many minutes are given back; 0: none, with a sentence why. `candidate_ids` None: all who sat."""

    sitting_id: UUID
    about_id: UUID  # the stop or the incident
    minutes: int
    candidate_ids: tuple[UUID, ...] | None = None
    words: str = ""
    minute: int | None = None
    by_board: bool = False  # the board tells the exam PCs itself


def credit_minutes(uow: UnitOfWork, command: CreditMinutes) -> UUID:
    """Decide the minutes of a disturbance: one row for each who gets some, or one for none; the first id."""
    uow.require(terms.WATCH_ROOM)
    room = opened(uow, command.sitting_id)
    at = when(uow.now, room.exam.day, command.minute)
    chosen = _chosen(room, command)
    told = _rows(room, command, chosen)
    problems = [
        *against_writing(room),
        *check_on_the_day(uow.now, room.exam.day, command.minute),
        *check_words(command.words, needed=command.minutes == 0),
        *_against_minutes(room, command, chosen),
        *judged(room, told, at),
    ]
    uow.enforce(problems)
    written = write(uow, room, told, at)
    if not command.by_board:
        screens.settle(uow, command.sitting_id, room.day.ends(chosen))
    tell(uow, room, terms.MINUTES_CREDITED, minutes=command.minutes, numbers=numbers(room, chosen) or "–")
    return written[0]


def _chosen(room: Room, command: CreditMinutes) -> Sequence[UUID]:
    """Who gets minutes back."""
    if command.minutes == 0:
        return ()
    day = room.day
    if command.candidate_ids is not None or command.about_id not in day.disturbances:
        return [id for id in dict.fromkeys(command.candidate_ids or ()) if id in room.exam.candidates]
    return day.who_sat(command.about_id)


def _rows(room: Room, command: CreditMinutes, chosen: Sequence[UUID]) -> list[Told]:
    if command.minutes == 0:
        return [Told(steps.NO_CREDIT, about=command.about_id, words=command.words)]
    return [
        Told(steps.CREDIT, id, command.about_id, minutes=_back(room, command, id), words=command.words)
        for id in chosen
    ]


def _back(room: Room, command: CreditMinutes, candidate: UUID) -> int:
    """What one of them gets back: never the part of a stop that did not cost this person anything."""
    day = room.day
    disturbance = day.disturbances.get(command.about_id)
    if disturbance is None or disturbance.lasted is None or candidate not in day.who_sat(command.about_id):
        return command.minutes  # who did not sit then is refused by name
    lost = day.lost(command.about_id, candidate)
    return command.minutes if lost is None else max(0, command.minutes - (disturbance.lasted - lost))


def _against_minutes(room: Room, command: CreditMinutes, chosen: Sequence[UUID]) -> Iterator[Violation]:
    disturbance = room.day.disturbances.get(command.about_id)
    if disturbance is not None:
        yield from check_minutes(command.minutes, disturbance.lasted, len(chosen), command.words)
