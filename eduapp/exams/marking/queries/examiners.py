"""Who marks a sitting, who could, and who cannot and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from eduapp.core.actor import SYSTEM_ID
from eduapp.core.violations import Violation
from eduapp.education.courses.models import CourseGroup, GroupTaught
from eduapp.education.enrolment.models import Enrolment
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
    found, others = [], places(session, sitting_id)
    for person, title in _people(session, sitting):
        reasons = " ".join(one.sentence() for one in who(person, sitting.kind, sitting.day, others))
        if person.may_mark or person.teaches:
            found.append(Choice(person, title, reasons))
    return found


def person(session: Session, sitting: Sitting, user_id: UUID) -> Person | None:
    """One account as the rules see it, or None."""
    return next((one for one, _title in _people(session, sitting, [user_id])), None)


def _people(
    session: Session, sitting: Sitting, user_ids: Iterable[UUID] | None = None
) -> list[tuple[Person, str]]:
    users = (
        select(User.id, User.name, User.title, User.active).where(User.id != SYSTEM_ID).order_by(User.name)
    )
    roles = select(RoleGrant.user_id, RoleGrant.role)
    if user_ids is not None:
        ids = list(user_ids)
        users, roles = users.where(User.id.in_(ids)), roles.where(RoleGrant.user_id.in_(ids))
    granted: dict[UUID, set[str]] = {}
    for user_id, role in session.execute(roles):
        granted.setdefault(user_id, set()).add(role)
    teachers, here = _teachers(session, sitting), _teachers_here(session, sitting)
    found = []
    for id, name, title, active in session.execute(users):
        allowed = permissions_of(granted.get(id, ()))
        may, sees = active and terms.MARK in allowed, sittings.SEE_SITTINGS in allowed
        found.append((Person(id, name, may, id in teachers, sees, id in here), title))
    return found


def _teachers(session: Session, sitting: Sitting) -> set[UUID]:
    """Who teaches or taught a group of this course in which somebody who is entered takes or took part.

    Who handed the group on counts if it was not before that learner came into it.
    """
    entered = select(Candidate.learner_id).where(
        Candidate.sitting_id == sitting.id, Candidate.cancelled_at.is_(None)
    )
    theirs = Enrolment.course_id == sitting.course_id, Enrolment.learner_id.in_(entered)
    now = select(CourseGroup.teacher_id).join(Enrolment, Enrolment.group_id == CourseGroup.id).where(*theirs)
    before = (
        select(GroupTaught.teacher_id)
        .join(Enrolment, Enrolment.group_id == GroupTaught.group_id)
        .where(*theirs, GroupTaught.until >= Enrolment.first_day)
    )
    return {id for query in (now, before) for id in session.scalars(query.distinct()) if id is not None}


def _teachers_here(session: Session, sitting: Sitting) -> set[UUID]:
    """Who teaches any group that runs on the day of the exam or later."""
    query = select(CourseGroup.teacher_id).where(CourseGroup.last_day >= sitting.day).distinct()
    return {id for id in session.scalars(query) if id is not None}


def still_against(session: Session, sitting: Sitting, examiner: MarkingExaminer) -> list[Violation]:
    """What stands by now against somebody who was appointed, though nothing did then."""
    found = person(session, sitting, examiner.user_id)
    return [] if found is None else list(check_still(found, examiner.names_reason, sitting.kind, sitting.day))


def _handed_in(turn: int):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a part of a statement
    return (
        select(func.max(MarkingHandIn.at))
        .where(MarkingHandIn.examiner_id == MarkingExaminer.id, MarkingHandIn.round == turn)
        .correlate(MarkingExaminer)
        .scalar_subquery()
    )
