"""Reading, checking and bringing in files: the long work."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eduapp.core.clock import zone
from eduapp.core.errors import Refused
from eduapp.core.spans import minute_of_day
from eduapp.exchange.files import service
from eduapp.exchange.files.formats import read_table, write_table
from eduapp.exchange.files.formats.table import Table
from eduapp.exchange.files.rules import Preview, check_columns, check_rows, guess_columns, refused_rows
from eduapp.exchange.files.subjects import subject
from eduapp.exchange.files.subjects.subject import Moment

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress


@dataclass(frozen=True)
class ReadFile:
    """A file somebody chose for a subject."""

    subject: str
    path: Path


@dataclass(frozen=True)
class LookAgain:
    """The same table with other columns (field key to column), or rows that were edited."""

    subject: str
    preview: Preview
    columns: Mapping[str, int] | None = None


@dataclass(frozen=True)
class Looked:
    """Every row with its verdict, and what will be added along with the rows."""

    preview: Preview
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class SaveRefused:
    """Where to write the rows that must be fixed."""

    preview: Preview
    path: Path


@dataclass(frozen=True)
class Report:
    """What became of a file."""

    entered: int
    known: int
    refused: int


def read_file(database: "Database", command: ReadFile, progress: "Progress") -> Looked:
    """Read it, guess the columns, look at every row. Raises Unusable with one sentence."""
    table = read_table(command.path, progress)
    fields = subject(command.subject).fields(database.today())
    columns = guess_columns(fields, table.headings, table.rows)
    return look(database, command.subject, table, columns)


def look_again(database: "Database", command: LookAgain, _progress: "Progress") -> Looked:
    """Judge all rows anew: after an edit, since one row may clash with another, or with other columns."""
    if command.columns is not None:
        return look(database, command.subject, command.preview.table, command.columns)
    return _judged(database, command.subject, command.preview)


def look(database: "Database", key: str, table: Table, columns: Mapping[str, int]) -> Looked:
    """Every row of a table, judged. Columns that are missing are told by `check_columns`, not here."""
    fields = subject(key).fields(database.today())
    return _judged(database, key, check_rows(table, fields, columns))


def bring_in(database: "Database", command: service.BringIn, _progress: "Progress") -> Report:
    """Enter the good rows. Missing columns refuse the whole file."""
    check_whole(command.preview)
    return Report(*database.execute(service.bring_in, command))


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


def _judged(database: "Database", key: str, preview: Preview) -> Looked:
    chosen = subject(key)
    now = database.clock().astimezone(zone())
    with database.reading() as session:
        judge = chosen.judge(session, preview, Moment(now.date(), minute_of_day(now.time())))
        judged = preview.judged(judge)
        return Looked(judged, chosen.also_adds(session, judged))
