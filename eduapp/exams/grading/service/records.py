"""Finding what grading works on within a use case, and telling the trail which exam it was."""

from uuid import UUID

from sqlalchemy import false, select

from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.education.courses.models import Course
from eduapp.exams.grading import terms
from eduapp.exams.grading.rules.borders import NotToGrade
from eduapp.exams.sittings.models import Candidate, Result, Sitting
from eduapp.exams.sittings.rules.states import SEALED, label


def locked(uow: UnitOfWork, sitting_id: UUID) -> Sitting:
    """A sitting that nobody else changes until this is committed."""
    uow.lock(Sitting, sitting_id)
    sitting = uow.session.get(Sitting, sitting_id)
    if sitting is None:
        raise NotFound
    return sitting


def locked_to_grade(uow: UnitOfWork, sitting_id: UUID) -> Sitting:
    """The same of one that is sealed and whose grades are not all fixed; refused if it is another."""
    sitting = locked(uow, sitting_id)
    if sitting.state != SEALED:
        uow.enforce([NotToGrade(state=label(sitting.state))])
    return sitting


def results_in_force(uow: UnitOfWork, sitting_id: UUID) -> list[Result]:
    """Every result of a sitting that counts, by candidate number."""
    query = (
        select(Result)
        .join(Candidate, Candidate.id == Result.candidate_id)
        .where(Candidate.sitting_id == sitting_id, Result.superseded == false())
        .order_by(Candidate.candidate_number)
    )
    return list(uow.session.scalars(query))


def tell(uow: UnitOfWork, action: str, subject: UUID, sitting: Sitting, **more: object) -> None:
    """Say in the trail which exam it was about, without a candidate's name."""
    course = uow.session.get_one(Course, sitting.course_id).name
    uow.audit(action, subject, None, course=course, day=sitting.day.isoformat(), **more)
    uow.publish(terms.GRADING_CHANGED)
