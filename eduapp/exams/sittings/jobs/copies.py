"""A copy of the exam paper for everybody: questions and answer sheet, in the print each may have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eduapp.core.errors import NotFound, Refused
from eduapp.core.files import write_atomically
from eduapp.core.progress import Cancelled
from eduapp.education.school import queries as schools
from eduapp.exams.papers import drawing
from eduapp.exams.papers import queries as papers
from eduapp.exams.papers.rules.paper import spoken_in
from eduapp.exams.sittings import queries, service
from eduapp.exams.sittings.rules.copies import Copy, check_copies, mark_of, print_of, together

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from sqlalchemy.orm import Session

    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress
    from eduapp.exams.papers.rules.printed import PrintedPaper


@dataclass(frozen=True)
class MakeCopies:
    """A copy for each candidate of a sitting, into a folder."""

    sitting_id: UUID
    folder: Path


@dataclass(frozen=True)
class Copies:
    """The files that were written, in the order of their numbers; Stop leaves whole ones behind."""

    paths: tuple[Path, ...]
    wanted: int


def make_copies(database: Database, command: MakeCopies, progress: Progress) -> Copies:
    """Write the copies, each named by the mark of the sitting and the candidate number, never by a name.

    Raises Refused with everything that stands against it. What was written is in the trail, also after Stop.
    """
    with database.reading() as session:
        copies, versions = _asked(session, command.sitting_id)
        first = next(iter(versions.values()), None)
        across = schools.across(session, spoken_in(first.language)) if first else ""
    problems = [*check_copies(copies, has_paper=first is not None)]
    problems += [found for paper in versions.values() for found in drawing.check(paper)]
    if problems:
        raise Refused(*problems)
    written: list[Path] = []
    mark, today = mark_of(command.sitting_id), database.today()
    try:
        for (letter, how), numbers in together(copies).items():
            drawn = drawing.draw_copies(versions[letter], how, today, mark, numbers, across=across)
            for number, pdf in zip(numbers, drawn, strict=True):
                progress.step(len(written), len(copies), str(number))
                path = command.folder / f"{mark}-{number}.pdf"
                write_atomically(path, pdf)
                written.append(path)
        progress.step(len(copies), len(copies))
    except Cancelled:
        pass
    finally:
        if written:
            order = service.NoteCopies(sitting_id=command.sitting_id, count=len(written))
            database.execute(service.note_copies, order)
    return Copies(tuple(sorted(written)), len(copies))


def _asked(session: Session, sitting_id: UUID) -> tuple[list[Copy], dict[str, PrintedPaper]]:
    head = queries.sitting(session, sitting_id)
    if head is None:
        raise NotFound
    granted = queries.measures(session, sitting_id)
    rows = sorted((row for row in head.candidates if not row.cancelled), key=lambda row: row.candidate_number)
    copies = [Copy(row.candidate_number, row.letter, print_of(granted.get(row.id, ()))) for row in rows]
    return copies, papers.printed(session, head.paper_id) if head.paper_id is not None else {}
