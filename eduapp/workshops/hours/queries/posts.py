"""Posts in a workshop: who has one, how large it is, and when."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from eduapp.people.learners.models import Learner
from eduapp.people.learners.queries import here_on
from eduapp.workshops.hours.models import Placement
from eduapp.workshops.hours.queries.workshops import listed, on_day, size_of
from eduapp.workshops.hours.rules.workshops import WHOLE_POST, Period, Post, PostSize


@dataclass(frozen=True)
class PlacementRow:
    """Somebody's post in a workshop."""

    id: UUID
    version: int
    learner_id: UUID
    name: str  # family name first
    sort_key: str
    number: str
    first_day: date
    last_day: date | None
    size: PostSize = WHOLE_POST

    @property
    def post(self) -> Post:
        """When and how much."""
        return Post(Period(self.first_day, self.last_day), self.size)


def placements(session: Session, workshop_id: UUID, day: date | None = None) -> list[PlacementRow]:
    """Who has a post there on a day, or (without a day) everybody who ever had, in Norwegian order."""
    query = (
        select(
            Placement.id,
            Placement.version,
            Learner.id,
            Learner.family_name,
            Learner.given_name,
            Learner.sort_key,
            Learner.number,
            Placement.first_day,
            Placement.last_day,
            Placement.percent,
            Placement.weekdays,
        )
        .join(Learner, Learner.id == Placement.learner_id)
        .where(Placement.workshop_id == workshop_id)
        .order_by(Learner.sort_key, Learner.id, Placement.first_day)
    )
    if day is not None:
        query = query.where(on_day(day), here_on(day))
    return [
        PlacementRow(
            row[0], row[1], row[2], listed(row[3], row[4]), *row[5:9], size_of(row.percent, row.weekdays)
        )
        for row in session.execute(query)
    ]


def placement_periods(session: Session, workshop_id: UUID, learner_id: UUID) -> list[Period]:
    """All posts one learner has or had in a workshop."""
    query = select(Placement.first_day, Placement.last_day).where(
        Placement.workshop_id == workshop_id, Placement.learner_id == learner_id
    )
    return [Period(first, last) for first, last in session.execute(query)]


def company(session: Session, workshop_id: UUID, period: Period) -> list[UUID]:
    """Everybody who has a post in a workshop on some day of a time."""
    query = select(Placement.learner_id).where(
        Placement.workshop_id == workshop_id,
        or_(Placement.last_day.is_(None), Placement.last_day >= period.first),
    )
    if period.last is not None:
        query = query.where(Placement.first_day <= period.last)
    return list(session.scalars(query.distinct()))
