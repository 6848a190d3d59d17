"""A whole database of a server into a file under a key: the other way round than core.db.copying.

A staff PC need not have the server's own tools, and its account reads everything. What others commit
meanwhile is not in it: the server shows one moment until the end (REPEATABLE READ).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module

from sqlalchemy import Connection, Engine, MetaData, text

from eduapp.core.db.base import Base
from eduapp.core.db.comparing import counted, differing, rows_of
from eduapp.core.db.engine import open_engine
from eduapp.core.db.faults import plain_errors
from eduapp.core.db.upgrade import check_references, current_revision, make_tables, newest_step
from eduapp.core.errors import Damaged, Unavailable
from eduapp.core.i18n import N_, _
from eduapp.core.progress import NoProgress, Progress

FETCHING, COMPARING = N_("Copying"), N_("Comparing")
NOT_OURS = N_("The database on the server is at another step ({found}) than this Dagverk ({ours}).")
_PATIENCE = "SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0"
_SHAPE = "SELECT type, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid"


def every_table() -> MetaData:
    """All tables of all features. Named as text: what is below them may not import them."""
    base: type[Base] = import_module("eduapp.schema").Base
    return base.metadata


@contextmanager
def one_moment_of_server(engine: Engine) -> Iterator[Connection]:
    """A connection that sees the server's database as it is now, until it is left; it can only read."""
    still = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    with plain_errors(), still.connect() as connection, connection.begin():
        connection.exec_driver_sql(_PATIENCE)
        found = current_revision(connection)
        if found != newest_step():
            raise Unavailable(reason=_(NOT_OURS).format(found=found or "–", ours=newest_step()))
        yield connection


def fetch_all(old: Connection, file: Engine, metadata: MetaData, progress: Progress | None = None) -> None:
    """Fill an empty file with everything the connection sees. Raises Damaged if a row cannot be kept so."""
    told, done = progress or NoProgress(), 0
    total = sum(counted(old, metadata).values())
    with file.begin() as new:
        for _kind, sql in _shape("table", "index"):
            new.exec_driver_sql(sql)
        new.execute(text("INSERT INTO alembic_version VALUES (:step)"), {"step": newest_step()})
        for table in metadata.sorted_tables:
            for part in rows_of(old, table):
                new.execute(table.insert(), [dict(zip(table.c.keys(), row, strict=True)) for row in part])
                done += len(part)
                told.step(done, total, _(FETCHING))
        for _kind, sql in _shape("trigger"):  # they judge changes, not what has been
            new.exec_driver_sql(sql)
        check_references(new)


def compare_all(
    old: Connection, new: Connection, metadata: MetaData, progress: Progress | None = None
) -> None:
    """Read every row of both once more. Raises Damaged if one of them reads otherwise."""
    told, done = progress or NoProgress(), 0
    ours, theirs = counted(old, metadata), counted(new, metadata)
    if ours != theirs:
        raise Damaged
    total = sum(ours.values())

    def more(rows: int) -> None:
        nonlocal done
        done += rows
        told.step(done, total, _(COMPARING))

    for table in metadata.sorted_tables:
        if differing(old, new, table, more):
            raise Damaged


def _shape(*kinds: str) -> list[tuple[str, str]]:
    """What makes tables, indexes and triggers, in their order."""
    return [(kind, sql) for kind, sql in _made_by_all_steps() if kind in kinds]


@cache
def _made_by_all_steps() -> tuple[tuple[str, str], ...]:
    """Take all steps in memory, once: it takes some seconds, and each of them is the same for every file."""
    engine = open_engine("sqlite://", foreign_keys=False)
    try:
        with engine.begin() as connection:
            make_tables(connection)
            return tuple((kind, sql) for kind, sql in connection.exec_driver_sql(_SHAPE))
    finally:
        engine.dispose()
