"""Entering who came, and which grade. Each function is one use case."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.i18n import date_text
from eduapp.education.courses.models import Course
from eduapp.education.courses.rules import scale
from eduapp.exams.sittings import terms
from eduapp.exams.sittings.models import Candidate, Result, Sitting
from eduapp.exams.sittings.rules import results as rules
from eduapp.exams.sittings.rules.planning import ScaleMissing
from eduapp.exams.sittings.rules.states import CLOSED, PLANNED, RELEASED
from eduapp.exams.sittings.service.entering import add_candidate
from eduapp.exams.sittings.service.holds import against_holds
from eduapp.exams.sittings.service.planning import PlanSitting, add_sitting
from eduapp.exams.sittings.service.records import (
    against_entry,
    against_grade,
    candidate_of,
    course_of,
    live_candidates,
    locked_candidate,
    locked_sitting,
    name_of,
    result_of,
    sitting_on,
    tell_of_result,
)
from eduapp.exams.sittings.service.states import move


@dataclass(frozen=True, kw_only=True)
class NoteAttendance(Command):
    """Whether a candidate came, and if not, whether that is documented."""

    candidate_id: UUID
    attended: bool
    documented: bool = False  # of an absence: nobody could foresee or help it (§§ 9-36, 15-24)


@dataclass(frozen=True, kw_only=True)
class EnterResult(Command):
    """A grade, as a code of the sitting's scale."""

    candidate_id: UUID
    grade: str


@dataclass(frozen=True, kw_only=True)
class RecordResult(Command):
    """A grade from a list: course, day and learner; sitting and candidate are made when missing."""

    course_id: UUID
    day: date
    learner_id: UUID
    grade: str


def note_attendance(uow: UnitOfWork, command: NoteAttendance) -> None:
    """Say who came. Somebody with a result has sat the exam."""
    uow.require(terms.ENTER_RESULTS)
    candidate, sitting = locked_candidate(uow, command.candidate_id)
    result = result_of(uow, candidate.id)
    problems = list(against_entry(candidate, sitting))
    if result is not None and not command.attended:
        problems.append(rules.ResultFixed(grade=scale(sitting.scale).grade(result.grade).label))
    if sitting.day > uow.today:
        problems.append(rules.SittingInFuture(day=f"{sitting.day:%d.%m.%Y}"))
    if sitting.state != PLANNED:
        problems += rules.check_attendance(candidate.candidate_number, candidate.attended, command.attended)
    uow.enforce(problems)
    candidate.attended = command.attended
    candidate.documented = command.documented and not command.attended
    name = name_of(uow, candidate.learner_id)
    uow.audit(terms.ATTENDANCE_NOTED, candidate.id, candidate.learner_id, name=name, came=command.attended)
    uow.publish(terms.SITTINGS_CHANGED)


def enter_result(uow: UnitOfWork, command: EnterResult) -> UUID:
    """Fix a result of an exam held elsewhere (opplæringsforskrifta § 9-9): entered once, then corrected."""
    uow.require(terms.ENTER_RESULTS)
    candidate, sitting = locked_candidate(uow, command.candidate_id)
    _enforce_elsewhere(uow, sitting)
    return _enter(uow, candidate, sitting, command.grade)


def fix_result(
    uow: UnitOfWork, candidate_id: UUID, grade: str, points: int | None = None, most: int | None = None
) -> UUID:
    """Fix a grade within the caller's use case, of an exam that was held here and is sealed (§ 9-9).

    Points in hundredths, where the grade rests on some. Raises Refused as `enter_result` does.
    """
    candidate, sitting = locked_candidate(uow, candidate_id)
    return _enter(uow, candidate, sitting, grade, (points, most))


def release_results(uow: UnitOfWork, sitting_id: UUID, candidate_ids: Collection[UUID]) -> None:
    """Let the results of these candidates be told from now on, within the use case of the second of two.

    The trail says who got which grade. The sitting is released; who is not among them waits for a release
    of their own.
    """
    sitting = locked_sitting(uow, sitting_id)
    move(uow, sitting.id, RELEASED)
    for candidate in live_candidates(uow, sitting.id):
        result = result_of(uow, candidate.id)
        if result is not None and candidate.id in candidate_ids:
            candidate.released_at = uow.now
            tell_of_result(uow, terms.RESULT_ENTERED, result.id, candidate, sitting, result.grade)
    uow.session.flush()
    uow.publish(terms.RESULTS_CHANGED, terms.SITTINGS_CHANGED)


def record_result(uow: UnitOfWork, command: RecordResult) -> UUID:
    """A result from a list. The same line again changes nothing; another grade for it is refused."""
    uow.require(terms.ENTER_RESULTS)
    uow.require(terms.PLAN_SITTINGS)
    uow.lock(Course, command.course_id)
    course = course_of(uow, command.course_id)
    if not course.scale:
        uow.enforce([ScaleMissing(course=course.name)])
    sitting = sitting_on(uow, course.id, command.day) or add_sitting(
        uow, course, PlanSitting(course_id=course.id, day=command.day)
    )
    name = name_of(uow, command.learner_id)
    candidate = candidate_of(uow, sitting.id, command.learner_id)
    if candidate is None:
        if sitting.state != PLANNED:
            uow.enforce([rules.NotEntered(name=name, day=date_text(sitting.day))])
        candidate = add_candidate(uow, sitting, command.learner_id, name)
    known = result_of(uow, candidate.id)
    if known is not None and known.grade == command.grade:
        return known.id
    _enforce_elsewhere(uow, sitting)
    uow.enforce(against_holds(uow, sitting, command.learner_id, name))
    return _enter(uow, candidate, sitting, command.grade)


def _enforce_elsewhere(uow: UnitOfWork, sitting: Sitting) -> None:
    """No grade comes from one hand into an exam whose answers are here to be marked."""
    if sitting.state in CLOSED:
        uow.enforce([rules.HeldHere()])


def _enter(
    uow: UnitOfWork,
    candidate: Candidate,
    sitting: Sitting,
    grade: str,
    points: tuple[int | None, int | None] = (None, None),
) -> UUID:
    problems = [*against_entry(candidate, sitting), *against_grade(uow, sitting, grade)]
    old = result_of(uow, candidate.id)
    if old is not None:
        problems.append(rules.ResultFixed(grade=scale(sitting.scale).grade(old.grade).label))
    if candidate.attended is False:
        problems.append(rules.DidNotAttend(name=name_of(uow, candidate.learner_id)))
    uow.enforce(problems)
    candidate.attended = True
    result = Result(
        candidate_id=candidate.id,
        grade=grade,
        passed=scale(sitting.scale).grade(grade).passed,
        points=points[0],
        most=points[1],
        entered_by=uow.actor.user_id,
        entered_at=uow.now,
    )
    uow.session.add(result)
    uow.session.flush()
    tell_of_result(uow, terms.RESULT_ENTERED, result.id, candidate, sitting, grade)
    uow.publish(terms.RESULTS_CHANGED, terms.SITTINGS_CHANGED)
    return result.id
