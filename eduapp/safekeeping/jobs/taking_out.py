"""Everything of the database in files that anybody can read: for the day when there is no program to open it.

    dagverk-readable-2026-11-23/
        READ ME.txt  description.json  SHA256SUMS  csv/learner.csv …  json/learner.json …

The description says in words what each table and column is. What opens something (passwords' hashes, private
keys) is left out, and the description says which columns that are. All is read again and compared before the
folder has its name.
"""

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from sqlalchemy import Column, Connection, MetaData, Table

import eduapp
from eduapp.core.clock import zone
from eduapp.core.db.comparing import counted, rows_of
from eduapp.core.db.faults import folder_of, plain_errors, told_of
from eduapp.core.db.fetching import every_table, one_moment_of_server
from eduapp.core.db.sealed import one_moment
from eduapp.core.db.types import CanonicalJson
from eduapp.core.db.upgrade import current_revision
from eduapp.core.errors import EduError
from eduapp.core.file_locks import held
from eduapp.core.files import could_not, sync_names
from eduapp.core.i18n import LANGUAGES, N_, _, date_text, number_text, speaking
from eduapp.core.progress import Progress
from eduapp.core.resources import resource
from eduapp.safekeeping import service
from eduapp.safekeeping.formats import readable
from eduapp.safekeeping.jobs.folders import put
from eduapp.safekeeping.jobs.looking import digest_of
from eduapp.safekeeping.jobs.making import NotTheSame

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database

WRITING, COMPARING = N_("Writing"), N_("Reading again")
ABOUT = N_(
    "Everything that Dagverk knew on {day}: {rows} rows of {tables} tables, each as CSV (RFC 4180, UTF-8) and"
    " as JSON. description.json says what each table and column is. Left out is what opens something:"
    " {withheld}. A text in CSV that begins like a formula has an apostrophe in front; JSON has every value"
    " as it is."
)
WORDS = "readable/tables.json"  # what tables and columns are, from the program's own words
# What opens something: hashes of passwords and codes, private keys, keys of boxes, seeds of what is secret.
WITHHELD = frozenset(
    {
        ("desk_pin", "pin_hash"),
        ("recovery_code", "code_hash"),
        ("audit_detail_key", "key"),
        ("backup_key", "key"),
        ("backup_key", "sealed"),
        ("certificate_key_box", "content"),
        ("marking_file", "key"),
        ("screen_attempt", "journal_key"),
        ("screen_attempt", "paper_key"),
        ("screen_exam", "secret"),
        ("screen_seat", "token_hash"),
        ("screen_ticket", "hash"),
        ("user_account", "password_hash"),
    }
)


class NotEmpty(EduError):
    """There is a folder of that day already."""

    message = N_("There is already a folder {place}. Choose another place, or remove it.")


class BeingWritten(EduError):
    """Another window or command is at it."""

    message = N_("{place} is being written just now. Wait until it is done.")


@dataclass(frozen=True, kw_only=True)
class TakeOut:
    """Into a folder of its own within this one."""

    folder: Path
    reason: str
    command_id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, kw_only=True)
class TakenOut:
    """Where it lies, and how much it is."""

    folder: Path
    tables: int
    rows: int


def take_out(database: "Database", command: TakeOut, progress: Progress) -> TakenOut:
    """Write everything of one moment, read it again and compare; told in the trail first.

    Raises NotAllowed, NotEmpty, BeingWritten, Unavailable and NotTheSame; then nothing is left there.
    """
    database.expect_proof(service.note_handed_out)
    tables = every_table()
    now = database.clock().astimezone(zone())
    whole = command.folder / f"dagverk-readable-{now:%Y-%m-%d}"
    part = command.folder / f".{whole.name}.part"
    with told_of(*folder_of(database.engine)), _alone(part, whole), _moment(database) as connection:
        counts = counted(connection, tables)
        order = service.NoteHandedOut(
            tables=len(counts), rows=sum(counts.values()), reason=command.reason.strip()
        )
        database.execute(service.note_handed_out, order)
        try:
            _write(connection, part, tables, counts, date_text(now.date()), progress)
            part.rename(whole)
            sync_names(command.folder)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    return TakenOut(folder=whole, tables=order.tables, rows=order.rows)


def shown(table: Table) -> list[Column[Any]]:
    """The columns that are written."""
    return [column for column in table.c if (table.name, column.name) not in WITHHELD]


def description(metadata: MetaData, step: str, counts: dict[str, int]) -> dict[str, Any]:
    """What the description says."""
    words = json.loads(resource(WORDS).read_text("utf-8"))
    return {
        "program": f"Dagverk {eduapp.__version__}",
        "step": step,
        "tables": {table.name: _about(table, words, counts) for table in metadata.sorted_tables},
    }


# ── Inside ───────────────────────────────────────────────────────────────────────────────────────


@contextmanager
def _alone(part: Path, whole: Path) -> Iterator[None]:
    """Nobody else writes there meanwhile. Raises BeingWritten, NotEmpty, Unavailable with the place."""
    try:
        with held(part.with_suffix(".lock")) as is_ours:
            if not is_ours:
                raise BeingWritten(place=whole)
            if whole.exists():
                raise NotEmpty(place=whole)
            yield
    except OSError as error:
        raise could_not(error, whole) from error


@contextmanager
def _moment(database: "Database") -> Iterator[Connection]:
    engine = database.engine
    if engine.dialect.name == "sqlite":
        with plain_errors(), one_moment(engine.url.render_as_string(hide_password=False)) as moment:
            yield moment.looks
    else:
        with one_moment_of_server(engine) as connection:
            yield connection


def _write(
    connection: Connection,
    part: Path,
    metadata: MetaData,
    counts: dict[str, int],
    day: str,
    progress: Progress,
) -> None:
    shutil.rmtree(part, ignore_errors=True)
    for folder in (part, part / "csv", part / "json"):
        folder.mkdir(parents=True)
        folder.chmod(0o700)
    total, done = 2 * sum(counts.values()), 0
    for write, label in ((_write_table, WRITING), (_compare_table, COMPARING)):
        for table in metadata.sorted_tables:
            write(connection, table, part)
            done += counts[table.name]
            progress.step(done, total, _(label))
    told = description(metadata, current_revision(connection) or "", counts)
    put(part / "description.json", json.dumps(told, ensure_ascii=False, indent=1).encode())
    put(part / "READ ME.txt", _read_me(counts, day))
    paths = sorted(path for path in part.rglob("*") if path.is_file())
    sums = [f"{digest_of(path)[1]}  {path.relative_to(part).as_posix()}\n" for path in paths]
    put(part / "SHA256SUMS", "".join(sums).encode())
    sync_names(part)


def _write_table(connection: Connection, table: Table, part: Path) -> None:
    columns = shown(table)
    names = [column.name for column in columns]
    csv, js = _paths(part, table)
    with csv.open("x", encoding="utf-8", newline="") as lines, js.open("x", encoding="utf-8") as objects:
        lines.write(readable.csv_line(names))
        objects.write("[")
        between = "\n"
        for values in _values(connection, table, columns):
            lines.write(readable.csv_line(values))
            objects.write(between + readable.json_line(names, values))
            between = ",\n"
        objects.write("\n]\n")


def _compare_table(connection: Connection, table: Table, part: Path) -> None:
    """Both files say what the database says. Raises NotTheSame."""
    columns = shown(table)
    names = [column.name for column in columns]
    csv, js = _paths(part, table)
    with csv.open(encoding="utf-8", newline="") as lines, js.open(encoding="utf-8") as objects:
        records, rows = readable.records(iter(lines)), _objects(objects)
        try:
            if next(records, None) != names:
                raise NotTheSame
            for values, record, row in zip_longest(_values(connection, table, columns), records, rows):
                if values is None or record is None or row is None:
                    raise NotTheSame
                cells = [cell if cell is None else readable.plain(cell) for cell in record]
                wanted = [readable.as_in_csv(value) for value in values]
                if cells != wanted or list(row.items()) != list(zip(names, values, strict=True)):
                    raise NotTheSame
        except (readable.Unreadable, ValueError) as error:
            raise NotTheSame from error


def _values(
    connection: Connection, table: Table, columns: Sequence[Column[Any]]
) -> Iterator[list[readable.Value]]:
    for some in rows_of(connection, table, columns):
        for row in some:
            yield [readable.written(value) for value in row]


def _objects(lines: Iterator[str]) -> Iterator[dict[str, Any]]:
    for line in lines:
        text = line.strip().rstrip(",")
        if text not in ("[", "]"):
            yield json.loads(text)


def _paths(part: Path, table: Table) -> tuple[Path, Path]:
    return part / "csv" / f"{table.name}.csv", part / "json" / f"{table.name}.json"


def _about(table: Table, words: dict[str, Any], counts: dict[str, int]) -> dict[str, Any]:
    known = words.get(table.name, {"about": "", "columns": {}})
    return {
        "about": known["about"],
        "rows": counts[table.name],
        "columns": {column.name: _column(table, column, known["columns"]) for column in table.c},
    }


def _column(table: Table, column: Column[Any], words: dict[str, str]) -> dict[str, Any]:
    kind = "JSON" if isinstance(column.type, CanonicalJson) else type(column.type).__name__
    told: dict[str, Any] = {"about": words.get(column.name, ""), "kind": kind, "empty": bool(column.nullable)}
    if column.primary_key:
        told["key"] = True
    if points := [str(one.target_fullname) for one in column.foreign_keys]:
        told["refers_to"] = points
    if (table.name, column.name) in WITHHELD:
        told["left_out"] = True
    return told


def _read_me(counts: dict[str, int], day: str) -> bytes:
    withheld = ", ".join(f"{table}.{column}" for table, column in sorted(WITHHELD))
    told = {"day": day, "rows": number_text(sum(counts.values())), "tables": len(counts)}
    texts = []
    for language in LANGUAGES:
        with speaking(language):
            texts.append(_(ABOUT).format(withheld=withheld, **told))
    return "\r\n\r\n".join(texts).encode("utf-8-sig")
