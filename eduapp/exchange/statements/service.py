"""Making a statement: what is approved of a workshop's month is counted under a number, all or nothing."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.series import locked_series
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.spans import hours_and_minutes
from eduapp.exchange.statements import rules, terms
from eduapp.exchange.statements.models import Statement, StatementEntry, StatementSeries
from eduapp.workshops.hours import queries
from eduapp.workshops.hours import service as hours
from eduapp.workshops.hours.models import HoursEntry
from eduapp.workshops.hours.terms import APPROVED, COUNT_HOURS


@dataclass(frozen=True, kw_only=True)
class MakeStatement(Command):
    """Count what is approved of a workshop in the month of a day."""

    workshop_id: UUID
    month: date


@dataclass(frozen=True, kw_only=True)
class NoteWritten(Command):
    """The file of a month is written."""

    month: date
    format: str


def make_statement(uow: UnitOfWork, command: MakeStatement) -> UUID:
    """Count approved hours that no statement counts yet. What waits comes with a later one."""
    uow.require(COUNT_HOURS)
    series = _locked_series(uow)
    workshop = queries.workshop(uow.session, command.workshop_id)
    if workshop is None:
        raise NotFound
    month = rules.first_of(command.month)
    entries = _approved(uow, workshop.id, month)
    minutes = sum(count for _id, count in entries)
    uow.enforce(rules.check_making(workshop.name, month, uow.today, len(entries)))

    series.last_number += 1
    number = f"{series.year}-{series.last_number}"
    ids = [id for id, _count in entries]
    counted = hours.count_hours(uow, hours.CountHours(entry_ids=tuple(ids), statement=number))
    statement = Statement(
        number=number,
        workshop_id=workshop.id,
        month=month,
        minutes=minutes,
        digest=counted,
        made_by=uow.actor.user_id,
        made_at=uow.now,
    )
    uow.session.add(statement)
    uow.session.flush()
    uow.session.add_all(StatementEntry(statement_id=statement.id, entry_id=id) for id in ids)
    uow.audit(
        terms.MADE,
        statement.id,
        number=number,
        workshop=workshop.name,
        first=month.isoformat(),
        last=rules.last_of(month).isoformat(),
        hours=hours_and_minutes(minutes),
        count=len(ids),
    )
    uow.publish(terms.STATEMENTS_CHANGED)
    return statement.id


def note_written(uow: UnitOfWork, command: NoteWritten) -> None:
    """Hours of persons left the program as a file: the trail keeps who did that, and when."""
    uow.require(terms.SEE_STATEMENTS)
    month = rules.first_of(command.month)
    uow.audit(
        terms.WRITTEN,
        uow.actor.user_id,
        first=month.isoformat(),
        last=rules.last_of(month).isoformat(),
        format=command.format.upper(),
    )


def _approved(uow: UnitOfWork, workshop_id: UUID, month: date) -> list[tuple[UUID, int]]:
    """Entries to count with their minutes, in order of time."""
    query = (
        select(HoursEntry.id, HoursEntry.minutes)
        .where(
            HoursEntry.workshop_id == workshop_id,
            HoursEntry.day.between(month, rules.last_of(month)),
            HoursEntry.state == APPROVED,
        )
        .order_by(HoursEntry.day, HoursEntry.start_minute, HoursEntry.id)
    )
    return [(id, minutes) for id, minutes in uow.session.execute(query)]


def _locked_series(uow: UnitOfWork) -> StatementSeries:
    """The numbers of this year. The lock makes two PCs that count the same month take turns."""
    return locked_series(uow.session, StatementSeries, uow.today.year)
