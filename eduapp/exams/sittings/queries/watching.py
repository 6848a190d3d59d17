"""Who watches an exam, whether they have learned how, and whether they teach those who sit it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select, union
from sqlalchemy.orm import Session

from eduapp.education.courses.models import CourseGroup
from eduapp.exams.sittings.models import Sitting, SittingEvent, SittingWatch, WatchTraining
from eduapp.exams.sittings.rules.publishing import Watch
from eduapp.people.access.models import User


@dataclass(frozen=True)
class EventRow:
    """One move of a sitting from state to state, as it was made."""

    place: int
    from_state: str
    to_state: str
    reason: str
    by: str
    at: datetime


@dataclass(frozen=True)
class TrainedRow:
    """The newest training of somebody who may watch exams."""

    user_id: UUID
    name: str
    trained_on: date | None
    given_by: str


def watches(session: Session, sitting_id: UUID) -> list[Watch]:
    """Those who watch a sitting, the one who leads first; whether they teach its course as groups are now."""
    sitting = session.get_one(Sitting, sitting_id)
    leads = select(Sitting.invigilator_id.label("id")).where(
        Sitting.id == sitting_id, Sitting.invigilator_id.is_not(None)
    )
    others = select(SittingWatch.user_id).where(SittingWatch.sitting_id == sitting_id)
    users = session.execute(
        select(User.id, User.name)
        .where(User.id.in_(union(leads, others).subquery().select()))
        .order_by(User.name)
    ).all()
    trained = {row.user_id: row.trained_on for row in trainings(session, [id for id, _name in users])}
    groups = select(CourseGroup.teacher_id).where(CourseGroup.course_id == sitting.course_id)
    teachers = set(session.scalars(groups))
    found = [Watch(id, name, trained.get(id), id in teachers) for id, name in users]
    return sorted(found, key=lambda watch: watch.user_id != sitting.invigilator_id)


def trainings(session: Session, user_ids: Iterable[UUID] | None = None) -> list[TrainedRow]:
    """The newest training of each of some people (or all with an open account), by name."""
    newest = (
        select(WatchTraining.user_id, func.max(WatchTraining.day).label("day"))
        .group_by(WatchTraining.user_id)
        .subquery()
    )
    same = (WatchTraining.user_id == newest.c.user_id) & (WatchTraining.day == newest.c.day)
    query = (
        select(User.id, User.name, newest.c.day, func.coalesce(func.max(WatchTraining.given_by), ""))
        .outerjoin(newest, newest.c.user_id == User.id)
        .outerjoin(WatchTraining, same)
        .group_by(User.id, User.name, newest.c.day)
        .order_by(User.name)
    )
    query = query.where(User.active) if user_ids is None else query.where(User.id.in_(list(user_ids)))
    return [TrainedRow(*row) for row in session.execute(query)]


def events(session: Session, sitting_id: UUID) -> list[EventRow]:
    """Every move of a sitting, in order."""
    query = (
        select(
            SittingEvent.place,
            SittingEvent.from_state,
            SittingEvent.to_state,
            SittingEvent.reason,
            User.name,
            SittingEvent.at,
        )
        .join(User, User.id == SittingEvent.by)
        .where(SittingEvent.sitting_id == sitting_id)
        .order_by(SittingEvent.place)
    )
    return [EventRow(*row) for row in session.execute(query)]
