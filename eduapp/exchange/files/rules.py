"""From a table of text to rows that can be brought in: which column is which, what a row holds, what to fix.

How a subject (people, courses, hours, results) uses this, without any database in these rules:

    NUMBER = Field("number", N_("Learner number"), words.codes(), required=True, unique=True,
                   synonyms=("Deltakernr", "Deltakarnr", "Learner no"))
    BORN = Field("born", N_("Birth date"), cells.dates(last=today), synonyms=("Fødselsdato", "Født", "Fødd"))
    FIELDS = (NUMBER, BORN)

    table = read_table(path)                                 # of formats; Unusable if it cannot be read
    columns = guess_columns(FIELDS, table.headings, table.rows)      # field key → column
    reasons = list(check_columns(FIELDS, table.headings, chosen))    # once people changed: column → field key
    preview = check_rows(table, FIELDS, columns, judge)

`judge(line, values)` adds what one cell alone cannot tell: end before start, an unknown learner, an overlap.
It yields Problem for what must be fixed and Known for a row that joins a record already there. It sees every
row, also one with bad cells, whose values are then None: `START.of(values)` is `int | None`, typed as its
field. It is asked again when a cell of the row is edited, so it looks things up in what it was made with (a
dict of all learner numbers, say), never in a session. Empty cells are None; empty required fields, formulas
and doubled values of `unique` fields are told here already.

    preview = preview.edited(index, "born", "28.02.1989")    # looks at that row again, and at no other
    preview = preview.decided(index, State.LEFT_OUT)         # or State.NEW for a row that would be joined
    preview = preview.judged(judge)                          # of one who has seen all rows, for overlaps
    for row in preview.coming(): ... BORN.of(row.values) ... NUMBER.need(row.values)
    headings, rows = refused_rows(preview)                   # write_table(path, headings, rows), then read it

100,000 rows are looked at in well under a second: equal texts of a column are parsed once.
"""

import dataclasses
import difflib
import enum
import functools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar, cast

from eduapp.core.i18n import LANGUAGES, N_, _, speaking
from eduapp.core.memory import without_collecting
from eduapp.core.names import folded
from eduapp.core.violations import Violation
from eduapp.exchange.files.formats.remarks import Listed, Problem, Remark, Word, quoted
from eduapp.exchange.files.formats.table import Row, Table

T_co = TypeVar("T_co", covariant=True)
Values = Mapping[str, object]

WHAT_TO_FIX = N_("What to fix")
_OUR_OWN_COLUMN = frozenset({"what to fix", "hva ma rettes", "kva ma rettast"})
EMPTY = N_("{column} is empty. Type it here, or leave the row out.")
FORMULA = N_("{text} is a formula, not a value. Write the value.")
DOUBLED = N_("{text} stands in line {line} already. Correct one of them, or leave the row out.")
TOO_MANY_CELLS = N_(
    "{text} stands beyond the last heading. Give it a heading, or put texts in quotation marks."
)
_FORMULA_START = re.compile(r"[=＝]|[+\-@＋－＠]\s*[^\W\d]|[+\-@＋－＠]\s*[(\"'$]")
_ANY_WORD = "Abcdef"  # a field whose parser takes this cannot be told by its values
_SAMPLE_ROWS = 50
_LIKE_ENOUGH = 0.85
_SHORTEST_BEGINNING = 3  # letters by which a longer heading is still known: Fødselsdato (dd.mm.åååå)


class ColumnTakenTwice(Violation):
    """Two columns of the file for one field: nobody could say which counts."""

    message = N_("{field} is chosen twice: for {first} and {second}. Choose another for one of them.")


class ColumnsMissing(Violation):
    """Required fields without a column, all in one sentence."""

    message = N_("No column is chosen for: {fields}. Choose one, or add it to the file.")


@dataclass(frozen=True)
class Field(Generic[T_co]):
    """What one column of a subject holds: its key in the program, its label on screen, how a cell is read."""

    key: str
    label: str
    parse: Callable[[str], T_co | Problem]
    required: bool = False
    unique: bool = False
    synonyms: tuple[str, ...] = ()

    def read(self, text: str) -> T_co | Problem | None:
        """The value of a cell, None if it is empty, or what is wrong with it."""
        bare = text.strip()
        if not bare:
            return Problem(EMPTY, column=self.label) if self.required else None
        answer = self.parse(bare) if bare[0] not in "=＝" else Problem(FORMULA, text=bare)
        if not isinstance(answer, Problem):
            return answer
        message = FORMULA if _FORMULA_START.match(bare) else answer.message
        return dataclasses.replace(answer, message=message, column=self.label)

    def of(self, values: Values) -> T_co | None:
        """The value in a row; None if the cell is empty, bad, or has no column."""
        return cast("T_co | None", values.get(self.key))

    def need(self, values: Values) -> T_co:
        """The value of a required field in a row that is brought in."""
        return cast("T_co", values[self.key])


Fields = Sequence[Field[object]]


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


def guess_columns(fields: Fields, headings: Sequence[str], rows: Sequence[Row]) -> dict[str, int]:
    """Field key → column, as far as headings or, where they are unknown, the values below tell."""
    found: dict[str, int] = {}
    known = {column: _plain(heading) for column, heading in enumerate(headings) if not is_our_own(heading)}
    for matches in (_is_synonym, _begins_like, _looks_like):
        for wanted in fields:
            free = [column for column in known if column not in found.values()]
            hits = [column for column in free if known[column] and matches(wanted, known[column])]
            if wanted.key not in found and hits:
                found[wanted.key] = hits[0]
    return found | _by_values(
        fields, found, [column for column in known if column not in found.values()], rows
    )


def check_columns(fields: Fields, headings: Sequence[str], chosen: Mapping[int, str]) -> Iterator[Violation]:
    """What speaks against these columns: column → field key, as people chose them."""
    for wanted in fields:
        columns = [column for column, key in sorted(chosen.items()) if key == wanted.key]
        if len(columns) > 1:
            first, second = (quoted(headings[column]) or str(column + 1) for column in columns[:2])
            yield ColumnTakenTwice(field=Word(wanted.label), first=first, second=second)
    missing = [wanted.label for wanted in fields if wanted.required and wanted.key not in chosen.values()]
    if missing:
        yield ColumnsMissing(fields=Listed(missing))


def is_our_own(heading: str) -> bool:
    """Whether this is the column that refused rows were saved with; it is never read."""
    return _plain(heading) in _OUR_OWN_COLUMN


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
    """Every cell read, a column at a time; rows with a Problem in them are put right after."""
    cells = [row.cells for row in table.rows]
    answers = [_Answers(wanted) for wanted in used]
    by_column = [
        list(map(memo.__getitem__, map(itemgetter(columns[wanted.key]), cells)))
        for wanted, memo in zip(used, answers, strict=True)
    ]
    keys = [wanted.key for wanted in used]
    held = zip(*by_column, strict=True) if used else ((),) * len(cells)
    rows = [
        RowVerdict(row.line, row.cells, dict(zip(keys, values, strict=True)))
        for row, values in zip(table.rows, held, strict=True)
    ]
    width = len(table.headings)
    doubtful = {index for index, row in enumerate(cells) if len(row) > width}
    for memo, column in zip(answers, by_column, strict=True):
        if memo.problems:
            doubtful.update(index for index, value in enumerate(column) if isinstance(value, Problem))
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


def _plain(heading: str) -> str:
    """A heading as letters and digits only: `Fødselsdato *` and `FODSELSDATO` are one."""
    return " ".join(re.sub(r"[\W_]+", " ", folded(heading)).split())


@functools.lru_cache(maxsize=256)
def _words(wanted: Field[object]) -> list[str]:
    """Key, label in each of our languages, and synonyms: a list that was saved here is read here."""
    labels = []
    for spoken in LANGUAGES:
        with speaking(spoken):
            labels.append(_(wanted.label))
    return [_plain(word) for word in (wanted.key, *labels, *wanted.synonyms)]


def _is_synonym(wanted: Field[object], heading: str) -> bool:
    return heading in _words(wanted)


def _begins_like(wanted: Field[object], heading: str) -> bool:
    return any(len(word) >= _SHORTEST_BEGINNING and heading.startswith(f"{word} ") for word in _words(wanted))


def _looks_like(wanted: Field[object], heading: str) -> bool:
    return any(
        difflib.SequenceMatcher(None, heading, word).ratio() >= _LIKE_ENOUGH for word in _words(wanted)
    )


def _by_values(
    fields: Fields, found: Mapping[str, int], free: Sequence[int], rows: Sequence[Row]
) -> dict[str, int]:
    """A column nobody named, if it fits exactly one field that is left, and that field exactly one column."""
    telling = [w for w in fields if w.key not in found and isinstance(w.read(_ANY_WORD), Problem)]
    fits: dict[str, list[int]] = {}
    for wanted in telling:
        for column in free:
            cells = [text for row in rows[:_SAMPLE_ROWS] if (text := row.cells[column].strip())]
            good = sum(1 for text in cells if not isinstance(wanted.read(text), Problem))
            if cells and good >= len(cells) * 0.9:
                fits.setdefault(wanted.key, []).append(column)
    taken = Counter(column for columns in fits.values() for column in columns)
    return {key: columns[0] for key, columns in fits.items() if len(columns) == 1 and taken[columns[0]] == 1}
