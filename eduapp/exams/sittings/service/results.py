"""Entering who came and which grade, and putting a wrong grade right. Each function is one use case."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.i18n import date_text
from eduapp.core.violations import Violation
from eduapp.education.courses.models import Course
from eduapp.education.courses.rules import scale
from eduapp.exams.sittings import terms
from eduapp.exams.sittings.models import Candidate, Result, Sitting
from eduapp.exams.sittings.rules import results as rules
from eduapp.exams.sittings.rules.planning import EntryCancelled, ScaleMissing
from eduapp.exams.sittings.rules.states import ANNULLED, HELD, PLANNED, PUBLISHED, label
from eduapp.exams.sittings.service.entering import add_candidate
from eduapp.exams.sittings.service.planning import PlanSitting, add_sitting
from eduapp.exams.sittings.service.records import (
    candidate_of,
    course_of,
    locked_candidate,
    name_of,
    result_of,
    sitting_on,
)


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
class CorrectResult(Command):
    """Another grade for one that was entered wrongly, with the reason."""

    candidate_id: UUID
    grade: str
    reason: str


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
    problems = list(_against_entry(candidate, sitting))
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
    """Fix a result (opplæringsforskrifta § 9-9): entered once, corrected only with a reason."""
    uow.require(terms.ENTER_RESULTS)
    candidate, sitting = locked_candidate(uow, command.candidate_id)
    return _enter(uow, candidate, sitting, command.grade)


def correct_result(uow: UnitOfWork, command: CorrectResult) -> UUID:
    """Put a wrong result right: a new row with the reason; the old one is kept."""
    uow.require(terms.CORRECT_RESULTS)
    candidate, sitting = locked_candidate(uow, command.candidate_id)
    old = result_of(uow, candidate.id)
    if old is None:
        raise NotFound
    problems = [
        *_against_entry(candidate, sitting),
        *_against(uow, sitting, command.grade),
        *rules.check_correction(old.grade, command.grade, command.reason),
    ]
    uow.enforce(problems)

    old.superseded = True
    uow.session.flush()
    fresh = _add_result(uow, candidate, sitting, command.grade, replaces=old, reason=command.reason.strip())
    _audit_result(uow, terms.RESULT_CORRECTED, candidate, sitting, fresh, old=old.grade, reason=fresh.reason)
    return fresh.id


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
    return _enter(uow, candidate, sitting, command.grade)


def _enter(uow: UnitOfWork, candidate: Candidate, sitting: Sitting, grade: str) -> UUID:
    problems = [*_against_entry(candidate, sitting), *_against(uow, sitting, grade)]
    old = result_of(uow, candidate.id)
    if old is not None:
        problems.append(rules.ResultFixed(grade=scale(sitting.scale).grade(old.grade).label))
    if candidate.attended is False:
        problems.append(rules.DidNotAttend(name=name_of(uow, candidate.learner_id)))
    uow.enforce(problems)
    candidate.attended = True
    result = _add_result(uow, candidate, sitting, grade)
    _audit_result(uow, terms.RESULT_ENTERED, candidate, sitting, result)
    return result.id


def _against_entry(candidate: Candidate, sitting: Sitting) -> Iterator[Violation]:
    """No entry that was cancelled has a result, and no exam before it is sealed or once it is annulled.

    One that stays planned was held elsewhere: its results come from a list.
    """
    if candidate.cancelled_at is not None:
        yield EntryCancelled(number=candidate.candidate_number)
    if sitting.state in {PUBLISHED, ANNULLED, *HELD}:
        yield rules.NoResultsNow(state=label(sitting.state))


def _against(uow: UnitOfWork, sitting: Sitting, grade: str) -> list[Violation]:
    known = scale(sitting.scale)
    codes = tuple(one.code for one in known.grades)
    return list(rules.check_result(grade, codes, known.label, sitting.day, uow.today))


def _add_result(
    uow: UnitOfWork,
    candidate: Candidate,
    sitting: Sitting,
    grade: str,
    replaces: Result | None = None,
    reason: str = "",
) -> Result:
    result = Result(
        candidate_id=candidate.id,
        grade=grade,
        passed=scale(sitting.scale).grade(grade).passed,
        entered_by=uow.actor.user_id,
        entered_at=uow.now,
        replaces_id=replaces.id if replaces else None,
        reason=reason,
    )
    uow.session.add(result)
    uow.session.flush()
    uow.publish(terms.RESULTS_CHANGED, terms.SITTINGS_CHANGED)
    return result


def _audit_result(
    uow: UnitOfWork, action: str, candidate: Candidate, sitting: Sitting, result: Result, **more: object
) -> None:
    course = course_of(uow, sitting.course_id)
    facts = {
        "name": name_of(uow, candidate.learner_id),
        "course": course.name,
        "day": sitting.day.isoformat(),
        "grade": result.grade,
    }
    uow.audit(action, result.id, candidate.learner_id, **facts, **more)
