"""Noting that the receipt and count of papers was printed."""

from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork, already_done
from eduapp.exams.custody import terms


@dataclass(frozen=True, kw_only=True)
class NotePrinted(Command):
    """The receipt and count of the papers of an exam went to a printer."""

    sitting_id: UUID
    course: str


@already_done
def note_printed(uow: UnitOfWork, command: NotePrinted) -> None:
    """Keep in the trail that it was; what was counted by hand stands on the paper."""
    uow.require(terms.PRINT_CUSTODY)
    uow.audit(terms.PRINTED, command.sitting_id, None, course=command.course)
