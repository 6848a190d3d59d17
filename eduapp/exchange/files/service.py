"""Bringing a checked file in: one transaction, all good rows or none."""

from dataclasses import dataclass

from eduapp.core.db.base import new_id
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import EduError
from eduapp.core.i18n import N_
from eduapp.core.progress import NoProgress, Progress
from eduapp.exchange.files import terms
from eduapp.exchange.files.models import ImportRun
from eduapp.exchange.files.rules import Preview, State, check_columns
from eduapp.exchange.files.subjects import subject


class LookedAtBefore(EduError):
    """Somebody changed what the rows were judged by; what would happen now is not what was shown."""

    message = N_(
        "Something has changed since the rows were looked at, so nothing was saved. Look at them again."
    )


@dataclass(frozen=True, kw_only=True)
class BringIn(Command):
    """A file whose rows have been looked at. Rows to fix and rows left out stay outside."""

    subject: str
    preview: Preview
    unattended: bool = False  # looked at where nobody could decide what is only alike


def bring_in(
    uow: UnitOfWork,
    command: BringIn,
    progress: Progress = NoProgress(),  # noqa: B008 - it keeps nothing
) -> tuple[int, int, int]:
    """Enter the good rows through their feature's use cases; how many came in, were known, were refused.

    Raises Refused without the columns that are needed, and LookedAtBefore if a row would fare otherwise now
    than it did when it was looked at. Stopping saves nothing.
    """
    uow.require(terms.BRING_IN)
    chosen, preview = subject(command.subject), command.preview
    for permission in chosen.permissions:
        uow.require(permission)
    columns = {column: key for key, column in preview.columns.items()}
    uow.enforce(check_columns(preview.fields, preview.table.headings, columns))
    uow.take_turn(chosen.turn or f"bring in {command.subject}")  # two would find each other's people unknown
    _expect_the_same(preview, chosen.judged(uow.session, preview, uow.now, unattended=command.unattended))

    run_id, counts = new_id(), preview.counts
    entered = chosen.bring_in(uow, preview.coming(), run_id, progress)
    run = ImportRun(
        id=run_id,
        subject=command.subject,
        file_name=preview.table.file_name,
        sha256=preview.table.sha256,
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


def _expect_the_same(shown: Preview, now: Preview) -> None:
    if any(before.state != after.state for before, after in zip(shown.rows, now.rows, strict=True)):
        raise LookedAtBefore
