"""Writing the file of a month: everybody of every workshop, with what was missed and why."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from eduapp.core.i18n import _, date_text
from eduapp.exchange.files.formats import Sheet, write_sheets
from eduapp.exchange.statements import queries, rules, service

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress

_STEPS = 2


@dataclass(frozen=True)
class WriteMonth:
    """A month where somebody works, into a file of this format (csv, xlsx)."""

    month: date
    path: Path
    format: str


@dataclass(frozen=True)
class Written:
    """The files, and how many lines the first holds."""

    paths: tuple[Path, ...]
    lines: int


def write_month(database: "Database", command: WriteMonth, progress: "Progress") -> Written:
    """Persons on the first sheet, the statements with their numbers on the second."""
    progress.step(0, _STEPS)
    with database.reading() as look:
        found = queries.month_to_write(look, rules.first_of(command.month), database.actor.around)
    progress.step(1, _STEPS)
    shown = rules.causes(line for _shop, line in found.lines)
    people = Sheet(
        _("Hours"), rules.headings(shown), [rules.cells(line, shop, shown) for shop, line in found.lines]
    )
    paths = write_sheets(command.path, [people, _numbers(found)], command.format)
    database.execute(service.note_written, service.NoteWritten(month=command.month, format=command.format))
    progress.step(_STEPS, _STEPS)
    return Written(tuple(paths), len(found.lines))


def _numbers(found: queries.Month) -> Sheet:
    headings = (_("Statement"), _("Workshop"), _("Hours"), _("Made"), _("By"), _("Checksum"))
    rows = [
        (
            row.number,
            shop,
            rules.in_hours(row.minutes),
            date_text(row.made_at.date()),
            row.made_by,
            row.digest,
        )
        for shop, row in found.statements
    ]
    return Sheet(_("Statements"), headings, rows)
