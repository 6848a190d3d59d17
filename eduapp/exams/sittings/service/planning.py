"""Planning exams, and changing them before the day."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.violations import Override, Violation
from eduapp.education.courses.models import Course
from eduapp.education.places.models import Place
from eduapp.education.timetable import service as timetable
from eduapp.exams.sittings import terms
from eduapp.exams.sittings.models import Sitting
from eduapp.exams.sittings.rules import planning as rules
from eduapp.exams.sittings.rules.law import WRITTEN, kept_free
from eduapp.exams.sittings.rules.states import BEFORE_THE_DAY, label
from eduapp.exams.sittings.service.records import (
    course_of,
    keep_calendar,
    kept,
    live_candidates,
    locked_sitting,
    longest,
    sitting_on,
    watches_of,
)


@dataclass(frozen=True, kw_only=True)
class PlanSitting(Command):
    """An exam in a course on a day. `start_minute` is of the day; `minutes` is how long it lasts."""

    course_id: UUID
    day: date
    start_minute: int = rules.WRITTEN_START_MINUTE
    minutes: int = rules.LONGEST_WRITTEN
    kind: str = WRITTEN
    place_id: UUID | None = None
    invigilator_id: UUID | None = None
    override: Override | None = None


@dataclass(frozen=True, kw_only=True)
class ChangeSitting(Command):
    """Another time or room for an exam that is not open yet."""

    sitting_id: UUID
    version: int
    start_minute: int
    minutes: int
    place_id: UUID | None
    override: Override | None = None


def plan_sitting(uow: UnitOfWork, command: PlanSitting) -> UUID:
    """Set up an exam. Its scale is the course's, as it is today."""
    uow.require(terms.PLAN_SITTINGS)
    uow.lock(Course, command.course_id)
    course = course_of(uow, command.course_id)
    times = list(rules.check_times(command.kind, command.start_minute, command.minutes, command.day))
    uow.enforce([one for one in times if isinstance(one, rules.StartImpossible)])
    wanted = _new_sitting(course, command)
    problems: list[Violation] = []
    if not course.scale:
        problems.append(rules.ScaleMissing(course=course.name))
    if sitting_on(uow, command.course_id, command.day) is not None:
        problems.append(rules.SittingExists(day=f"{command.day:%d.%m.%Y}"))
    problems += times
    watches = [command.invigilator_id] if command.invigilator_id else []
    problems += timetable.stands_against(uow, kept(wanted, course.name, watches=watches))
    uow.enforce(problems, command.override)
    return add_sitting(uow, course, command).id


def change_sitting(uow: UnitOfWork, command: ChangeSitting) -> None:
    """Move an exam to another time of its day or another room, before it is opened."""
    uow.require(terms.PLAN_SITTINGS)
    sitting = locked_sitting(uow, command.sitting_id)
    uow.expect_version(sitting, command.version)
    if sitting.state not in BEFORE_THE_DAY:
        uow.enforce([rules.TooLateForThat(state=label(sitting.state))])
    course = course_of(uow, sitting.course_id).name
    entered = live_candidates(uow, sitting.id)
    learners = [one.learner_id for one in entered]
    problems = list(rules.check_times(sitting.kind, command.start_minute, command.minutes, sitting.day))
    uow.enforce([one for one in problems if isinstance(one, rules.StartImpossible)])
    most = longest(uow, sitting, learners, command.minutes)
    wanted = replace(
        kept(sitting, course, watches=watches_of(uow, sitting), learners=learners),
        span=kept_free(command.start_minute, most),
        place_id=command.place_id,
    )
    place = uow.session.get(Place, command.place_id) if command.place_id else None
    if most > command.minutes:
        problems += rules.check_end(command.start_minute, most)
    if place is not None and 0 < place.seats < len(entered):
        problems.append(rules.PlaceTooSmall(seats=place.seats, candidates=len(entered)))
    problems += timetable.stands_against(uow, wanted)
    uow.enforce(problems, command.override)
    sitting.start_minute, sitting.minutes = command.start_minute, command.minutes
    sitting.place_id = command.place_id
    keep_calendar(uow, sitting)
    uow.audit(terms.SITTING_CHANGED, sitting.id, course=course, day=sitting.day.isoformat())
    uow.publish(terms.SITTINGS_CHANGED)


def add_sitting(uow: UnitOfWork, course: Course, wanted: PlanSitting) -> Sitting:
    """Write a sitting that nothing stands against."""
    sitting = _new_sitting(course, wanted)
    uow.session.add(sitting)
    keep_calendar(uow, sitting)
    uow.audit(terms.SITTING_PLANNED, sitting.id, course=course.name, day=wanted.day.isoformat())
    uow.publish(terms.SITTINGS_CHANGED)
    return sitting


def _new_sitting(course: Course, command: PlanSitting) -> Sitting:
    return Sitting(
        course_id=course.id,
        day=command.day,
        start_minute=command.start_minute,
        minutes=command.minutes,
        kind=command.kind,
        place_id=command.place_id,
        invigilator_id=command.invigilator_id,
        scale=course.scale,
    )
