"""Bringing a checked file in: one transaction, all good rows or none."""

from dataclasses import dataclass

from eduapp.core.db.base import new_id
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.exchange.files import terms
from eduapp.exchange.files.models import ImportRun
from eduapp.exchange.files.rules import Preview, State
from eduapp.exchange.files.subjects import subject


@dataclass(frozen=True, kw_only=True)
class BringIn(Command):
    """A file whose rows have been looked at. Rows to fix and rows left out stay outside."""

    subject: str
    preview: Preview


def bring_in(uow: UnitOfWork, command: BringIn) -> tuple[int, int, int]:
    """Enter the good rows through their feature's use cases; how many came in, were known, were refused."""
    uow.require(terms.BRING_IN)
    run_id, chosen = new_id(), subject(command.subject)
    entered = chosen.bring_in(uow, command.preview.coming(), run_id)
    counts = command.preview.counts
    run = ImportRun(
        id=run_id,
        subject=command.subject,
        file_name=command.preview.table.file_name,
        sha256=command.preview.table.sha256,
        rows_in=entered,
        rows_known=counts[State.JOINED],
        rows_refused=counts[State.FIX],
        done_by=uow.actor.user_id,
        done_at=uow.now,
    )
    uow.session.add(run)
    uow.audit(terms.BROUGHT_IN, run_id, count=entered, file=run.file_name, refused=run.rows_refused)
    uow.publish(terms.IMPORTS_CHANGED)
    return entered, run.rows_known, run.rows_refused
