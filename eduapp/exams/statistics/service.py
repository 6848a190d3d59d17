"""What is written down of statistics: that they left the program as a file. Nothing else changes."""

from dataclasses import dataclass
from datetime import date

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.exams.statistics import terms
from eduapp.exams.statistics.rules.scopes import PAPER, SITTING


@dataclass(frozen=True, kw_only=True)
class NoteWritten(Command):
    """A file with the figures of an exam, a paper, or all exams is written."""

    about: str  # code: scopes
    title: str  # course or paper
    day: date | None
    questions: int
    format: str


def note_written(uow: UnitOfWork, command: NoteWritten) -> None:
    """The trail keeps who wrote which figures to a file, and when."""
    uow.require(terms.SEE_STATISTICS)
    by, count, kind = uow.actor.user_id, command.questions, command.format.upper()
    if command.about == SITTING and command.day is not None:
        day = command.day.isoformat()
        uow.audit(terms.WRITTEN_OF_EXAM, by, course=command.title, day=day, count=count, format=kind)
    elif command.about == PAPER:
        uow.audit(terms.WRITTEN_OF_PAPER, by, title=command.title, count=count, format=kind)
    else:
        uow.audit(terms.WRITTEN_OF_ALL, by, count=count, format=kind)
