"""What every use case here writes beside the facts: the history of an enrolment, names for the trail."""

from datetime import date

from sqlalchemy import func, select

from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.education.courses import queries as courses
from eduapp.education.enrolment.models import Enrolment, Step
from eduapp.people.learners import queries as learners


def note(
    uow: UnitOfWork, enrolment: Enrolment, what: str, first: date, last: date | None = None, reason: str = ""
) -> None:
    """Add one line to the history of an enrolment (enrolment_steps); it is never changed."""
    before = select(func.count()).select_from(Step).where(Step.enrolment_id == enrolment.id)
    uow.session.add(
        Step(
            enrolment_id=enrolment.id,
            what=what,
            reason=reason,
            first_day=first,
            last_day=last,
            noted_by=uow.actor.name,
            noted_at=uow.now,
            number=before.scalar_subquery(),
        )
    )


def named(uow: UnitOfWork, enrolment: Enrolment) -> dict[str, str]:
    """What the trail calls an enrolment: whose, and in what."""
    group = courses.group(uow.session, enrolment.group_id)
    name = learners.names(uow.session, [enrolment.learner_id])[enrolment.learner_id]
    return {"name": name, "course": group.course.name if group else "", "group": group.name if group else ""}
