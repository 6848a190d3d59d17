"""Text files with one row a line, read as they come.

Reading finds encoding, delimiter and quotation by itself and says what it found. A quotation mark out of
place is refused, not guessed at: a missing one would swallow all rows after it. The apostrophe that writing
(`core.sheets`) puts in front of what a spreadsheet would take for a formula is taken off.
"""

import csv
import io
import itertools
import re
from collections.abc import Iterable, Iterator

from eduapp.core.progress import Progress
from eduapp.core.sheets import CSV, unguarded
from eduapp.exchange.files.formats.content import Content
from eduapp.exchange.files.formats.encoding import Encoding, find_encoding
from eduapp.exchange.files.formats.table import Found, Row, Table, build
from eduapp.exchange.files.formats.unusable import LineTooLong, QuoteAstray

DELIMITERS = (";", "\t", "|", ",")  # the comma last: in Norway it stands in numbers
LONGEST_ROW = 2**17  # characters, over all its lines; as many as Python's csv takes in one cell
_SAMPLE = 2**16
_SAMPLE_ROWS = 50
_MOST_ROWS = 0.5
_NAMED_DELIMITER = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)


def read(content: Content, progress: Progress) -> Table:
    """Read a text file. Raises Unusable, with the line, for what cannot be read without guessing."""
    encoding = find_encoding(content)
    sample = _text(content, encoding).read(_SAMPLE)
    named = _NAMED_DELIMITER.match(sample)
    delimiter = named[1] if named and named[1] in DELIMITERS else find_delimiter(sample)
    if b'"' in content.data:
        rows = _quoted_rows(content, encoding, delimiter, spaced=f'{delimiter} "' in sample)
    else:
        rows = _plain_rows(content, encoding, delimiter)
    if named:
        next(rows, None)
    if encoding.name == "UTF-16" or b"'" in content.data:
        rows = map(_without_guards, rows)
    found = Found(CSV, encoding=encoding.name, delimiter=delimiter if delimiter in sample else "")
    return build(content, found, rows, progress, total=content.data.count(b"\n"))


def find_delimiter(sample: str) -> str:
    """The delimiter by which headings and rows agree; a semicolon if there is only one column."""
    return max(DELIMITERS, key=lambda candidate: _credit(_widths(sample, candidate)))


def _credit(widths: list[int]) -> tuple[bool, int, float]:
    """How like a table these widths are; the first of more than one is that of the headings.

    Above them may stand a title. Commas in the title, or in every row but not in the headings, must not win
    over what divides the headings: so the row below has to be as wide, and earlier headings are better.
    """
    at = next((index for index, width in enumerate(widths) if width > 1), len(widths))
    if at == len(widths):
        return False, 0, 0.0
    divided = sum(1 for width in widths if width > 1) / len(widths)
    agreed = divided >= _MOST_ROWS and widths[min(at + 1, len(widths) - 1)] >= widths[at]
    return agreed, -at if agreed else 0, (widths[at] - 1) * widths.count(widths[at]) / len(widths)


def _widths(sample: str, delimiter: str) -> list[int]:
    """How many cells each of the first rows has."""
    lines = list(io.StringIO(sample, newline=""))
    whole = lines[:-1] if len(sample) >= _SAMPLE and len(lines) > 1 else lines
    widths: list[int] = []
    try:
        for cells in csv.reader(whole, delimiter=delimiter):
            if any(map(str.strip, cells)):
                widths.append(len(cells))
            if len(widths) == _SAMPLE_ROWS:
                break
    except csv.Error:  # a quotation mark astray; reading will name its line
        pass
    return widths


def _plain_rows(content: Content, encoding: Encoding, delimiter: str) -> Iterator[Row]:
    """Without any quotation mark a row is a line, and nothing slower than a map is needed."""
    for number, line in enumerate(content.data.splitlines(), start=1):
        if len(line) > LONGEST_ROW:
            raise LineTooLong(file=content.name, line=number)
    reader = csv.reader(_text(content, encoding), delimiter=delimiter)
    return map(Row, itertools.count(1), map(tuple, reader))


def _quoted_rows(content: Content, encoding: Encoding, delimiter: str, *, spaced: bool) -> Iterator[Row]:
    lines = _Lines(_text(content, encoding), content)
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=spaced, strict=True)
    line = 1
    try:
        for cells in reader:
            yield Row(line, tuple(cells))
            line = reader.line_num + 1
            lines.since_row = 0
    except csv.Error as error:
        raise QuoteAstray(file=content.name, line=line) from error


class _Lines:
    """The lines of a text, as long as no row grows beyond all measure."""

    def __init__(self, text: Iterable[str], content: Content) -> None:
        self._text = iter(text)
        self._content = content
        self._line = 0
        self.since_row = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = next(self._text)
        self._line += 1
        self.since_row += len(line)
        if self.since_row > LONGEST_ROW:
            raise LineTooLong(file=self._content.name, line=self._line)
        return line


def _text(content: Content, encoding: Encoding) -> io.TextIOWrapper:
    """The letters, decoded as they are asked for; MS-DOS ended files with Ctrl-Z."""
    return io.TextIOWrapper(io.BytesIO(content.data.removesuffix(b"\x1a")), encoding.codec, newline="")


def _without_guards(row: Row) -> Row:
    if not any(cell.startswith("'") for cell in row.cells):
        return row
    return Row(row.line, tuple(map(unguarded, row.cells)))
