"""A sealed file for an examiner without this program, and reading in what comes back."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eduapp.core.db.base import new_id
from eduapp.core.errors import Refused
from eduapp.core.files import read_whole, write_atomically
from eduapp.exams.marking import queries, service
from eduapp.exams.marking.formats.desk_file import (
    MOST_RETURNED,
    NoMarksFile,
    desk_digest,
    desk_file,
    new_code_text,
)
from eduapp.exams.marking.rules.states import NotSealedYet
from eduapp.kiosk.formats.box import KEY, ORDINARY, Cost
from eduapp.kiosk.formats.ticket import written

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress


@dataclass(frozen=True)
class MakeFile:
    """What an examiner has to mark now, sealed into this file."""

    examiner_id: UUID
    path: Path
    cost: Cost = ORDINARY  # of a guess at the code


@dataclass(frozen=True)
class MadeFile:
    """The code that opens it, as it is told. Kept nowhere else."""

    path: Path
    code: str
    answers: int


@dataclass(frozen=True)
class ReadFile:
    """What came back, read in beside the name of this examiner."""

    examiner_id: UUID
    path: Path


@dataclass(frozen=True)
class TakenIn:
    """How many marks came in, and how many were left out: of answers that nobody marks any more."""

    marks: int
    left_out: int


def make_file(database: Database, command: MakeFile, _progress: Progress) -> MadeFile:
    """Note the file, then write it. Raises Refused where nothing can be handed in, and Unavailable."""
    with database.reading() as session:
        desk = queries.desk_to_hand_out(session, command.examiner_id)
    if desk is None:
        raise Refused(NotSealedYet())
    code, key, file_id = new_code_text(), secrets.token_bytes(KEY), new_id()
    content = desk_file(desk, file=str(file_id), key=key, code=code, cost=command.cost)
    order = service.NoteFile(
        examiner_id=command.examiner_id, file_id=file_id, round=desk.round, key=key, desk=desk_digest(desk)
    )
    database.execute(service.note_file, order)
    write_atomically(command.path, content)
    return MadeFile(command.path, written(code), len(desk.answers))


def read_file(database: Database, command: ReadFile, _progress: Progress) -> TakenIn:
    """Take in all of it or nothing. Raises NoMarksFile, HandedOutFile, Refused and Unavailable."""
    path = command.path
    if path.is_file() and path.stat().st_size > MOST_RETURNED:
        raise NoMarksFile
    order = service.TakeInFile(examiner_id=command.examiner_id, content=read_whole(path))
    return TakenIn(*database.execute(service.take_in_file, order))
