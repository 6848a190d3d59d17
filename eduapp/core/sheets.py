"""Tables written to files: text as RFC 4180 asks and harmless to open, or Excel through XlsxWriter.

Text is UTF-8 with a mark at its start and semicolons, which a Norwegian Excel opens by a double click. A cell
of it that a spreadsheet would take for a formula gets an apostrophe in front (OWASP ASVS 1.2.10). In Excel
texts are written as texts, so that nothing in them is ever calculated.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from eduapp.core.errors import EduError
from eduapp.core.files import write_atomically
from eduapp.core.i18n import N_, date_text

CSV, EXCEL = "csv", "xlsx"
MOST_ROWS = 1_048_576  # of a sheet of Excel
LONGEST_CELL = 32_767  # characters, in Excel
# A formula begins with one of these signs, also wide ones; some programs drop what cannot be seen before it.
_UNSEEN = "\\s\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"
_WANTS_GUARD = re.compile(f"'*(?:[\t\r\n]|[{_UNSEEN}]*[=+\\-@＝＋－＠])")
_UNWRITABLE = dict.fromkeys(map(ord, "\0\ufffe\uffff"))  # no file holds them

Cell = str | int | float | Decimal | date | None


class DoesNotFit(EduError):
    """What should be written is more than the format holds."""

    message = N_("Row {row} is more than an Excel file can hold. Save as CSV instead.")


@dataclass(frozen=True)
class Sheet:
    """One table to be written."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def write_sheets(path: Path, sheets: Sequence[Sheet], key: str) -> list[Path]:
    """Write several tables: sheets of one Excel file, or text files side by side, the first named as asked.

    Each file is whole or not there; the first comes last, so that whoever finds it finds the others too.
    """
    if key == EXCEL:
        write_atomically(path, write_workbook(sheets))
        return [path]
    beside = [path.with_name(f"{path.stem}-{one.name.casefold()}{path.suffix}") for one in sheets[1:]]
    paths = [path, *beside]
    for own, one in reversed(list(zip(paths, sheets, strict=True))):
        write_atomically(own, write_csv(one.headings, one.rows))
    return paths


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The rows as a file that Excel opens by a double click and that no cell can turn into a program."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([_guarded(heading) for heading in headings])
    writer.writerows([_guarded(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig", "replace")


def write_excel(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The rows as an Excel file: texts stay texts, numbers numbers, dates dates; headings stay in view."""
    return write_workbook([Sheet("", headings, rows)])


def write_workbook(sheets: Iterable[Sheet]) -> bytes:
    """Several sheets as one Excel file; a sheet without a name gets Excel's own."""
    import xlsxwriter  # noqa: PLC0415 - heavy, and wanted for a few files a week

    data = io.BytesIO()
    with xlsxwriter.Workbook(
        data,
        {
            "in_memory": True,  # nothing about people in a temporary folder
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    ) as book:
        day = book.add_format({"num_format": "dd.mm.yyyy", "align": "left"})
        bold = book.add_format({"bold": True})
        for sheet in sheets:
            _fill(book.add_worksheet(sheet.name or None), sheet, day, bold)
    return data.getvalue()


def cell_text(cell: Cell) -> str:
    """A value as people write it: dates as dd.mm.yyyy, numbers with a decimal comma."""
    if isinstance(cell, date):
        return date_text(cell)
    if isinstance(cell, float | Decimal):
        return f"{Decimal(repr(cell)) if isinstance(cell, float) else cell:f}".replace(".", ",")
    return "" if cell is None else str(cell)


def guarded(text: str) -> str:
    """A text that no spreadsheet reckons: what could be a formula gets an apostrophe in front."""
    return f"'{text}" if _WANTS_GUARD.match(text) else text


def unguarded(text: str) -> str:
    """A text as it was before it was guarded."""
    return text[1:] if text.startswith("'") and _WANTS_GUARD.match(text) else text


def _guarded(cell: Cell) -> str:
    text = cell_text(cell)
    return guarded(text.translate(_UNWRITABLE)) if isinstance(cell, str) else text


def _fill(page: Any, sheet: Sheet, day: Any, bold: Any) -> None:  # noqa: ANN401 - XlsxWriter says nothing of its types
    page.freeze_panes(1, 0)
    for column, heading in enumerate(sheet.headings):
        page.write_string(0, column, _fitting(heading, 0), bold)
    for number, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                page.write_datetime(number, column, cell, day)
            elif isinstance(cell, str):
                page.write_string(number, column, _fitting(cell, number))
            elif cell is not None:
                page.write_number(number, column, cell)


def _fitting(text: str, row: int) -> str:
    if len(text) > LONGEST_CELL or row >= MOST_ROWS:
        raise DoesNotFit(row=row)
    return text.translate(_UNWRITABLE).encode("utf-8", "replace").decode()
