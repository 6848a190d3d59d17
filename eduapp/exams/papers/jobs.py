"""Making what is printed of a paper: its questions, its answer sheets, or whole copies; look, check, draw."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.core.errors import NotFound
from eduapp.education.school import queries as schools
from eduapp.exams.papers import drawing, queries
from eduapp.exams.papers.rules.paper import spoken_in
from eduapp.exams.papers.rules.printed import Print

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress

QUESTIONS, SHEETS = "questions", "sheets"
MOST_COPIES = 60  # in one file
_MARK_LETTERS = 6


@dataclass(frozen=True)
class MakePrint:
    """One version of a paper in one print: its questions once, or the answer sheets of so many copies."""

    paper_id: UUID
    letter: str = "A"
    how: Print = Print()  # noqa: RUF009 - frozen
    what: str = QUESTIONS
    copies: int = 1


@dataclass(frozen=True)
class MadePrint:
    """The file, or why there is none; and what there is to know beside it."""

    title: str
    letters: tuple[str, ...]  # of its versions
    pdf: bytes | None
    typeface: str = ""
    reasons: tuple[str, ...] = ()
    frozen: bool = False


def make_print(database: "Database", command: MakePrint, _progress: "Progress") -> MadePrint:
    """The file as it would be printed now; nothing is drawn while anything stands against it."""
    with database.reading() as session:
        papers = queries.printed(session, command.paper_id)
        digest = queries.frozen_digest(session, command.paper_id)
        first = next(iter(papers.values()), None)
        across = schools.across(session, spoken_in(first.language)) if first else ""
    if first is None:
        raise NotFound
    paper = papers.get(command.letter, first)
    letters, reasons = tuple(papers), tuple(one.sentence() for one in drawing.check(paper))
    if reasons or not paper.answered:
        return MadePrint(paper.title, letters, None, "", reasons, paper.frozen)
    today, typeface = database.today(), drawing.typeface(paper, command.how)
    if command.what == SHEETS:
        mark = (digest or paper.digest())[:_MARK_LETTERS].upper()
        numbers = range(1, min(command.copies, MOST_COPIES) + 1)
        pdf = drawing.draw_answer_sheets(paper, command.how, today, mark, numbers, across=across)
    else:
        pdf = drawing.draw_paper(paper, command.how, today, across=across)
    return MadePrint(paper.title, letters, pdf, typeface, (), paper.frozen)
