"""Adjustments of days whose month is counted: a row of its own, approved and counted like any other."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eduapp.core.clock import NORWAY
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.i18n import date_text
from eduapp.people.learners.models import Learner
from eduapp.people.learners.queries import names as learner_names
from eduapp.workshops.hours import queries, terms
from eduapp.workshops.hours.models import HoursEntry
from eduapp.workshops.hours.rules.adjusting import check_adjustment
from eduapp.workshops.hours.rules.ledger import NO_TIME, Adjustment
from eduapp.workshops.hours.service.workshops import found_workshop


@dataclass(frozen=True, kw_only=True)
class AdjustHours(Command):
    """Minutes more (or less, if negative) on a day, for a reason of adjustment_reasons."""

    workshop_id: UUID
    learner_id: UUID
    day: date
    minutes: int
    reason: str


def adjust_hours(uow: UnitOfWork, command: AdjustHours) -> UUID:
    """Add a row to a counted month. Somebody else approves it; the next statement counts it."""
    uow.require(terms.LOG_HOURS)
    uow.lock(Learner, command.learner_id)
    workshop = found_workshop(uow, command.workshop_id)
    name = learner_names(uow.session, [command.learner_id]).get(command.learner_id)
    if name is None:
        raise NotFound
    asked = (workshop.id, command.learner_id, command.day, command.reason)
    known = queries.day_before(uow.session, *asked)
    wanted = Adjustment(command.minutes, command.reason)
    uow.enforce(check_adjustment(command.day, wanted, known, uow.today))

    entry = HoursEntry(
        learner_id=command.learner_id,
        workshop_id=workshop.id,
        day=command.day,
        start_minute=NO_TIME.start,
        end_minute=NO_TIME.end,
        break_minutes=NO_TIME.pause,
        zone=NORWAY,
        minutes=command.minutes,
        adjustment=command.reason,
        state=terms.SUBMITTED,
        entered_by=uow.actor.user_id,
        entered_at=uow.now,
    )
    uow.session.add(entry)
    uow.session.flush()
    uow.audit(
        terms.HOURS_ADJUSTED,
        entry.id,
        entry.learner_id,
        name=name,
        workshop=workshop.name,
        day=date_text(entry.day),
        minutes=f"{entry.minutes:+d}",
        reason=entry.adjustment,
    )
    uow.publish(terms.HOURS_CHANGED)
    return entry.id
