"""Who takes part in which group and when: what the timetable below asks for, and cannot know itself."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from eduapp.education.enrolment.models import Enrolment
from eduapp.education.enrolment.rules import LIVE
from eduapp.education.timetable.queries import Stay


def roll(
    session: Session,
    first: date,
    last: date,
    *,
    learners: Collection[UUID] = (),
    groups: Collection[UUID] = (),
    everybody: bool = False,
) -> dict[UUID, tuple[Stay, ...]]:
    """These learners and everybody in these groups between two days, each with all their groups then.

    `everybody` takes part in some group: for who asks about more people than fit into a statement.
    """
    within = (Enrolment.first_day <= last, or_(Enrolment.state.in_(LIVE), Enrolment.last_day >= first))
    in_groups = select(Enrolment.learner_id).where(Enrolment.group_id.in_(groups), *within)
    query = select(Enrolment.learner_id, Enrolment.group_id, Enrolment.first_day, Enrolment.last_day)
    if not everybody:
        query = query.where(or_(Enrolment.learner_id.in_(learners), Enrolment.learner_id.in_(in_groups)))
    found: dict[UUID, list[Stay]] = {learner: [] for learner in learners}
    for learner, group, begins, ends in session.execute(query.where(*within)):
        found.setdefault(learner, []).append(Stay(group, begins, ends))
    return {learner: tuple(stays) for learner, stays in found.items()}
