"""What follows a suspicion or conduct: reported, warned, heard, decided. Also behind the seal."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from eduapp.core.clock import zone
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.i18n import date_text
from eduapp.core.violations import Violation
from eduapp.exams.deadlines.rules import CHEATING_WAIT, wait
from eduapp.exams.room import terms
from eduapp.exams.room.rules import cases, steps
from eduapp.exams.room.rules.cases import KeptMissing, NameMissing, NotThatStep
from eduapp.exams.room.rules.times import TimeMissing, When, check_typed, when
from eduapp.exams.room.rules.words import LONGEST_NAME, check_words
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
from eduapp.exams.sittings import service as sittings
from eduapp.exams.sittings.models import Candidate
from eduapp.exams.sittings.rules import holds


@dataclass(frozen=True, kw_only=True)
class StepCase(Command):
    """Reported (to whom, what was kept as evidence) or warned. `day`, `minute`: as on paper, typed later."""

    sitting_id: UUID
    about_id: UUID  # the incident that opened the case
    step: str  # reported or warned
    person: str = ""
    kept: str = ""
    words: str = ""
    day: date | None = None
    minute: int | None = None


@dataclass(frozen=True, kw_only=True)
class HearCase(Command):
    """What the candidate says to it, in a sentence or two, and to whom."""

    sitting_id: UUID
    about_id: UUID
    words: str
    person: str
    day: date | None = None
    minute: int | None = None


@dataclass(frozen=True, kw_only=True)
class DecideCase(Command):
    """What head or county decided, who, and when the candidate was told of it."""

    sitting_id: UUID
    about_id: UUID
    outcome: str  # code: room_outcomes
    decider: str  # code: room_deciders
    person: str
    informed_on: date | None
    words: str = ""
    day: date | None = None
    minute: int | None = None


def step_case(uow: UnitOfWork, command: StepCase) -> UUID:
    """Report what was noted, or warn the candidate. The candidate goes on with the exam."""
    uow.require(terms.WATCH_ROOM)
    room = opened(uow, command.sitting_id)
    about, said = command.about_id, command.words
    told = Told(command.step, about=about, words=said, person=command.person, kept=command.kept)
    problems: list[Violation] = [*check_words(command.words), *check_words(command.kept)]
    if command.step not in {steps.REPORT, steps.WARN}:
        uow.enforce([NotThatStep()])
    if command.step == steps.REPORT:
        problems += [] if command.person.strip() else [NameMissing()]
        problems += [] if command.kept.strip() else [KeptMissing()]
    return _write(uow, room, told, problems, command.day, command.minute)


def hear_case(uow: UnitOfWork, command: HearCase) -> UUID:
    """Write down what the candidate says before anything is decided."""
    uow.require(terms.DECIDE_CASES)
    room = opened(uow, command.sitting_id)
    told = Told(steps.HEAR, about=command.about_id, words=command.words, person=command.person)
    problems = [*check_words(command.words, needed=True, decided=True)]
    problems += [] if command.person.strip() else [NameMissing()]
    return _write(uow, room, told, problems, command.day, command.minute)


def decide_case(uow: UnitOfWork, command: DecideCase) -> UUID:
    """Write down what was decided after the hearing. Who watched the exam cannot.

    An annulment is carried out by `appeals`; what it means for other exams holds from now on.
    """
    uow.require(terms.DECIDE_CASES)
    room = opened(uow, command.sitting_id)
    at = _when(uow, command.day, command.minute)
    ground = next((one.code for one in room.entries if one.id == command.about_id), cases.SUSPICION)
    said = cases.Decision(command.outcome, command.decider, command.person, at.day, command.informed_on)
    watched = uow.actor.user_id in room.watches
    told = Told(
        steps.DECIDE,
        about=command.about_id,
        code=command.outcome,
        words=command.words,
        person=command.person,
        decider=command.decider,
        informed_on=command.informed_on,
    )
    problems = [*check_words(command.words, decided=True)]
    problems += cases.check_decision(said, ground, uow.today, watched=watched)
    entry_id = _write(uow, room, told, problems, command.day, command.minute)
    if command.outcome == cases.ANNULMENT:
        _keep_waiting(uow, room, command.about_id, at.day)
    return entry_id


def _keep_waiting(uow: UnitOfWork, room: Room, about_id: UUID, decided_on: date) -> None:
    """Nobody is entered anew for a year from the decision on, whenever it is carried out (§§ 9-42, 9-69)."""
    about = next(one for one in room.entries if one.id == about_id)
    if about.candidate is None:
        return
    learner_id = uow.session.get_one(Candidate, about.candidate).learner_id
    until = wait(CHEATING_WAIT, decided_on).first_day
    sittings.hold(
        uow, learner_id, room.sitting.course_id, holds.CHEATING_WAIT, about_id, decided_on, until=until
    )


def _write(
    uow: UnitOfWork, room: Room, told: Told, problems: list[Violation], day: date | None, minute: int | None
) -> UUID:
    at = _when(uow, day, minute)
    about = next((one for one in room.entries if one.id == told.about), None)
    told = replace(told, candidate=about.candidate if about else None)
    problems = [
        *against_writing(room, behind_seal=True),
        *problems,
        *check_words(told.person, longest=LONGEST_NAME),
        *_against_time(uow, day, minute),
        *judged(room, [told], at),
    ]
    uow.enforce(_once(problems))
    [entry_id] = write(uow, room, [told], at, uow.actor.user_id)
    who = numbers(room, [told.candidate] if told.candidate is not None else [])
    action = terms.CASE_DECIDED if told.kind == steps.DECIDE else terms.CASE_STEPPED
    tell(uow, room, action, act=f"room_acts:{told.kind}", numbers=who)
    return entry_id


def _when(uow: UnitOfWork, day: date | None, minute: int | None) -> When:
    return when(uow.now, day or _today(uow.now), minute)


def _today(now: datetime) -> date:
    return now.astimezone(zone()).date()


def _against_time(uow: UnitOfWork, day: date | None, minute: int | None) -> Iterator[Violation]:
    """Another day than today has a time that was typed; neither is in the future."""
    wanted = day or uow.today
    if minute is None and wanted != uow.today:
        yield TimeMissing(day=date_text(wanted))
    yield from check_typed(uow.now, wanted, minute)


def _once(problems: list[Violation]) -> list[Violation]:
    """Each reason once, though two rules see it."""
    return list({one.sentence(): one for one in problems}.values())
