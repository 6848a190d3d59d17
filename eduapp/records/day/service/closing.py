"""Closing a day: everything that nobody recorded is asked for. Nobody is made absent by it."""

from dataclasses import dataclass
from datetime import date

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.violations import Override
from eduapp.records.day import queries, rules, terms
from eduapp.records.day.models import Day


@dataclass(frozen=True, kw_only=True)
class CloseDay(Command):
    """A day is over, and what is missing is known."""

    day: date
    override: Override | None = None


def close_day(uow: UnitOfWork, command: CloseDay) -> None:
    """Say that a day is done. What is missing needs a reason, and stays missing. Closed is closed once."""
    uow.require(terms.CLOSE_DAYS)
    head = queries.head(uow.session, command.day)
    if head is not None:
        uow.lock(Day, head.id)
    ends = queries.counted(queries.open_ends(uow.session, command.day))
    going_on = queries.still_going_on(uow.session, command.day)
    against = rules.check_closing(
        command.day, uow.today, opened=head is not None, going_on=going_on, ends=ends
    )
    uow.enforce(against, command.override)

    closed = uow.session.get_one(Day, head.id) if head is not None else None
    if closed is None or closed.closed_at is not None:
        return
    closed.closed_at, closed.closed_by, closed.left_open = uow.now, uow.actor.user_id, ends.count
    uow.audit(terms.CLOSED, closed.id, None, day=command.day.isoformat(), count=ends.count)
    uow.publish(terms.DAYS_CHANGED)
