"""What is written down of anonymous figures: that they left the house, of which period, in which form."""

from dataclasses import dataclass

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.records.summary import rules, terms


@dataclass(frozen=True, kw_only=True)
class NoteWritten(Command):
    """A file with the figures of a period is written."""

    period: rules.Period
    format: str


def note_written(uow: UnitOfWork, command: NoteWritten) -> None:
    """The trail keeps who took which figures out, and when."""
    uow.require(terms.SEE_SUMMARY)
    uow.enforce(rules.check_writing(command.period, uow.today))
    uow.audit(
        terms.WRITTEN,
        uow.actor.user_id,
        first=command.period.first.isoformat(),
        last=command.period.last.isoformat(),
        format=command.format.upper(),
    )
