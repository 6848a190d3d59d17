"""Noting that a paper of a sitting was printed."""

from dataclasses import dataclass
from uuid import UUID

from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.exams.papers import terms as papers
from eduapp.exams.sittings import terms
from eduapp.exams.sittings.rules.papers import PAPERS
from eduapp.exams.sittings.service.records import course_of, locked_sitting


@dataclass(frozen=True, kw_only=True)
class NotePaper(Command):
    """A paper of a sitting (code: sitting_papers) went to a printer."""

    sitting_id: UUID
    paper: str


def note_paper(uow: UnitOfWork, command: NotePaper) -> None:
    """Keep in the trail that it was: names of people may stand on it."""
    uow.require(terms.SEE_SITTINGS)
    sitting = locked_sitting(uow, command.sitting_id)
    course = course_of(uow, sitting.course_id).name
    paper = f"{PAPERS}:{command.paper}"
    uow.audit(terms.PAPER_PRINTED, sitting.id, course=course, day=sitting.day.isoformat(), paper=paper)


@dataclass(frozen=True, kw_only=True)
class NoteCopies(Command):
    """So many copies of the exam paper were written to files."""

    sitting_id: UUID
    count: int


def note_copies(uow: UnitOfWork, command: NoteCopies) -> None:
    """Keep in the trail that what is asked left on paper, in so many copies."""
    uow.require(papers.PRINT_PAPERS)
    sitting = locked_sitting(uow, command.sitting_id)
    course = course_of(uow, sitting.course_id).name
    facts = {"course": course, "day": sitting.day.isoformat(), "count": command.count}
    uow.audit(terms.COPIES_WRITTEN, sitting.id, None, **facts)
