"""Rates, as they stand."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from eduapp.core.clock import zone
from eduapp.exchange.handoff.models import HandoffRate
from eduapp.exchange.handoff.rules import Rate
from eduapp.people.access.models import User


@dataclass(frozen=True)
class RateRow:
    """A rate, and who entered it when (wall time at the site)."""

    id: UUID
    rate: Rate
    entered_by: str
    entered_at: datetime


def standing(look: Session) -> list[RateRow]:
    """All rates that hold from some day on, oldest first."""
    query = (
        select(
            HandoffRate.id,
            HandoffRate.from_day,
            HandoffRate.unit,
            HandoffRate.amount,
            User.name,
            HandoffRate.entered_at,
        )
        .join(User, User.id == HandoffRate.entered_by)
        .where(HandoffRate.superseded.is_(False))
        .order_by(HandoffRate.from_day)
    )
    return [
        RateRow(id, Rate(from_day, unit, amount), name, at.astimezone(zone()))
        for id, from_day, unit, amount, name, at in look.execute(query)
    ]
