"""Making the protocol of an exam: look, draw."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.core.errors import NotFound
from eduapp.education.school import queries as schools
from eduapp.exams.room import queries
from eduapp.exams.room.drawing import draw_protocol

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress


@dataclass(frozen=True)
class MakeProtocol:
    """The protocol of one exam in one language; with `names` its last page says who has which number."""

    sitting_id: UUID
    language: str
    names: bool = False


@dataclass(frozen=True)
class MadeProtocol:
    """The paper and what it is of."""

    title: str
    exam: str
    pdf: bytes


def make_protocol(database: "Database", command: MakeProtocol, _progress: "Progress") -> MadeProtocol:
    """The protocol as it would be printed now."""
    with database.reading() as session:
        told = queries.protocol(session, command.sitting_id, command.language, names=command.names)
        across = schools.across(session, command.language)
    if told is None:
        raise NotFound
    return MadeProtocol(told.title, told.exam, draw_protocol(told, database.today(), across=across))
