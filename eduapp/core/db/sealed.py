"""Files of SQLite that only a key opens (SQLCipher), and a database held still while it is copied into one.

The live database is read by its own library alone, in one transaction: what others commit meanwhile is not
in it, and none of them waits. Nothing here opens it in any other way (reliability, decisions 6 and 7).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import sqlcipher3
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from eduapp.core.db.engine import open_engine
from eduapp.core.db.file_keys import keys_to_try, written
from eduapp.core.db.prepared import said
from eduapp.core.errors import Damaged


@dataclass(frozen=True)
class Moment:
    """One moment of a database, seen by two connections. What one of them writes, the other does not need."""

    looks: Connection
    copies: Connection


@contextmanager
def one_moment(url: str) -> Iterator[Moment]:
    """The database of a file as it is just now, for as long as it takes; whoever writes goes on writing.

    Writers are held up only while both connections begin, so that both see the same.
    """
    engine = open_engine(url)
    try:
        alone = engine.execution_options(sqlite_begin="IMMEDIATE")
        with engine.connect() as looks, engine.connect() as copies:
            with alone.connect() as held, held.begin():
                for one in (looks, copies):
                    one.begin()
                    one.exec_driver_sql("SELECT count(*) FROM main.sqlite_schema").scalar()
            yield Moment(looks, copies)
    finally:
        engine.dispose()


def copy_into(copies: Connection, path: Path, key: bytes) -> None:
    """Everything the connection sees into a new file under a key, in one transaction, on the disk at its end.

    With the key OPEN anybody can read the file. Raises DBAPIError if the medium is full or closed.
    """
    attach(copies, path, key, "copy")
    copies.exec_driver_sql("SELECT sqlcipher_export('copy')").all()
    copies.commit()


def attach(connection: Connection, path: Path, key: bytes, name: str) -> None:
    """Open another file under a name beside what the connection has open."""
    connection.exec_driver_sql(f"ATTACH DATABASE ? AS {name} KEY ?", (str(path), written(key)))


def attach_live(connection: Connection, path: Path, name: str) -> None:
    """The same for a database of this PC, with its key or without. Raises DBAPIError if neither does."""
    *others, last = keys_to_try(path)
    for key in others:
        try:
            attach(connection, path, key, name)
        except DBAPIError:
            continue
        return
    attach(connection, path, last, name)


def open_sealed(path: Path, key: bytes, *, writable: bool = False) -> Engine:
    """A copy under its key. What came from elsewhere is only read, and nothing in it is run."""
    engine = create_engine(
        f"sqlite:///{path}", module=sqlcipher3.dbapi2, poolclass=NullPool, hide_parameters=True
    )
    event.listen(engine, "connect", partial(_prepare, written(key), writable))
    event.listen(engine, "begin", _begin)
    return engine


def look_through(connection: Connection) -> None:
    """Every page is as it was written, and every index and reference fits. Raises Damaged."""
    look_at_pages(connection)
    look_at_references(connection)
    look_at_rows(connection)


def look_at_pages(connection: Connection) -> None:
    """Every page is as it was written under the key. Raises Damaged."""
    _expect_nothing(connection, "PRAGMA cipher_integrity_check")


def look_at_references(connection: Connection) -> None:
    """Whatever a row points to is there. Raises Damaged."""
    _expect_nothing(connection, "PRAGMA foreign_key_check")


def look_at_rows(connection: Connection) -> None:
    """Every page, row and index fits the others. Raises Damaged."""
    if connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok":
        raise Damaged


def _expect_nothing(connection: Connection, question: str) -> None:
    answer = connection.exec_driver_sql(question)
    if answer.returns_rows and answer.first() is not None:  # a file without a key answers nothing
        raise Damaged


def _prepare(key: str, writable: bool, connection: DBAPIConnection, _record: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA cipher_log_level=NONE")  # it would write on stderr that a key is wrong
    if key:
        cursor.execute(f'PRAGMA key="{key}"')
    for pragma in (
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "mmap_size=0",
        "foreign_keys=OFF",
        "synchronous=FULL",
        "temp_store=MEMORY",
        "cache_size=-32000",
        f"query_only={not writable:d}",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    said(connection, "BEGIN DEFERRED", ())
