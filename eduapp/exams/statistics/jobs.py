"""Writing the figures to a file: questions on the first sheet, what holds for all of them on the second."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.core.errors import NotFound
from eduapp.core.i18n import _
from eduapp.core.sheets import Sheet, write_sheets
from eduapp.exams.statistics import queries, service
from eduapp.exams.statistics.rules import sheet

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress

_STEPS = 2


@dataclass(frozen=True)
class WriteFigures:
    """The figures of an exam, a paper or all (`scopes`), into a file of this format (csv, xlsx)."""

    about: str
    id: UUID | None
    path: Path
    format: str


@dataclass(frozen=True)
class Written:
    """The files, and how many questions the first holds."""

    paths: tuple[Path, ...]
    questions: int


def write_figures(database: "Database", command: WriteFigures, progress: "Progress") -> Written:
    """What the screen shows, with every number in a cell of its own."""
    progress.step(0, _STEPS)
    with database.reading() as look:
        found = queries.worked(look, command.about, command.id, database.actor.sites, database.today())
    if found is None:
        raise NotFound
    progress.step(1, _STEPS)
    lines = [sheet.SheetLine(row.number, row.label, row.version, row.item, row.verdict) for row in found.rows]
    questions = Sheet(_("Each question"), sheet.headings(), [sheet.cells(line) for line in lines])
    rows = sheet.whole_rows(found.whole, found.attempts, found.limits)
    sheets = [questions, Sheet(_("All together"), sheet.whole_headings(), rows)]
    paths = write_sheets(command.path, sheets, command.format)
    noted = service.NoteWritten(
        about=found.about, title=found.title, day=found.day, questions=len(lines), format=command.format
    )
    database.execute(service.note_written, noted)
    progress.step(_STEPS, _STEPS)
    return Written(tuple(paths), len(lines))
