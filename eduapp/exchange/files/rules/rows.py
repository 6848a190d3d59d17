"""Rows read, judged, corrected and refused."""

import dataclasses
import enum
import functools
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from eduapp.core.i18n import N_, _
from eduapp.core.memory import without_collecting
from eduapp.exchange.files.formats.remarks import Problem, Remark
from eduapp.exchange.files.formats.table import Row, Table
from eduapp.exchange.files.rules.columns import WHAT_TO_FIX, is_our_own
from eduapp.exchange.files.rules.fields import Field, Fields, Values

DOUBLED = N_("{text} stands in line {line} already. Correct one of them, or leave the row out.")
TOO_MANY_CELLS = N_(
    "{text} stands beyond the last heading. Give it a heading, or put texts in quotation marks."
)
_AT_A_TIME = 2_000  # rows: reading them keeps other threads waiting for some milliseconds


class State(enum.StrEnum):
    """What will happen to a row."""

    NEW = "new"
    JOINED = "joined"
    FIX = "fix"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class Known(Remark):
    """The row is about a record already there, and will be joined with it.

    Unless it is `certain`, as by a number that only one can have, a person may add the row as new instead.
    """

    certain: bool = False


Judge = Callable[[int, Values], Iterable[Problem | Known]]


def no_judge(line: int, values: Values) -> Iterable[Problem | Known]:
    """For subjects whose rows need no look beyond their cells."""
    del line, values
    return ()


class RowVerdict(NamedTuple):
    """One row, what it holds, and what will happen to it. `line` is where it stands in the file."""

    line: int
    cells: tuple[str, ...]
    values: Values
    problems: tuple[Problem, ...] = ()
    known: Known | None = None
    choice: State | None = None

    @property
    def state(self) -> State:
        """Left out if a person said so, to fix if anything is wrong, joined if known, else new."""
        if self.choice is State.LEFT_OUT:
            return State.LEFT_OUT
        if self.problems:
            return State.FIX
        joined = self.known and (self.known.certain or self.choice is not State.NEW)
        return State.JOINED if joined else State.NEW


@dataclass(frozen=True)
class Preview:
    """All rows with their verdicts. Every change makes a new preview."""

    table: Table
    fields: Fields
    columns: Mapping[str, int]
    rows: tuple[RowVerdict, ...]
    judge: Judge = field(default=no_judge, repr=False)

    @functools.cached_property
    def counts(self) -> Mapping[State, int]:
        """How many rows are in each state; states without any count zero."""
        return Counter(row.state for row in self.rows)

    def coming(self) -> list[RowVerdict]:
        """The rows that will be brought in."""
        return [row for row in self.rows if row.state in (State.NEW, State.JOINED)]

    def edited(self, index: int, key: str, text: str) -> "Preview":
        """Another text in the cell of that field: the row is looked at again, and no other."""
        column, old = self.columns[key], self.rows[index]
        cells = (*old.cells[:column], text, *old.cells[column + 1 :])
        row = self._looked(RowVerdict(old.line, cells, {}, choice=old.choice), self.judge)
        return self._with(index, row)

    def decided(self, index: int, choice: State | None) -> "Preview":
        """Leave a row out, add it as new though it is known, or (None) take that back."""
        return self._with(index, self.rows[index]._replace(choice=choice))

    def judged(self, judge: Judge) -> "Preview":
        """The same rows before another judge, who has seen them all: overlaps within one file, say."""
        rows = [
            self._looked(row, judge)
            if row.problems
            else _with_findings(row._replace(known=None), judge(row.line, row.values))
            for row in self.rows
        ]
        return dataclasses.replace(self, rows=_without_doubles(self.fields, rows), judge=judge)

    def _looked(self, row: RowVerdict, judge: Judge) -> RowVerdict:
        """The row read and judged from its cells alone."""
        used = [wanted for wanted in self.fields if wanted.key in self.columns]
        values = {wanted.key: wanted.read(row.cells[self.columns[wanted.key]]) for wanted in used}
        fresh = RowVerdict(row.line, row.cells, values, choice=row.choice)
        fresh = _without_bad_values(fresh, len(self.table.headings))
        return _with_findings(fresh, judge(fresh.line, fresh.values))

    def _with(self, index: int, row: RowVerdict) -> "Preview":
        rows = list(self.rows)
        rows[index] = row
        return dataclasses.replace(self, rows=_without_doubles(self.fields, rows))


def check_rows(table: Table, fields: Fields, columns: Mapping[str, int], judge: Judge = no_judge) -> Preview:
    """Look at every row. Nothing is changed anywhere; what is wrong stands at its row."""
    with without_collecting():
        rows = _read_rows(table, [wanted for wanted in fields if wanted.key in columns], columns)
        if judge is not no_judge:
            rows = [_with_findings(row, judge(row.line, row.values)) for row in rows]
        return Preview(table, fields, columns, _without_doubles(fields, rows), judge)


def refused_rows(preview: Preview) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Headings and rows of what must be fixed, as they stand in the file, with a last column saying what."""
    headings = preview.table.headings
    width = len(headings)
    kept = [column for column, heading in enumerate(headings) if not is_our_own(heading)]
    rows = [
        (*(row.cells[column] for column in kept), _sentences(row), *row.cells[width:])
        for row in preview.rows
        if row.state is State.FIX
    ]
    return (*(headings[column] for column in kept), _(WHAT_TO_FIX)), rows


def _read_rows(table: Table, used: Fields, columns: Mapping[str, int]) -> list[RowVerdict]:
    """Every cell read, some rows at a time: in between, the window gets its turn."""
    answers = [(columns[wanted.key], _Answers(wanted)) for wanted in used]
    keys = [wanted.key for wanted in used]
    rows: list[RowVerdict] = []
    for begin in range(0, len(table.rows), _AT_A_TIME):
        rows += _read_some(table.rows[begin : begin + _AT_A_TIME], keys, answers, len(table.headings))
    return rows


def _read_some(
    some: Sequence[Row], keys: Sequence[str], answers: Sequence[tuple[int, "_Answers"]], width: int
) -> list[RowVerdict]:
    """A column at a time; rows with a Problem in them are put right after."""
    cells = [row.cells for row in some]
    by_column = [list(map(memo.__getitem__, map(itemgetter(column), cells))) for column, memo in answers]
    held = zip(*by_column, strict=True) if answers else ((),) * len(cells)
    rows = [
        RowVerdict(row.line, row.cells, dict(zip(keys, values, strict=True)))
        for row, values in zip(some, held, strict=True)
    ]
    doubtful = {index for index, row in enumerate(cells) if len(row) > width}
    for (_column, memo), values in zip(answers, by_column, strict=True):
        if memo.problems:
            doubtful.update(index for index, value in enumerate(values) if isinstance(value, Problem))
    for index in doubtful:
        rows[index] = _without_bad_values(rows[index], width)
    return rows


class _Answers(dict[str, object]):
    """What a field makes of a text, asked once for every different text."""

    def __init__(self, wanted: Field[object]) -> None:
        super().__init__()
        self._read = wanted.read
        self.problems = False

    def __missing__(self, text: str) -> object:
        answer = self[text] = self._read(text)
        self.problems = self.problems or isinstance(answer, Problem)
        return answer


def _without_bad_values(row: RowVerdict, width: int) -> RowVerdict:
    """Problems taken out of the values; a row longer than the headings is one as well."""
    problems = [value for value in row.values.values() if isinstance(value, Problem)]
    beyond = " ".join(row.cells[width:]).strip()
    if beyond:
        problems.append(Problem(TOO_MANY_CELLS, text=beyond))
    values = {key: None if isinstance(value, Problem) else value for key, value in row.values.items()}
    return row._replace(values=values, problems=tuple(problems))


def _with_findings(row: RowVerdict, findings: Iterable[Problem | Known]) -> RowVerdict:
    for finding in findings:
        if isinstance(finding, Problem):
            row = row._replace(problems=(*row.problems, finding))
        else:
            row = row._replace(known=finding)
    return row


def _without_doubles(fields: Fields, rows: list[RowVerdict]) -> tuple[RowVerdict, ...]:
    """Say of each later row what it repeats though it may stand only once; rows left out do not count."""
    for wanted in fields:
        first: dict[object, int] = {}
        for index, row in enumerate(rows if wanted.unique else ()):
            value = row.values.get(wanted.key)
            counts = value is not None and row.choice is not State.LEFT_OUT
            line = first.setdefault(value, row.line) if counts else row.line
            if line != row.line or row.problems:
                rows[index] = row._replace(problems=_with_double(row.problems, wanted, value, line, row.line))
    return tuple(rows)


def _with_double(
    problems: tuple[Problem, ...], wanted: Field[object], value: object, first: int, line: int
) -> tuple[Problem, ...]:
    """The problems as they are, with or without the one of standing in two lines."""
    others = tuple(p for p in problems if p.message is not DOUBLED or p.column != wanted.label)
    if first == line:
        return others
    return (*others, Problem(DOUBLED, {"line": first}, str(value), wanted.label))


def _sentences(row: RowVerdict) -> str:
    return " ".join(problem.sentence() for problem in row.problems)
