"""Who marks a sitting, who could, and who cannot and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, Select, exists, false, func, or_, select, true
from sqlalchemy.orm import Session, aliased

from eduapp.core.actor import SYSTEM_ID
from eduapp.core.violations import Violation
from eduapp.education.attendance.models import Mark
from eduapp.education.attendance.rules.marks import STRUCK
from eduapp.education.courses.models import Course, CourseGroup, CourseModule, GroupTaught, ModuleReached
from eduapp.education.courses.rules import of_higher_education
from eduapp.education.enrolment.models import Enrolment
from eduapp.education.timetable.models import Session as Lesson
from eduapp.exams.marking import terms
from eduapp.exams.marking.models import MarkingExaminer, MarkingHandIn
from eduapp.exams.marking.queries.asking import require
from eduapp.exams.marking.rules.examiners import Person, Place, check_still, who
from eduapp.exams.marking.rules.final import BLIND, TALKED
from eduapp.exams.sittings import terms as sittings
from eduapp.exams.sittings.models import Candidate, Sitting
from eduapp.people.access.models import RoleGrant, User
from eduapp.people.access.rules import permissions_of


@dataclass(frozen=True)
class ExaminerRow:
    """Somebody who marks or marked a sitting, and when each round was handed in (None: not yet)."""

    id: UUID
    place: int
    user_id: UUID
    name: str
    external: bool
    appointed_at: datetime
    ended_at: datetime | None
    ended_reason: str
    blind_at: datetime | None  # also of the third: when everything was decided
    talked_at: datetime | None


@dataclass(frozen=True)
class Choice:
    """An account that could mark; `why_not` says why it cannot be chosen, with the paragraph."""

    person: Person
    title: str
    why_not: str


def examiners(session: Session, sitting_id: UUID, *, ended: bool = False) -> list[ExaminerRow]:
    """Who marks a sitting, by place; `ended`: also those who do not any more. One statement."""
    blind, talked = _handed_in(BLIND), _handed_in(TALKED)
    query = (
        select(MarkingExaminer, User.name, blind, talked)
        .join(User, User.id == MarkingExaminer.user_id)
        .where(MarkingExaminer.sitting_id == sitting_id)
        .order_by(MarkingExaminer.place, MarkingExaminer.appointed_at)
    )
    if not ended:
        query = query.where(MarkingExaminer.ended_at.is_(None))
    return [
        ExaminerRow(
            one.id,
            one.place,
            one.user_id,
            name,
            one.external,
            one.appointed_at,
            one.ended_at,
            one.ended_reason,
            first,
            second,
        )
        for one, name, first, second in session.execute(query)
    ]


def places(session: Session, sitting_id: UUID) -> list[Place]:
    """Who marks now, as the rules see them."""
    return [Place(one.place, one.user_id, one.name, one.external) for one in examiners(session, sitting_id)]


def choices(session: Session, sitting_id: UUID) -> list[Choice]:
    """Every account with the role of an examiner or of a teacher, by name; who cannot be chosen says why."""
    require(session, terms.PLAN_MARKING)
    sitting = session.get_one(Sitting, sitting_id)
    found, others, higher = [], places(session, sitting_id), is_higher(session, sitting)
    for person, title in _people(session, sitting):
        reasons = " ".join(
            one.sentence() for one in who(person, sitting.kind, sitting.day, others, higher=higher)
        )
        if person.may_mark or person.teaches:
            found.append(Choice(person, title, reasons))
    return found


def person(session: Session, sitting: Sitting, user_id: UUID) -> Person | None:
    """One account as the rules see it, or None."""
    return next((one for one, _title in _people(session, sitting, [user_id])), None)


def named(session: Session, sitting: Sitting, names: Iterable[str]) -> dict[str, Person]:
    """Who of these names has an account, as the rules see them. Capital letters and spaces do not count."""
    wanted = {folded(name): name for name in names}
    return {
        wanted[folded(one.name)]: one
        for one, _title in _people(session, sitting)
        if folded(one.name) in wanted
    }


def folded(name: str) -> str:
    """A name as it is compared."""
    return " ".join(name.split()).casefold()


def _people(
    session: Session, sitting: Sitting, user_ids: Sequence[UUID] | None = None
) -> list[tuple[Person, str]]:
    users = (
        select(User.id, User.name, User.title, User.active).where(User.id != SYSTEM_ID).order_by(User.name)
    )
    roles = select(RoleGrant.user_id, RoleGrant.role)
    if user_ids is not None:
        users, roles = users.where(User.id.in_(user_ids)), roles.where(RoleGrant.user_id.in_(user_ids))
    granted: dict[UUID, set[str]] = {}
    for user_id, role in session.execute(roles):
        granted.setdefault(user_id, set()).add(role)
    held = _held_lessons(session, sitting, user_ids)
    teachers = _teachers(session, sitting) | held.keys() | _judged_modules(session, sitting)
    here = _teachers_here(session, sitting) | {id for id, until in held.items() if until >= sitting.day}
    found = []
    for id, name, title, active in session.execute(users):
        allowed = permissions_of(granted.get(id, ()))
        may, sees = active and terms.MARK in allowed, sittings.SEE_SITTINGS in allowed
        found.append((Person(id, name, may, id in teachers, sees, id in here), title))
    return found


def _teachers(session: Session, sitting: Sitting) -> set[UUID]:
    """Whose group of this course it is or was in which somebody who is entered takes or took part.

    Each counts for the days on which the group was theirs: not for who had left before, nor who came after.
    Who was put on a group and taken off it on the same day had it for none.
    """
    theirs = Enrolment.course_id == sitting.course_id, Enrolment.learner_id.in_(_entered(sitting))
    taught, earlier = aliased(GroupTaught), aliased(GroupTaught)
    taken_over = select(func.max(taught.until)).where(taught.group_id == CourseGroup.id).scalar_subquery()
    handed_to_them = (
        select(func.max(earlier.until))
        .where(earlier.group_id == GroupTaught.group_id, earlier.id < GroupTaught.id)
        .scalar_subquery()
    )
    now = (
        select(CourseGroup.teacher_id)
        .join(Enrolment, Enrolment.group_id == CourseGroup.id)
        .where(*theirs, _lasts_after(taken_over))
    )
    before = (
        select(GroupTaught.teacher_id)
        .join(Enrolment, Enrolment.group_id == GroupTaught.group_id)
        .where(
            *theirs,
            GroupTaught.until >= Enrolment.first_day,
            or_(handed_to_them.is_(None), GroupTaught.until > handed_to_them),
            _lasts_after(handed_to_them),
        )
    )
    return {id for query in (now, before) for id in session.scalars(query.distinct()) if id is not None}


def _entered(sitting: Sitting) -> Select[UUID]:
    query = select(Candidate.learner_id).where(Candidate.sitting_id == sitting.id)
    return query.where(Candidate.cancelled_at.is_(None))


def _held_lessons(
    session: Session, sitting: Sitting, user_ids: Sequence[UUID] | None = None
) -> dict[UUID, date]:
    """Who took the register of lessons of this course with somebody who is entered, whosever the group is.

    With the last day of the last of those groups. Who corrects a mark later held no lesson, nor did who
    took the mark back as a slip.
    """
    after = aliased(Mark)
    kept = exists().where(
        after.learner_id == Mark.learner_id, after.replaces_id == Mark.id, after.code != STRUCK
    )
    query = (
        select(Mark.marked_by, func.max(CourseGroup.last_day))
        .join(Lesson, Lesson.id == Mark.session_id)
        .join(CourseGroup, CourseGroup.id == Lesson.group_id)
        .where(
            Mark.learner_id.in_(_entered(sitting)),
            Mark.replaces_id.is_(None),
            CourseGroup.course_id == sitting.course_id,
            or_(Mark.superseded == false(), kept),
        )
        .group_by(Mark.marked_by)
    )
    if user_ids is not None:
        query = query.where(Mark.marked_by.in_(user_ids))
    return {id: until for id, until in session.execute(query)}  # noqa: C416 - rows are no pairs to a type checker


def _judged_modules(session: Session, sitting: Sitting) -> set[UUID]:
    """Who recorded that somebody who is entered reached a module of this course."""
    query = (
        select(ModuleReached.recorded_by)
        .join(CourseModule, CourseModule.id == ModuleReached.module_id)
        .where(
            ModuleReached.learner_id.in_(_entered(sitting)),
            ModuleReached.replaces_id.is_(None),
            ModuleReached.reached == true(),
            CourseModule.course_id == sitting.course_id,
        )
    )
    return set(session.scalars(query.distinct()))


def _lasts_after(handed_over: ScalarSelect[date]) -> ColumnElement[bool]:
    """Whether somebody still took part after a group was handed over; if it never was, they did."""
    return or_(handed_over.is_(None), Enrolment.last_day.is_(None), Enrolment.last_day > handed_over)


def _teachers_here(session: Session, sitting: Sitting) -> set[UUID]:
    """Who teaches any group that runs on the day of the exam or later."""
    query = select(CourseGroup.teacher_id).where(CourseGroup.last_day >= sitting.day).distinct()
    return {id for id in session.scalars(query) if id is not None}


def still_against(session: Session, sitting: Sitting, examiner: MarkingExaminer) -> list[Violation]:
    """What stands by now against somebody who was appointed, though nothing did then."""
    found = person(session, sitting, examiner.user_id)
    if found is None:
        return []
    told = examiner.names_reason, sitting.kind, sitting.day
    return list(check_still(found, *told, higher=is_higher(session, sitting)))


def is_higher(session: Session, sitting: Sitting) -> bool:
    """Whether universitets- og høyskoleloven is about an exam."""
    return of_higher_education(sitting.scale, session.get_one(Course, sitting.course_id).kind)


def _handed_in(turn: int):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a part of a statement
    return (
        select(func.max(MarkingHandIn.at))
        .where(MarkingHandIn.examiner_id == MarkingExaminer.id, MarkingHandIn.round == turn)
        .correlate(MarkingExaminer)
        .scalar_subquery()
    )
