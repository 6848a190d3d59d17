"""A table of attempts by questions, read row by row; of the text nothing is kept but the marks.

First line: headings; the first names the column of attempts, each other a question. A row right under them
whose first cell is one of MOST_WORDS has the highest marks; without it the highest that was given stands in.
Between cells stands ; or , or a tab, decimals are written with a comma or a point. An empty cell, or a dash,
is a question left out.
"""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import gt
from pathlib import Path

from eduapp.core.files import open_plain
from eduapp.core.i18n import number_text
from eduapp.core.violations import Violation
from eduapp.exams.statistics.formats import places
from eduapp.exams.statistics.formats.cells import LEFT_OUT, Cells, finer, quoted, unhidden
from eduapp.exams.statistics.formats.lines import Broken, Lines
from eduapp.exams.statistics.formats.places import Fault
from eduapp.exams.statistics.rules.asked import Asked, Column

MOST_WORDS = frozenset({"max", "maks", "maximum", "maksimum", "maxpoeng", "makspoeng"})
MOST_FAULTS = 100
DELIMITERS = (";", "\t", ",")  # the comma last: it may stand in numbers
_QUOTED = re.compile(r'"[^"]*"')
_NAMED_DELIMITER = re.compile(r"sep=([;\t,])", re.IGNORECASE)


@dataclass(frozen=True)
class MarksFile:
    """What was read: the names of the questions and their marks, or all that is wrong."""

    names: tuple[str, ...] = ()
    asked: Asked = field(default_factory=lambda: Asked(()))
    has_most: bool = False  # whether the file says the highest marks
    faults: tuple[Fault, ...] = ()


def read_marks(path: Path) -> MarksFile:
    """Read a file of marks. Raises OSError and NoPlainFile, and nothing for what is in it."""
    table = _Table()
    with open_plain(path) as file:
        try:
            _read(Lines(file), table)
        except Broken as error:
            table.faults.append(error.fault)
    if table.faults:
        return MarksFile(faults=tuple(table.faults))
    return MarksFile(tuple(table.names), table.asked(), bool(table.most))


def _read(lines: Lines, table: "_Table") -> None:
    named = _NAMED_DELIMITER.fullmatch(lines.first().strip())
    if named:
        next(lines)
    delimiter = named[1] if named else _delimiter(lines.first())
    rows = csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True)
    while True:
        line = lines.number + 1
        try:
            cells = next(rows)
        except StopIteration:
            break
        except csv.Error:
            raise Broken(Fault(line, 0, places.QuoteAstray())) from None
        if any(map(str.strip, cells)):
            table.take(line, cells)
    if not table.attempts and not table.faults:
        raise Broken(Fault(lines.number, 0, places.NoAttempts()))


def _delimiter(headings: str) -> str:
    """The one that divides the headings into most cells."""
    return max(DELIMITERS, key=_QUOTED.sub("", headings).count)


@dataclass
class _Table:
    """Rows as they come, and all that is wrong with them."""

    names: list[str] = field(default_factory=list)
    most: list[int] = field(default_factory=list)  # empty while the file does not say it
    marks: list[int] = field(default_factory=list)  # row after row, in the unit of `cells`
    attempts: dict[str, int] = field(default_factory=dict)  # the line of each
    cells: Cells = field(default_factory=Cells)
    faults: list[Fault] = field(default_factory=list)

    def take(self, line: int, cells: list[str]) -> None:
        """The headings, the highest marks, or an attempt. Raises Broken where there are too many faults."""
        if not self.names:
            self._take_headings(line, cells)
        elif len(cells) == len(self.names) + 1 or self._fits(line, cells):
            self._take_row(line, cells[0].strip(), cells[1 : len(self.names) + 1])
        if len(self.faults) >= MOST_FAULTS:
            raise Broken(Fault(line, 0, places.TooManyFaults(count=len(self.faults))))

    def asked(self) -> Asked:
        """The marks by question."""
        width = len(self.names)
        most: Sequence[int | None] = self.most or [None] * width
        columns = (_column(self.marks[place::width], most[place]) for place in range(width))
        return Asked(tuple(columns), 10**self.cells.decimals)

    # --- inside -------------------------------------------------------------------------------------

    def _take_headings(self, line: int, cells: list[str]) -> None:
        """Raises Broken where nothing below could be understood."""
        headings = [unhidden(" ".join(cell.split())) for cell in cells]
        while headings and not headings[-1]:
            headings.pop()  # spreadsheets write columns that were emptied
        if len(headings) < 2:  # noqa: PLR2004 - the attempt and a question
            raise Broken(Fault(line, 0, places.NoQuestions()))
        if all(heading and Cells().learn(heading) is None for heading in headings):
            raise Broken(Fault(line, 0, places.NoHeadings()))
        seen: dict[str, int] = {}
        for column, heading in enumerate(headings[1:], 2):
            if not heading:
                self._fault(line, column, places.HeadingMissing())
            elif heading in seen:
                twice = places.HeadingTwice(name=quoted(heading), first=seen[heading])
                self._fault(line, column, twice)
            seen.setdefault(heading, column)
        self.names = headings[1:]

    def _fits(self, line: int, cells: list[str]) -> bool:
        """Whether there are no cells more than headings but empty ones."""
        wanted = len(self.names) + 1
        if len(cells) > wanted and not any(map(str.strip, cells[wanted:])):
            return True
        self._fault(line, 0, places.WrongWidth(found=len(cells), wanted=wanted))
        return False

    def _take_row(self, line: int, name: str, texts: list[str]) -> None:
        is_most = name.casefold() in MOST_WORDS
        marks = self.cells.read(texts)
        if marks is None:
            marks = self._learn(line, texts)
        if is_most and (self.attempts or self.most):
            self._fault(line, 1, places.MostNotFirst())
        elif is_most:
            self._take_most(line, marks)
        else:
            self._take_attempt(line, name, texts, marks)

    def _learn(self, line: int, texts: list[str]) -> list[int]:
        """Marks of texts that were not met before; in place of one that is none, nothing was answered."""
        before = self.cells.decimals
        self.cells.learn("")
        wrong = {place: fault for place, text in enumerate(texts) if (fault := self.cells.learn(text))}
        factor = 10 ** (self.cells.decimals - before)
        if factor > 1:
            self.marks = [finer(mark, factor) for mark in self.marks]
            self.most = [mark * factor for mark in self.most]
        for place, fault in wrong.items():
            self._fault(line, place + 2, fault)
        return self.cells.read(["" if place in wrong else text for place, text in enumerate(texts)]) or []

    def _take_most(self, line: int, marks: list[int]) -> None:
        for place, mark in enumerate(marks):
            if mark == LEFT_OUT:
                self._fault(line, place + 2, places.MostMissing())
        self.most = [max(0, mark) for mark in marks]

    def _take_attempt(self, line: int, name: str, texts: list[str], marks: list[int]) -> None:
        if not name:
            self._fault(line, 1, places.AttemptMissing())
        elif name in self.attempts:
            self._fault(line, 1, places.AttemptTwice(name=quoted(name), first=self.attempts[name]))
        self.attempts.setdefault(name, line)
        if self.most and any(map(gt, marks, self.most)):
            self._tell_above(line, texts, marks)
        self.marks += marks

    def _tell_above(self, line: int, texts: list[str], marks: list[int]) -> None:
        unit = 10**self.cells.decimals
        for place, (mark, most) in enumerate(zip(marks, self.most, strict=True)):
            if mark > most:
                above = places.AboveTheMost(
                    text=quoted(texts[place].strip()), most=number_text(most / unit, 4)
                )
                self._fault(line, place + 2, above)

    def _fault(self, line: int, column: int, reason: Violation) -> None:
        self.faults.append(Fault(line, column, reason))


def _column(marks: list[int], most: int | None) -> Column:
    out = marks.count(LEFT_OUT)
    return Column([max(0, mark) for mark in marks] if out else marks, most, len(marks) - out)
