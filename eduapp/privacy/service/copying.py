"""Noting that the copy of a person was looked at, and that it was handed out."""

from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork, already_done
from eduapp.people.audit.service import NoteReads, note_reads
from eduapp.privacy import terms


@dataclass(frozen=True, kw_only=True)
class NoteCopy(Command):
    """The copy of a person was made."""

    learner_id: UUID


@dataclass(frozen=True, kw_only=True)
class NoteCopyOut(Command):
    """It was printed, or saved as a file."""

    learner_id: UUID
    as_file: bool


def note_copy(uow: UnitOfWork, command: NoteCopy) -> None:
    """Keep in the trail that it was, and count that the file was read; what stood on it is kept nowhere."""
    uow.require(terms.COPY)
    note_reads(uow, NoteReads(learner_ids=(command.learner_id,)))
    uow.audit(terms.COPY_READ, command.learner_id, command.learner_id)


@already_done
def note_copy_out(uow: UnitOfWork, command: NoteCopyOut) -> None:
    """Keep in the trail that it left the program."""
    uow.require(terms.COPY)
    action = terms.COPY_SAVED if command.as_file else terms.COPY_PRINTED
    uow.audit(action, command.learner_id, command.learner_id)
