"""A whole SQLite database into an empty one on a server: everything in one transaction, or nothing at all.

The tables are made by the same steps as ever, unless they are there already. Each is filled by one COPY:
references are looked at when it ends, so rows may point at rows of the same table that come later. Triggers
of ours rest meanwhile; they judge changes, not what has been. Then both are read again and compared.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import cast

import psycopg
from psycopg import sql
from sqlalchemy import Connection, Engine, MetaData, Table, Text, inspect, text, type_coerce
from sqlalchemy.exc import DBAPIError

from eduapp.core.db.comparing import counted, differing, rows_of
from eduapp.core.db.faults import as_unavailable, plain_errors
from eduapp.core.db.owning import expect_owner
from eduapp.core.db.standing import Standing, look_at
from eduapp.core.db.types import CanonicalJson
from eduapp.core.db.upgrade import check_references, current_revision, make_tables, newest_step
from eduapp.core.errors import Damaged, EduError, Unavailable
from eduapp.core.i18n import N_, _
from eduapp.core.progress import NoProgress, Progress

COPYING, COMPARING = N_("Copying"), N_("Comparing")
OLD_STEP = N_("The database here is not at the newest step. Open Dagverk once on this PC, then copy again.")
UNKNOWN_PART = N_("There is something in the database here that Dagverk does not know ({found}).")
OTHER_STEP = N_(
    "The database on the server is at another step ({found}) than this Dagverk ({ours}). Ask for an empty"
    " one."
)
NOT_EMPTY = N_("The database on the server is not empty: {table} has rows. Ask for an empty one.")
SOMEBODY_COPIES = N_("Somebody else is copying into that database just now.")
BREAKS_A_RULE = N_("Rows of {table} break a rule of the database on the server.")
DOES_NOT_FIT = N_(
    "A value in {table} cannot be kept on the server: too large a number, or a sign without a letter."
)
COUNTS_DIFFER = N_("{table} has {ours} rows here and {theirs} on the server.")
ROWS_DIFFER = N_("{count} rows of {table} would read differently on the server.")
_LOCK = "SELECT pg_try_advisory_xact_lock(hashtextextended('dagverk copies a database', 0))"
_PATIENCE = "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0"
_TRIGGERS = """
SELECT c.relname, t.tgname, t.tgenabled FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' AND c.relnamespace = current_schema()::regnamespace
ORDER BY 1, 2
"""
_COUNTERS = """
SELECT s.oid::regclass::text, t.relname, a.attname FROM pg_class s
JOIN pg_depend d ON d.objid = s.oid AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
JOIN pg_class t ON t.oid = d.refobjid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
WHERE s.relkind = 'S' AND t.relnamespace = current_schema()::regnamespace
"""
_AGAIN = {"O": "ENABLE", "R": "ENABLE REPLICA", "A": "ENABLE ALWAYS"}


class CannotCopy(EduError):
    """Why nothing was copied."""

    message = N_("{reason} Nothing was copied, and the database here is as it was.")


class OutcomeUnknown(EduError):
    """The answer to COMMIT never came, and the server cannot be asked."""

    message = N_(
        "The connection was lost at the very end, so it is not known whether the copy was kept. Copy again"
        " when the server is back: if it was, you will be told that the database is not empty."
    )


@dataclass(frozen=True)
class Copied:
    """What was copied and compared."""

    tables: int
    rows: int


def copy_all(source: Engine, target: Engine, metadata: MetaData, progress: Progress | None = None) -> Copied:
    """Copy everything, count and compare it, and keep it only if every row reads the same.

    Raises CannotCopy with one sentence, Damaged for a source that cannot be read, OutcomeUnknown.
    Writers wait meanwhile at the source, so that nothing is left out.
    """
    told = progress or NoProgress()
    alone = source.execution_options(sqlite_begin="IMMEDIATE")
    with _one_sentence(), alone.connect() as old, old.begin(), target.connect() as new:
        _expect_whole(old, metadata)
        counts = counted(old, metadata)
        new.begin()
        _prepare(new, metadata)
        _fill(old, new, metadata, _Steps(told, counts, COPYING))
        _compare(old, new, metadata, _Steps(told, counts, COMPARING))
        _keep(new, target, metadata, counts)
    return Copied(len(counts), sum(counts.values()))


class _Steps:
    """Half of the way: every row once copied, then every row once compared."""

    def __init__(self, progress: Progress, counts: dict[str, int], label: str) -> None:
        self._progress, self._label = progress, label
        self._all = sum(counts.values())
        self._done = 0

    def more(self, rows: int) -> None:
        self._done += rows
        self._progress.step(self._done, self._all, _(self._label))


@contextmanager
def _one_sentence() -> Iterator[None]:
    """Whatever went wrong is told once, with what it means for the copy."""
    try:
        with plain_errors():
            yield
    except Damaged:
        raise
    except Unavailable as error:
        raise CannotCopy(reason=error.facts["reason"]) from error
    except psycopg.Error as error:  # of COPY, which SQLAlchemy does not see
        raise CannotCopy(reason=as_unavailable(error).facts["reason"]) from error


# ── The two ends ─────────────────────────────────────────────────────────────────────────────────


def _expect_whole(old: Connection, metadata: MetaData) -> None:
    """The source is ours, of today, sound, and has nothing that we would leave behind."""
    if old.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
        raise Damaged
    if current_revision(old) != newest_step():
        raise Unavailable(reason=_(OLD_STEP))
    seen = inspect(old)
    known = {table.name: {column.name for column in table.c} for table in metadata.sorted_tables}
    for table in seen.get_table_names():
        if table == "alembic_version":
            continue
        columns = {column["name"] for column in seen.get_columns(table)}
        if table not in known or not columns <= known[table]:
            raise Unavailable(reason=_(UNKNOWN_PART).format(found=table))
    check_references(old)


def _prepare(new: Connection, metadata: MetaData) -> None:
    """The target is ours alone from here on, empty, and has its tables."""
    new.exec_driver_sql(_PATIENCE)
    if not new.scalar(text(_LOCK)):
        raise Unavailable(reason=_(SOMEBODY_COPIES))
    found = look_at(new)
    expect_owner(new)  # triggers of ours rest meanwhile
    if found.standing is Standing.EMPTY:
        make_tables(new)
    elif found.standing is Standing.OLDER:
        raise Unavailable(reason=_(OTHER_STEP).format(found=found.step or "–", ours=newest_step()))
    for table, rows in counted(new, metadata).items():
        if rows:
            raise Unavailable(reason=_(NOT_EMPTY).format(table=table))


def _keep(new: Connection, target: Engine, metadata: MetaData, counts: dict[str, int]) -> None:
    try:
        new.commit()
    except DBAPIError as error:
        try:
            with target.connect() as other:
                kept = current_revision(other) == newest_step() and counted(other, metadata) == counts
        except (DBAPIError, Unavailable):
            raise OutcomeUnknown from error
        if not kept:
            raise


# ── Rows ─────────────────────────────────────────────────────────────────────────────────────────


def _fill(old: Connection, new: Connection, metadata: MetaData, steps: _Steps) -> None:
    resting = new.execute(text(_TRIGGERS)).all()
    for table, trigger, _how in resting:
        _say(new, "ALTER TABLE {} DISABLE TRIGGER {}", table, trigger)
    for table in metadata.sorted_tables:
        _copy(old, new, table, steps)
    for table, trigger, how in resting:
        _say(new, f"ALTER TABLE {{}} {_AGAIN[how]} TRIGGER {{}}", table, trigger)
    _set_counters(new)
    for table in metadata.sorted_tables:
        _say(new, "ANALYZE {}", table.name)


def _copy(old: Connection, new: Connection, table: Table, steps: _Steps) -> None:
    """One table in one statement. Facts in JSON go over as the very text they are."""
    columns = [type_coerce(one, Text) if isinstance(one.type, CanonicalJson) else one for one in table.c]
    names = sql.SQL(", ").join(sql.Identifier(column.name) for column in table.c)
    order = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), names)
    driver = cast("psycopg.Connection", new.connection.driver_connection)
    try:
        with closing(rows_of(old, table, columns)) as parts, driver.cursor() as to, to.copy(order) as sent:
            for part in parts:
                for row in part:
                    sent.write_row(row)
                steps.more(len(part))
    except psycopg.IntegrityError as error:
        raise Unavailable(reason=_(BREAKS_A_RULE).format(table=table.name)) from error
    except (psycopg.DataError, UnicodeError) as error:
        raise Unavailable(reason=_(DOES_NOT_FIT).format(table=table.name)) from error


def _set_counters(new: Connection) -> None:
    """Whatever counts up by itself goes on after the highest that is there."""
    for counter, table, column in new.execute(text(_COUNTERS)).all():
        query = sql.SQL("SELECT setval({}, coalesce(max({}), 0) + 1, false) FROM {}")
        filled = query.format(sql.Literal(counter), sql.Identifier(column), sql.Identifier(table))
        new.exec_driver_sql(filled.as_string())


def _compare(old: Connection, new: Connection, metadata: MetaData, steps: _Steps) -> None:
    ours, theirs = counted(old, metadata), counted(new, metadata)
    for table in metadata.sorted_tables:
        name = table.name
        if ours[name] != theirs[name]:
            words = _(COUNTS_DIFFER).format(table=name, ours=ours[name], theirs=theirs[name])
            raise Unavailable(reason=words)
        if count := differing(old, new, table, steps.more):
            raise Unavailable(reason=_(ROWS_DIFFER).format(table=name, count=count))


def _say(new: Connection, statement: str, *names: str) -> None:
    new.exec_driver_sql(sql.SQL(statement).format(*map(sql.Identifier, names)).as_string())
