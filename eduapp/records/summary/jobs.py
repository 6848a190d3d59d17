"""Writing the figures of a period to a file: for reading (PDF) or for reckoning on (CSV, XLSX)."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eduapp.core.errors import Refused
from eduapp.core.files import write_atomically
from eduapp.core.i18n import _, language
from eduapp.core.sheets import Cell, Sheet, write_sheets
from eduapp.core.small_numbers import Told
from eduapp.education.school import queries as schools
from eduapp.records.summary import queries, rules, service
from eduapp.records.summary.drawing import SummarySheet, draw_summary

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress

PDF = "pdf"
_STEPS = 2


@dataclass(frozen=True)
class WriteSummary:
    """The figures of a period, all sites, into a file of this format (pdf, csv, xlsx)."""

    period: rules.Period
    path: Path
    format: str


def write_summary(database: "Database", command: WriteSummary, progress: "Progress") -> Path:
    """All sites in one file: what is hidden for one is hidden with what would tell it of another."""
    progress.step(0, _STEPS)
    if against := list(rules.check_writing(command.period, database.today())):
        raise Refused(*against)
    with database.reading() as look:
        found = queries.report(look, command.period.first, command.period.last)
        school, across = schools.on_sheets(look, language())
    progress.step(1, _STEPS)
    if command.format == PDF:
        sheet = _sheet(found, command.period, school, across)
        write_atomically(command.path, draw_summary(sheet, database.today()))
    else:
        write_sheets(command.path, [_table(found, command.period)], command.format)
    database.execute(service.note_written, service.NoteWritten(period=command.period, format=command.format))
    progress.step(_STEPS, _STEPS)
    return command.path


def _headings(found: rules.Report) -> list[str]:
    return [rules.site_text(column) for column in rules.columns(found)]


def _table(found: rules.Report, period: rules.Period) -> Sheet:
    """A cell that is told is a number to reckon with, a share a text with its sign; the rule comes last."""
    rows: list[list[Cell]] = []
    for line in found.lines:
        cells: list[Cell] = [line.section, line.label]
        for column in rules.columns(found):
            cell = line.cells.get(column)
            plain = cell is not None and cell.told is Told.SHOWN and not cell.unit
            cells.append(cell.number if cell is not None and plain else rules.told(cell, found.limits))
        rows.append(cells)
    rows += [[period.label, ""], [rules.rule_text(found.limits), ""]]
    return Sheet(_("Figures"), [_("About"), _("What"), *_headings(found)], rows)


def _sheet(found: rules.Report, period: rules.Period, school: str, across: str) -> SummarySheet:
    lines = tuple(
        (
            line.section,
            line.label,
            tuple(rules.told(line.cells.get(column), found.limits) for column in rules.columns(found)),
        )
        for line in found.lines
    )
    return SummarySheet(
        school,
        across,
        language(),
        period.label,
        rules.rule_text(found.limits),
        tuple(_headings(found)),
        lines,
    )
