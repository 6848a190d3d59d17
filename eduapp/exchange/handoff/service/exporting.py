"""Handing days over, in two steps, so that no transaction waits for a disk.

First the days are frozen under a number, once every total is borne out by the ledgers; when the file is
written, that export counts. One whose file never came about is nowhere told of, and its number stays unused.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import select

from eduapp.core.db.series import locked_series
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.education.attendance import queries as attendance
from eduapp.exchange.handoff import queries, rules, terms
from eduapp.exchange.handoff.models import HandoffExport, HandoffSeries


@dataclass(frozen=True, kw_only=True)
class PrepareExport(Command):
    """Freeze what these days hold now where somebody works, so that they can be written."""

    first: date
    last: date


@dataclass(frozen=True, kw_only=True)
class NoteWritten(Command):
    """The file of an export is written."""

    export_id: UUID
    format: str


@dataclass(frozen=True, kw_only=True)
class ReduceExports(Command):
    """A day has begun: what tells of refusals longer than reasons are kept, goes."""

    day: date


def prepare_export(uow: UnitOfWork, command: PrepareExport) -> UUID:
    """The export to write, reconciled with the ledgers: a new one, unless exactly this was the last."""
    uow.require(terms.EXPORT)
    series = _locked_series(uow)
    uow.enforce(rules.check_period(command.first, command.last, uow.today))
    days = queries.days(uow.session, command.first, command.last, uow.actor.around)
    wrong = [*rules.check_days(days, command.first, command.last)]
    uow.enforce([*wrong, *rules.check_sums(rules.summed(days), days)])

    digest = rules.digest(days)
    last = _last_of(uow, command)
    if last is not None and last.digest == digest:
        return last.id
    series.last_number += 1
    made = HandoffExport(
        number=rules.number_text(series.year, series.last_number),
        first_day=command.first,
        last_day=command.last,
        sites=rules.sites_text(uow.actor.around),
        content=rules.frozen(days),
        digest=digest,
        made_at=uow.now,
        made_by=uow.actor.user_id,
    )
    uow.session.add(made)
    uow.session.flush()
    return made.id


def note_written(uow: UnitOfWork, command: NoteWritten) -> str:
    """From now on these days count as handed over; the number. A second file of the same changes nothing."""
    uow.require(terms.EXPORT)
    export = uow.session.get(HandoffExport, command.export_id)
    if export is None:
        raise NotFound
    if export.written_at is None:
        export.written_at, export.format = uow.now, command.format
    uow.audit(
        terms.EXPORTED,
        export.id,
        number=export.number,
        first=export.first_day.isoformat(),
        last=export.last_day.isoformat(),
        format=command.format.upper(),
    )
    uow.publish(terms.EXPORTS_CHANGED)
    return export.number


def reduce_exports(uow: UnitOfWork, command: ReduceExports) -> int:
    """In what was handed over long ago, a refusal becomes other absence; how many exports were changed.

    Of whom nothing may go it stays, until it may.
    """
    uow.require(terms.EXPORT)
    kept_from = command.day - timedelta(days=attendance.reasons_kept(uow.session, command.day))
    due = select(HandoffExport).where(
        HandoffExport.last_day < min(kept_from, uow.today), HandoffExport.reduced_at.is_(None)
    )
    count, held = 0, uow.held_back()
    for export in uow.session.scalars(due).all():
        left, none_held = rules.reduced(export.content, held), rules.reduced(export.content)
        if left == none_held:
            export.reduced_at = uow.now
        elif left == export.content:
            continue  # only refusals of those of whom nothing may go are in it by now
        export.content = left
        count += 1
    if count:
        uow.audit(terms.EXPORTS_REDUCED, uow.actor.user_id, count=count)
        uow.publish(terms.EXPORTS_CHANGED)
    return count


def _locked_series(uow: UnitOfWork) -> HandoffSeries:
    """The numbers of this year. The lock makes two PCs that export the same days take turns."""
    return locked_series(uow.session, HandoffSeries, uow.today.year)


def _last_of(uow: UnitOfWork, command: PrepareExport) -> HandoffExport | None:
    """The last export of exactly these days and sites, written or not, if no other has held them since."""
    query = (
        select(HandoffExport)
        .where(HandoffExport.first_day <= command.last, HandoffExport.last_day >= command.first)
        .where(HandoffExport.sites == rules.sites_text(uow.actor.around))
        .order_by(HandoffExport.made_at.desc(), HandoffExport.id.desc())
        .limit(1)
    )
    last = uow.session.scalar(query)
    same = last is not None and (last.first_day, last.last_day) == (command.first, command.last)
    return last if same else None
