"""Closing a day: everything that nobody recorded is asked for. Nobody is made absent by it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.violations import Override
from eduapp.records.day import queries, rules, terms
from eduapp.records.day.models import Day, DayClosed


@dataclass(frozen=True, kw_only=True)
class CloseDay(Command):
    """A day is over, and what is missing is known."""

    day: date
    override: Override | None = None


def close_day(uow: UnitOfWork, command: CloseDay) -> None:
    """Say that a day is done where somebody works. What is missing needs a reason, and stays missing.

    Closed is closed once: for each site, or for all by somebody who works everywhere.
    """
    uow.require(terms.CLOSE_DAYS)
    scope = uow.actor.around
    if (opened := queries.head(uow.session, command.day)) is not None:
        uow.lock(Day, opened.id)
    head = queries.head(uow.session, command.day, scope)
    ends = queries.counted(queries.open_ends(uow.session, command.day, scope))
    going_on = queries.still_going_on(uow.session, command.day, scope)
    against = rules.check_closing(
        command.day, uow.today, opened=head is not None, going_on=going_on, ends=ends
    )
    uow.enforce(against, command.override)

    if head is None or head.closed_at is not None:
        return
    known = set(uow.session.scalars(select(DayClosed.site).where(DayClosed.day_id == head.id)))
    for site in sorted(set(scope.sites or {""}) - known):
        uow.session.add(
            DayClosed(
                day_id=head.id,
                site=site,
                closed_at=uow.now,
                closed_by=uow.actor.user_id,
                left_open=ends.count,
            )
        )
    where = ", ".join(sorted(scope.sites))
    told = {"day": command.day.isoformat(), "count": ends.count} | ({"where": where} if where else {})
    uow.audit(terms.CLOSED_AT if where else terms.CLOSED, head.id, None, **told)
    uow.publish(terms.DAYS_CHANGED)
