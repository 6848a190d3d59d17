"""Reading, checking and bringing in files: the long work.

Many rows are kept out of the collector's sight as soon as they are there, or the window would stutter
whenever it looks at them.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eduapp.core.errors import Refused
from eduapp.core.i18n import _
from eduapp.core.memory import settle, without_collecting
from eduapp.exchange.files import service
from eduapp.exchange.files.formats import read_table, write_table
from eduapp.exchange.files.formats.table import Table
from eduapp.exchange.files.rules import (
    Preview,
    State,
    check_columns,
    check_rows,
    guess_columns,
    refused_rows,
)
from eduapp.exchange.files.subjects import subject

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress

MANY = 5_000  # rows that the collector would notice


@dataclass(frozen=True)
class ReadFile:
    """A file somebody chose for a subject."""

    subject: str
    path: Path
    unattended: bool = False  # nobody can be asked about rows that look like somebody known


@dataclass(frozen=True)
class Edited:
    """Another text in a cell: `place` counts the rows of the preview from 0, `key` is the field's."""

    place: int
    key: str
    text: str


@dataclass(frozen=True)
class Decided:
    """A row left out, or added as new though it is known; None takes that back."""

    place: int
    choice: State | None


Change = Edited | Decided


@dataclass(frozen=True)
class LookAgain:
    """The same table with other columns (field key to column), or with rows that a person changed."""

    subject: str
    preview: Preview
    columns: Mapping[str, int] | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Looked:
    """Every row with its verdict, the places of those to fix, and what will be added along with the rows."""

    preview: Preview
    also: tuple[str, ...] = ()
    to_fix: tuple[int, ...] = ()


@dataclass(frozen=True)
class SaveRefused:
    """Where to write the rows that must be fixed."""

    preview: Preview
    path: Path


@dataclass(frozen=True)
class SaveTemplate:
    """Where to write a list without rows, with all the headings that a subject knows."""

    subject: str
    path: Path


@dataclass(frozen=True)
class Report:
    """What became of a file."""

    entered: int
    known: int
    refused: int


def read_file(database: "Database", command: ReadFile, progress: "Progress") -> Looked:
    """Read it, guess the columns, look at every row. Raises Unusable with one sentence."""
    return look_beside(database, command, read_rows(database, command, progress), progress)


def read_rows(database: "Database", command: ReadFile, progress: "Progress") -> Preview:
    """The rows by themselves, before anything but the day is asked of the database. Raises Unusable."""
    with without_collecting():
        table = read_table(command.path, progress)
        fields = subject(command.subject).fields(database.today())
        columns = guess_columns(fields, table.headings, table.rows)
        return check_rows(table, fields, columns)


def look_beside(database: "Database", command: ReadFile, preview: Preview, progress: "Progress") -> Looked:
    """The rows that were read, beside what is in the database."""
    with without_collecting():
        return _judged(database, command.subject, preview, progress, unattended=command.unattended)


def look(
    database: "Database", key: str, table: Table, columns: Mapping[str, int], progress: "Progress"
) -> Looked:
    """Every row of a table, judged. Columns that are missing are told by `check_columns`, not here."""
    fields = subject(key).fields(database.today())
    return _judged(database, key, check_rows(table, fields, columns), progress)


def look_again(database: "Database", command: LookAgain, progress: "Progress") -> Looked:
    """Judge all rows anew: after a change to one, since it may clash with another, or with other columns."""
    preview = command.preview
    with without_collecting():
        if command.columns is not None:
            return look(database, command.subject, preview.table, command.columns, progress)
        for change in command.changes:
            if isinstance(change, Edited):
                preview = preview.edited(change.place, change.key, change.text)
            else:
                preview = preview.decided(change.place, change.choice)
        return _judged(database, command.subject, preview, progress)


def bring_in(database: "Database", command: service.BringIn, progress: "Progress") -> Report:
    """Enter the good rows, all or none."""
    use_case = functools.partial(service.bring_in, progress=progress)
    with without_collecting():
        return Report(*database.execute(use_case, command))


def check_whole(preview: Preview) -> None:
    """Raises Refused if columns are missing: then no row could be right."""
    chosen = {column: key for key, column in preview.columns.items()}
    problems = list(check_columns(preview.fields, preview.table.headings, chosen))
    if problems:
        raise Refused(*problems)


def save_refused(_database: "Database", command: SaveRefused, _progress: "Progress") -> int:
    """Write the refused rows as a file that can be corrected and read again; how many."""
    headings, rows = refused_rows(command.preview)
    write_table(command.path, headings, rows)
    return len(rows)


def save_template(database: "Database", command: SaveTemplate, _progress: "Progress") -> None:
    """Write a list to be filled in, headed in the language spoken now."""
    fields = subject(command.subject).fields(database.today())
    write_table(command.path, [_(field.label) for field in fields], [])


def _judged(
    database: "Database", key: str, preview: Preview, progress: "Progress", *, unattended: bool = False
) -> Looked:
    total = len(preview.rows)
    progress.step(total, total)  # the last moment to stop before the judge begins
    chosen = subject(key)
    with database.reading() as session:
        judged = chosen.judged(session, preview, database.clock(), unattended=unattended)
        also = chosen.also_adds(session, judged)
    to_fix = tuple(place for place, row in enumerate(judged.rows) if row.state is State.FIX)
    judged.counts  # noqa: B018 - counted here once, so that the window need not
    progress.step(total, total)
    if total >= MANY:
        settle()
    return Looked(judged, also, to_fix)
