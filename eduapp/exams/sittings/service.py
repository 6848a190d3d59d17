"""What can be done with sittings and results. Each function is one use case, one transaction."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import false, select

from eduapp.core.db.base import new_id
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.violations import Override, Violation
from eduapp.education.courses.models import Course
from eduapp.education.courses.rules import scale
from eduapp.education.places.models import Place
from eduapp.education.places.rules import check_place_for
from eduapp.education.timetable import service as timetable
from eduapp.education.timetable.rules.conflicts import SITTING
from eduapp.exams.sittings import rules, terms
from eduapp.exams.sittings.models import Candidate, Result, Sitting
from eduapp.people.apart.queries import against_company
from eduapp.people.apart.rules import Level
from eduapp.people.learners import queries as learner_queries


@dataclass(frozen=True, kw_only=True)
class PlanSitting(Command):
    """An exam in a course on a day."""

    course_id: UUID
    day: date
    start_minute: int = rules.WRITTEN_START_MINUTE
    place_id: UUID | None = None
    invigilator_id: UUID | None = None
    override: Override | None = None


@dataclass(frozen=True, kw_only=True)
class EnterCandidate(Command):
    """A learner to sit the exam."""

    sitting_id: UUID
    learner_id: UUID
    override: Override | None = None


@dataclass(frozen=True, kw_only=True)
class NoteAttendance(Command):
    """Whether a candidate came."""

    candidate_id: UUID
    attended: bool


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


def plan_sitting(uow: UnitOfWork, command: PlanSitting) -> UUID:
    """Set up an exam. Its scale is the course's, as it is today."""
    uow.require(terms.PLAN_SITTINGS)
    uow.lock(Course, command.course_id)
    course = _course(uow, command.course_id)
    problems: list[Violation] = []
    if not course.scale:
        problems.append(rules.ScaleMissing(course=course.name))
    if _sitting_on(uow, command.course_id, command.day) is not None:
        problems.append(rules.SittingExists(day=f"{command.day:%d.%m.%Y}"))
    problems += timetable.stands_against(uow, _kept(command, new_id(), course.name))
    uow.enforce(problems, command.override)
    return _add_sitting(uow, course, command).id


def enter_candidate(uow: UnitOfWork, command: EnterCandidate) -> UUID:
    """Enter somebody, with the next free candidate number.

    Lessons give way to an exam; another exam stops it, a fixed appointment wants a reason (house rules 5.1).
    """
    uow.require(terms.PLAN_SITTINGS)
    uow.lock(Sitting, command.sitting_id)
    sitting = uow.session.get(Sitting, command.sitting_id)
    if sitting is None:
        raise NotFound
    name = _name(uow, command.learner_id)
    taken = _numbers(uow, sitting.id)
    problems: list[Violation] = []
    if _candidate_of(uow, sitting.id, command.learner_id) is not None:
        problems.append(rules.AlreadyCandidate(name=name))
    place = uow.session.get(Place, sitting.place_id) if sitting.place_id else None
    if place is not None and 0 < place.seats <= len(taken):
        problems.append(rules.PlaceTooSmall(seats=place.seats, candidates=len(taken) + 1))
    seated = uow.session.scalars(select(Candidate.learner_id).where(Candidate.sitting_id == sitting.id)).all()
    problems += against_company(uow.session, command.learner_id, seated, Level.EXAM_SEAT)
    problems += _against_being_there(uow, sitting, place, command.learner_id)
    uow.enforce(problems, command.override)
    return _add_candidate(uow, sitting, command.learner_id, name).id


def note_attendance(uow: UnitOfWork, command: NoteAttendance) -> None:
    """Say who came. Somebody with a result has sat the exam."""
    uow.require(terms.ENTER_RESULTS)
    uow.lock(Candidate, command.candidate_id)
    candidate, sitting = _candidate(uow, command.candidate_id)
    result = _current(uow, candidate.id)
    problems: list[Violation] = []
    if result is not None and not command.attended:
        problems.append(rules.ResultFixed(grade=scale(sitting.scale).grade(result.grade).label))
    if sitting.day > uow.today:
        problems.append(rules.SittingInFuture(day=f"{sitting.day:%d.%m.%Y}"))
    uow.enforce(problems)
    candidate.attended = command.attended
    name = _name(uow, candidate.learner_id)
    uow.audit(terms.ATTENDANCE_NOTED, candidate.id, candidate.learner_id, name=name, came=command.attended)
    uow.publish(terms.SITTINGS_CHANGED)


def enter_result(uow: UnitOfWork, command: EnterResult) -> UUID:
    """Fix a result (opplæringsforskrifta § 9-9): entered once, corrected only with a reason."""
    uow.require(terms.ENTER_RESULTS)
    uow.lock(Candidate, command.candidate_id)
    candidate, sitting = _candidate(uow, command.candidate_id)
    return _enter(uow, candidate, sitting, command.grade)


def correct_result(uow: UnitOfWork, command: CorrectResult) -> UUID:
    """Put a wrong result right: a new row with the reason; the old one is kept."""
    uow.require(terms.CORRECT_RESULTS)
    uow.lock(Candidate, command.candidate_id)
    candidate, sitting = _candidate(uow, command.candidate_id)
    old = _current(uow, candidate.id)
    if old is None:
        raise NotFound
    problems = [
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
    course = _course(uow, command.course_id)
    if not course.scale:
        uow.enforce([rules.ScaleMissing(course=course.name)])
    sitting = _sitting_on(uow, course.id, command.day) or _add_sitting(
        uow, course, PlanSitting(course_id=course.id, day=command.day)
    )
    name = _name(uow, command.learner_id)
    candidate = _candidate_of(uow, sitting.id, command.learner_id) or _add_candidate(
        uow, sitting, command.learner_id, name
    )
    known = _current(uow, candidate.id)
    if known is not None and known.grade == command.grade:
        return known.id
    return _enter(uow, candidate, sitting, command.grade)


def _enter(uow: UnitOfWork, candidate: Candidate, sitting: Sitting, grade: str) -> UUID:
    problems = list(_against(uow, sitting, grade))
    old = _current(uow, candidate.id)
    if old is not None:
        problems.append(rules.ResultFixed(grade=scale(sitting.scale).grade(old.grade).label))
    if candidate.attended is False:
        problems.append(rules.DidNotAttend(name=_name(uow, candidate.learner_id)))
    uow.enforce(problems)
    candidate.attended = True
    result = _add_result(uow, candidate, sitting, grade)
    _audit_result(uow, terms.RESULT_ENTERED, candidate, sitting, result)
    return result.id


def _against(uow: UnitOfWork, sitting: Sitting, grade: str) -> list[Violation]:
    known = scale(sitting.scale)
    codes = tuple(one.code for one in known.grades)
    return list(rules.check_result(grade, codes, known.label, sitting.day, uow.today))


def _add_sitting(uow: UnitOfWork, course: Course, command: PlanSitting) -> Sitting:
    sitting = Sitting(
        course_id=course.id,
        day=command.day,
        start_minute=command.start_minute,
        place_id=command.place_id,
        invigilator_id=command.invigilator_id,
        scale=course.scale,
    )
    uow.session.add(sitting)
    uow.session.flush()
    timetable.book(uow, _kept(sitting, sitting.id, course.name))
    uow.audit(terms.SITTING_PLANNED, sitting.id, course=course.name, day=command.day.isoformat())
    uow.publish(terms.SITTINGS_CHANGED)
    return sitting


def _against_being_there(
    uow: UnitOfWork, sitting: Sitting, place: Place | None, learner_id: UUID
) -> Iterator[Violation]:
    """What else a candidate has at that time, and whether the level of the placement fits the room."""
    course = _course(uow, sitting.course_id).name
    own = replace(
        _kept(sitting, sitting.id, course),
        place_id=None,
        people=[timetable.Person(learner_id=learner_id)],
    )
    yield from timetable.stands_against(uow, own)
    head = learner_queries.head(uow.session, learner_id)
    if place is not None and head is not None:
        yield from check_place_for(head.facts.security_level, place)


def _kept(wanted: Sitting | PlanSitting, id_: UUID, course: str) -> timetable.Keep:
    """What an exam keeps in the one calendar, so that nothing is planned over it: its room and its watch."""
    watches = [timetable.Person(user_id=wanted.invigilator_id)] if wanted.invigilator_id is not None else []
    return timetable.Keep(
        kind=SITTING,
        source_id=id_,
        title=course,
        first_day=wanted.day,
        last_day=wanted.day,
        span=rules.kept_free(wanted.start_minute),
        place_id=wanted.place_id,
        people=watches,
    )


def _add_candidate(uow: UnitOfWork, sitting: Sitting, learner_id: UUID, name: str) -> Candidate:
    number = rules.next_candidate_number(_numbers(uow, sitting.id))
    candidate = Candidate(sitting_id=sitting.id, learner_id=learner_id, candidate_number=number)
    uow.session.add(candidate)
    uow.session.flush()
    timetable.add_person(uow, SITTING, sitting.id, timetable.Person(learner_id=learner_id))
    uow.audit(
        terms.CANDIDATE_ENTERED,
        candidate.id,
        learner_id,
        name=name,
        number=number,
        day=sitting.day.isoformat(),
    )
    uow.publish(terms.SITTINGS_CHANGED)
    return candidate


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
    course = _course(uow, sitting.course_id)
    facts = {
        "name": _name(uow, candidate.learner_id),
        "course": course.name,
        "day": sitting.day.isoformat(),
        "grade": result.grade,
    }
    uow.audit(action, result.id, candidate.learner_id, **facts, **more)


def _course(uow: UnitOfWork, course_id: UUID) -> Course:
    course = uow.session.get(Course, course_id)
    if course is None:
        raise NotFound
    return course


def _candidate(uow: UnitOfWork, candidate_id: UUID) -> tuple[Candidate, Sitting]:
    candidate = uow.session.get(Candidate, candidate_id)
    sitting = uow.session.get(Sitting, candidate.sitting_id) if candidate else None
    if candidate is None or sitting is None:
        raise NotFound
    return candidate, sitting


def _sitting_on(uow: UnitOfWork, course_id: UUID, day: date) -> Sitting | None:
    return uow.session.scalar(select(Sitting).where(Sitting.course_id == course_id, Sitting.day == day))


def _candidate_of(uow: UnitOfWork, sitting_id: UUID, learner_id: UUID) -> Candidate | None:
    return uow.session.scalar(
        select(Candidate).where(Candidate.sitting_id == sitting_id, Candidate.learner_id == learner_id)
    )


def _numbers(uow: UnitOfWork, sitting_id: UUID) -> frozenset[int]:
    return frozenset(
        uow.session.scalars(select(Candidate.candidate_number).where(Candidate.sitting_id == sitting_id))
    )


def _current(uow: UnitOfWork, candidate_id: UUID) -> Result | None:
    return uow.session.scalar(
        select(Result).where(Result.candidate_id == candidate_id, Result.superseded == false())
    )


def _name(uow: UnitOfWork, learner_id: UUID) -> str:
    uow_names = learner_queries.names(uow.session, [learner_id])
    if learner_id not in uow_names:
        raise NotFound
    return uow_names[learner_id]
