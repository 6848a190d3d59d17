"""What every format is read into: headings, rows of text, and where they came from."""

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from eduapp.core.i18n import N_, _, ngettext
from eduapp.core.progress import Progress
from eduapp.exchange.files.formats.content import Content
from eduapp.exchange.files.formats.remarks import Remark, quoted
from eduapp.exchange.files.formats.unusable import (
    DoubledHeading,
    EmptyFile,
    NoHeadings,
    OnlyHeadings,
    TooManyColumns,
    TooManyRows,
)

MOST_ROWS = 500_000
MOST_COLUMNS = 200
MOST_CELLS = 8_000_000  # in all, so that rows and columns together stay within some 500 MB
ROWS_A_STEP = 5_000  # between two looks at whether the person pressed Stop
_LOOKED_AT = 20  # rows in which the headings are sought
_TITLE_PASSED = N_("Line {line} stands above the headings and was left out: {text}")
_VALUE = re.compile(r"[-+−]?[\d \u00a0]+([.,]\d+)?|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{1,2}[:.]\d{2}")
_DELIMITERS = {";": N_("semicolon"), ",": N_("comma"), "\t": N_("tab"), "|": N_("vertical bar")}


class Row(NamedTuple):
    """One row as it stands in the file: as many cells as headings, or more if the row is too long."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A file as headings and rows of text; nothing in it has been understood yet."""

    file_name: str
    sha256: str
    format: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    remarks: tuple[Remark, ...] = ()

    def description(self) -> str:
        """What was found by itself: "48 rows, separated by semicolon, UTF-8 text."."""
        count = len(self.rows)
        rows = ngettext("{count} row", "{count} rows", count).format(count=count)
        if self.sheet:
            return _("{rows} from the sheet {sheet}.").format(rows=rows, sheet=quoted(self.sheet))
        if not self.delimiter:
            return _("{rows}, one column, {encoding} text.").format(rows=rows, encoding=self.encoding)
        return _("{rows}, separated by {delimiter}, {encoding} text.").format(
            rows=rows, delimiter=_(_DELIMITERS.get(self.delimiter, self.delimiter)), encoding=self.encoding
        )


@dataclass(frozen=True)
class Found:
    """What a reader found out about a file beside its rows."""

    format: str
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    remarks: tuple[Remark, ...] = ()


def build(content: Content, found: Found, rows: Iterable[Row], progress: Progress, total: int) -> Table:
    """Find the headings, drop what is blank, and give every row as many cells as there are headings.

    Too short rows are filled up (Excel leaves out what is blank at the end). Too long ones keep their extra
    cells if anything stands in them: rules.py then asks a person. `total` is the number of rows expected.
    """
    rows = iter(rows)
    start = list(itertools.islice(filter(_is_filled, rows), _LOOKED_AT))
    if not start:
        raise EmptyFile(file=content.name)
    at = _heading_row(start)
    titles, heading_row, first = start[:at], start[at], start[at + 1 :]
    rest = _collected(content, itertools.chain(first, rows), len(heading_row.cells), progress, total)
    headings, rest = _without_blank_columns(tuple(map(str.strip, heading_row.cells)), rest)
    _check_headings(content, heading_row.line, headings)
    if not rest:
        raise OnlyHeadings(file=content.name, line=heading_row.line)
    passed = tuple(
        Remark(_TITLE_PASSED, {"line": row.line, "text": quoted(" ".join(row.cells).strip())})
        for row in titles
    )
    return Table(
        file_name=content.name,
        sha256=content.sha256,
        format=found.format,
        headings=headings,
        rows=rest,
        encoding=found.encoding,
        delimiter=found.delimiter,
        sheet=found.sheet,
        remarks=passed + found.remarks,
    )


def _heading_row(start: Sequence[Row]) -> int:
    """The first row as wide as a table: above it stands at most a title, alone in its line."""
    widths = [sum(1 for cell in row.cells if cell.strip()) for row in start]
    return next((index for index, width in enumerate(widths) if width > 1), 0)


def _is_filled(row: Row) -> bool:
    return any(map(str.strip, row.cells))


def _collected(
    content: Content, rows: Iterator[Row], width: int, progress: Progress, total: int
) -> tuple[Row, ...]:
    """The rows that hold anything, each made to fit; by the thousand, which is what makes it fast."""
    most = min(MOST_ROWS, MOST_CELLS // width)
    kept: list[Row] = []
    while some := list(itertools.islice(rows, ROWS_A_STEP)):
        some = [row for row in some if row.cells and (row.cells[0].strip() or _is_filled(row))]
        if any(len(row.cells) != width for row in some):
            some = [row if len(row.cells) == width else _fitted(content, row, width) for row in some]
        kept += some
        if len(kept) > most:
            raise TooManyRows(file=content.name, limit=most)
        progress.step(min(len(kept), total), total)
    return tuple(kept)


def _fitted(content: Content, row: Row, width: int) -> Row:
    cells = row.cells
    if len(cells) > MOST_COLUMNS:
        raise TooManyColumns(file=content.name, line=row.line, limit=MOST_COLUMNS)
    if len(cells) < width:
        return Row(row.line, cells + ("",) * (width - len(cells)))
    if any(map(str.strip, cells[width:])):
        return row
    return Row(row.line, cells[:width])


def _without_blank_columns(
    headings: tuple[str, ...], rows: tuple[Row, ...]
) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Delimiters at the end of each line make columns that hold nothing, neither heading nor cell."""
    kept = len(headings)
    while kept > 1 and not headings[kept - 1] and not any(row.cells[kept - 1].strip() for row in rows):
        kept -= 1
    if kept == len(headings):
        return headings, rows
    extra = len(headings)
    return headings[:kept], tuple(Row(row.line, row.cells[:kept] + row.cells[extra:]) for row in rows)


def _check_headings(content: Content, line: int, headings: tuple[str, ...]) -> None:
    if len(headings) > MOST_COLUMNS:
        raise TooManyColumns(file=content.name, line=line, limit=MOST_COLUMNS)
    values = sum(1 for heading in headings if _VALUE.fullmatch(heading))
    if values * 4 >= sum(1 for heading in headings if heading):  # headings are hardly ever numbers
        raise NoHeadings(file=content.name, line=line)
    seen: dict[str, int] = {}
    for column, heading in enumerate(headings, start=1):
        first = seen.setdefault(heading.casefold(), column)
        if heading and first != column:
            raise DoubledHeading(file=content.name, heading=quoted(heading), first=first, second=column)
