"""Spreadsheets, Excel and OpenDocument, read through calamine; Excel is written by `core.sheets`.

A cell becomes the text a person would type: 6,5 and not 6.5, 1064 and not 1064.0, dates as dd.mm.yyyy. Cells
with formulas give the result that was saved with them, and the table says how many there are.
"""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from eduapp.core.i18n import N_, date_text
from eduapp.core.progress import Progress
from eduapp.core.sheets import EXCEL
from eduapp.exchange.files.formats.archive import inspect
from eduapp.exchange.files.formats.content import Content
from eduapp.exchange.files.formats.remarks import Remark, quoted
from eduapp.exchange.files.formats.table import Found, Row, Table, build
from eduapp.exchange.files.formats.unusable import DamagedWorkbook, EmptyFile

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

KEY_OPEN_DOCUMENT = "ods"
_HALF_SECOND = timedelta(microseconds=500_000)
_LAST_MOMENT = datetime.combine(date.max, time(23, 59, 59))
_WHOLE = 1e15  # above it a spreadsheet no longer counts every number
_FORMULAS = N_("Cells with formulas: {count}. Their last saved results were read.")
_OTHER_SHEETS = N_("The sheet {sheet} was read. Other sheets in the file: {count}.")

Value = int | float | str | bool | time | date | datetime | timedelta


def read_excel(content: Content, progress: Progress) -> Table:
    """Read the first sheet of an .xlsx file that holds anything. Raises Unusable."""
    return _read(content, progress, EXCEL)


def read_open_document(content: Content, progress: Progress) -> Table:
    """Read the first sheet of an .ods file that holds anything. Raises Unusable."""
    return _read(content, progress, KEY_OPEN_DOCUMENT)


def cell_text(value: Value) -> str:
    """A cell of a spreadsheet as a person would type it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number_text(value)
    if isinstance(value, date):
        return _day_text(value)
    if isinstance(value, time):
        return _time_text((datetime.combine(date.min, value) + _HALF_SECOND).time())
    return _length_text(value)


def _day_text(value: date) -> str:
    if not isinstance(value, datetime):
        return date_text(value)
    moment = (min(value, _LAST_MOMENT) + _HALF_SECOND).replace(microsecond=0)
    clock = "" if moment.time() == time() else f" {_time_text(moment.time())}"
    return date_text(moment) + clock


def _length_text(value: timedelta) -> str:
    minutes = round(value.total_seconds() / 60)
    return f"{'-' if minutes < 0 else ''}{abs(minutes) // 60}:{abs(minutes) % 60:02d}"


def _read(content: Content, progress: Progress, key: str) -> Table:
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - heavy

    inspected = inspect(content)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(inspected.data)) as book:
            sheet, others = _first_with_rows(content, book)
            remarks = [Remark(_FORMULAS, {"count": inspected.formulas})] if inspected.formulas else []
            if others:
                remarks.append(Remark(_OTHER_SHEETS, {"sheet": quoted(sheet.name), "count": others}))
            found = Found(key, sheet=sheet.name, remarks=tuple(remarks))
            return build(content, found, _rows(sheet), progress, total=sheet.height)
    except CalamineError as error:
        raise DamagedWorkbook(file=content.name) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # a bug of the library's, met by a broken file
            raise DamagedWorkbook(file=content.name) from error
        raise


def _first_with_rows(content: Content, book: "CalamineWorkbook") -> tuple["CalamineSheet", int]:
    """The first sheet in view that holds anything, and how many others are in view."""
    names = [
        sheet.name
        for sheet in book.sheets_metadata
        if sheet.visible == type(sheet.visible).Visible and sheet.typ == type(sheet.typ).WorkSheet
    ]
    for name in names:
        sheet = book.get_sheet_by_name(name)
        if sheet.start is not None:
            return sheet, len(names) - 1
    raise EmptyFile(file=content.name)


def _rows(sheet: "CalamineSheet") -> Iterator[Row]:
    """Rows as they are numbered in the sheet: calamine gives the blank ones at the top, too."""
    for line, cells in enumerate(sheet.iter_rows(), start=1):
        yield Row(line, tuple([cell if isinstance(cell, str) else cell_text(cell) for cell in cells]))


def _number_text(value: float) -> str:
    if abs(value) < _WHOLE and value == int(value):
        return str(int(value))
    return f"{Decimal(f'{value:.15g}'):f}".replace(".", ",")  # fifteen digits, as spreadsheets show them


def _time_text(at: time) -> str:
    return f"{at:%H.%M.%S}" if at.second else f"{at:%H.%M}"
