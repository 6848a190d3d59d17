"""What courses ask of who shall have a certificate of them."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.education.courses.models import Course, CourseCriterion
from eduapp.education.courses.rules.criteria import ATTENDANCE, RESULT, Criterion, in_force
from eduapp.people.access.models import User


@dataclass(frozen=True)
class CriterionRow:
    """One demand as it was set: by whom, and when."""

    id: UUID
    version: int
    facts: Criterion
    set_by: str
    set_at: datetime


def criteria_of(session: Session, course_id: UUID, began: date) -> tuple[Criterion, ...]:
    """Everything a course asks of who began on a day, attendance and exam included."""
    course = session.get(Course, course_id)
    if course is None:
        return ()
    own = [Criterion(ATTENDANCE, course.attendance_percent, course.valid_from)]
    if course.scale:
        own.append(Criterion(RESULT, 1, course.valid_from))
    return in_force([*own, *criteria_by_course(session, [course_id]).get(course_id, ())], began)


def criteria_by_course(
    session: Session, course_ids: Collection[UUID] | None = None
) -> Mapping[UUID, tuple[Criterion, ...]]:
    """The rows of some courses, or of all: few courses have any."""
    query = select(
        CourseCriterion.course_id, CourseCriterion.kind, CourseCriterion.amount, CourseCriterion.valid_from
    )
    if course_ids is not None:
        query = query.where(CourseCriterion.course_id.in_(course_ids))
    found: dict[UUID, list[Criterion]] = defaultdict(list)
    for course_id, kind, amount, since in session.execute(query):
        found[course_id].append(Criterion(kind, amount, since))
    return {course_id: tuple(rows) for course_id, rows in found.items()}


def criterion_rows(session: Session, course_id: UUID) -> list[CriterionRow]:
    """Every row of a course with who set it, the newest first."""
    query = (
        select(CourseCriterion, User.name)
        .join(User, User.id == CourseCriterion.set_by)
        .where(CourseCriterion.course_id == course_id)
        .order_by(CourseCriterion.valid_from.desc(), CourseCriterion.kind)
    )
    return [
        CriterionRow(row.id, row.version, Criterion(row.kind, row.amount, row.valid_from), name, row.set_at)
        for row, name in session.execute(query)
    ]
