"""Noting that the copy of a person was looked at or handed out."""

from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.people.audit.service import NoteReads, note_reads
from eduapp.privacy import terms


@dataclass(frozen=True, kw_only=True)
class NoteCopy(Command):
    """The copy of a person was made, printed or saved (one of the actions of terms)."""

    learner_id: UUID
    action: str


def note_copy(uow: UnitOfWork, command: NoteCopy) -> None:
    """Keep in the trail that it was, and count that the file was read; what stood on it is kept nowhere."""
    uow.require(terms.COPY)
    if command.action == terms.COPY_READ:
        note_reads(uow, NoteReads(learner_ids=(command.learner_id,)))
    uow.audit(command.action, command.learner_id, command.learner_id)
