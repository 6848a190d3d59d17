"""Noting that a protocol went to a printer or a file."""

from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.exams.room import terms
from eduapp.exams.room.service.writing import opened, tell


@dataclass(frozen=True, kw_only=True)
class NoteProtocol(Command):
    """The protocol of an exam was printed."""

    sitting_id: UUID


def note_protocol(uow: UnitOfWork, command: NoteProtocol) -> None:
    """Keep in the trail that it was: names of candidates stand on its list."""
    uow.require(terms.SEE_ROOM)
    tell(uow, opened(uow, command.sitting_id), terms.PROTOCOL_PRINTED)
