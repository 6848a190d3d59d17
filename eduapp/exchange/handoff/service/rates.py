"""Entering rates: dated, never deleted; another for the same day supersedes the one before."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.exchange.handoff import queries, rules, terms
from eduapp.exchange.handoff.models import HandoffRate, HandoffSeries


@dataclass(frozen=True, kw_only=True)
class EnterRate(Command):
    """So many øre an hour or a day from a day on, or no rate from then."""

    from_day: date
    unit: str
    amount: int = 0


def enter_rate(uow: UnitOfWork, command: EnterRate) -> UUID:
    """Let a rate hold from a day on. What was handed over before stays as it was (R33)."""
    uow.require(terms.CHANGE_RATES)
    uow.session.get(HandoffSeries, uow.today.year, with_for_update=True)
    known = [row.rate for row in queries.standing(uow.session)]
    rate = rules.Rate(command.from_day, command.unit, command.amount)
    uow.enforce(rules.check_rate(rate, known, uow.today))

    old = select(HandoffRate).where(
        HandoffRate.from_day == command.from_day, HandoffRate.superseded.is_(False)
    )
    for before in uow.session.scalars(old):
        before.superseded = True
    uow.session.flush()
    made = HandoffRate(
        from_day=rate.from_day,
        unit=rate.unit,
        amount=rate.amount,
        entered_by=uow.actor.user_id,
        entered_at=uow.now,
    )
    uow.session.add(made)
    uow.session.flush()
    told = {"day": rate.from_day.isoformat(), "amount": rate.amount, "unit": f"handoff_units:{rate.unit}"}
    uow.audit(terms.RATE_ENTERED, made.id, None, **told)
    uow.publish(terms.RATES_CHANGED)
    return made.id
