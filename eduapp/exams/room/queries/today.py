"""Exams whose day it is, and those of earlier days whose log nobody has closed."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from eduapp.education.courses.models import Course
from eduapp.education.places.models import Place
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings.models import Sitting
from eduapp.exams.sittings.rules.states import COLLECTING, OPEN, PAUSED, PUBLISHED, RUNNING

WAITING = (PUBLISHED, OPEN, RUNNING, PAUSED, COLLECTING)


@dataclass(frozen=True)
class WaitingRow:
    """An exam on paper whose log is not closed."""

    id: UUID
    course: str
    day: date
    start_minute: int
    minutes: int
    state: str  # code: sitting_states
    place: str


def waiting(session: Session, today: date, sites: frozenset[str] = frozenset()) -> list[WaitingRow]:
    """Exams up to a day that are published and not sealed, the oldest first. One statement."""
    query = (
        select(
            Sitting.id,
            Course.name,
            Sitting.day,
            Sitting.start_minute,
            Sitting.minutes,
            Sitting.state,
            Place.name,
        )
        .join(Course, Course.id == Sitting.course_id)
        .outerjoin(Place, Place.id == Sitting.place_id)
        .where(Sitting.day <= today, Sitting.state.in_(WAITING))
        .order_by(Sitting.day, Sitting.start_minute, Course.name)
    )
    if sites:
        query = query.where(sittings.held_at(sites))
    return [WaitingRow(*row[:-1], row[-1] or "") for row in session.execute(query)]


def under_way(session: Session) -> int:
    """How many exams people are sitting, or hand in, just now."""
    now = Sitting.state.in_((RUNNING, PAUSED, COLLECTING))
    return session.scalar(select(func.count()).select_from(Sitting).where(now)) or 0
