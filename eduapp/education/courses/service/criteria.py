"""Say what a course asks of who shall have a certificate of it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from eduapp.core.codes import code_list
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.i18n import date_text
from eduapp.education.courses import queries, rules, terms
from eduapp.education.courses.models import Course, CourseCriterion
from eduapp.education.courses.queries import CourseHead


@dataclass(frozen=True, kw_only=True)
class SetCriterion(Command):
    """From who begins on a day, a course asks for so much; 0 asks for nothing more.

    `version`: of a row of that very day that is put right.
    """

    course_id: UUID
    kind: str  # code: criterion_kinds
    amount: int
    valid_from: date
    version: int | None = None


def set_criterion(uow: UnitOfWork, command: SetCriterion) -> UUID:
    """Set it, unless nobody could reach it. Who began before that day is judged as before."""
    uow.require(terms.CHANGE_CATALOGUE)
    uow.lock(Course, command.course_id)
    head = queries.course(uow.session, command.course_id)
    if head is None:
        raise NotFound
    there = _there(uow, head, command.kind, command.valid_from)
    uow.enforce(rules.check_criterion(command.kind, command.amount, there))

    row = uow.session.scalars(
        select(CourseCriterion).where(
            CourseCriterion.course_id == command.course_id,
            CourseCriterion.kind == command.kind,
            CourseCriterion.valid_from == command.valid_from,
        )
    ).first()
    if row is None:
        row = CourseCriterion(course_id=command.course_id, kind=command.kind, valid_from=command.valid_from)
        uow.session.add(row)
    else:
        uow.expect_version(row, command.version)
    row.amount, row.set_by, row.set_at = command.amount, uow.actor.user_id, uow.now
    uow.session.flush()
    uow.audit(
        terms.CRITERION_SET,
        row.id,
        None,
        course=head.facts.name,
        criterion=f"criterion_kinds:{command.kind}",
        amount=command.amount,
        day=date_text(command.valid_from),
    )
    uow.publish(terms.COURSES_CHANGED)
    return row.id


def _there(uow: UnitOfWork, head: CourseHead, kind: str, day: date) -> int:
    """How many hours, modules or aims a course has on a day."""
    if code_list("criterion_kinds")[kind].said("unit") == "hours":
        return head.facts.planned_hours
    parts = queries.parts_of(uow.session, head.id)
    known = parts.modules if kind == "modules" else parts.aims
    return sum(one.can_be_chosen(day) for one in known)
