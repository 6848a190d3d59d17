"""The file while it is being made: no journal, no indexes, rows in the order of their ids, a batch at a time.

Nothing is safe here until `finish`: a file that was not finished is thrown away. Ids are of version 7 (RFC
9562) like all others, but count up from the seed, so that the same seed makes the same ids.
"""

import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import event, text
from sqlalchemy.orm import Session

from eduapp.app.sample_data.year import MADE_AT
from eduapp.core.db.base import Base
from eduapp.core.db.bulk import BulkInsert
from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.prepared import Converter
from eduapp.core.db.upgrade import upgrade

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPIConnection

BATCH = 20_000  # rows sent at once
_RELAXED = (
    "journal_mode=OFF",
    "synchronous=OFF",
    "secure_delete=OFF",
    "locking_mode=EXCLUSIVE",
    "cache_size=-256000",
    "temp_store=FILE",  # sorting an index of 14 million rows would not fit into memory
    "threads=2",
)


class Rows:
    """Rows of one table on their way into the file. `id` is the first column, `version` the second."""

    def __init__(self, insert: BulkInsert, ids: str) -> None:
        self._insert, self._ids = insert, ids
        self._waiting: list[tuple[object, ...]] = []
        self._given = 0
        self.count = 0

    def new_id(self) -> str:
        """The next id, as the database writes it."""
        self._given += 1
        return f"{self._ids}{self._given:08x}"

    def converter(self, column: str) -> Converter:
        """Turns a value of the program into one of the database."""
        return self._insert.remembering(column)

    def add(self, *values: object) -> None:
        """One row of converted values."""
        self.extend((values,))

    def extend(self, rows: Iterable[tuple[object, ...]]) -> None:
        """Several."""
        self._waiting.extend(rows)
        if len(self._waiting) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Send what waits."""
        self._insert.write(self._waiting)
        self.count += len(self._waiting)
        self._waiting = []


class NewFile:
    """A database file that nobody else knows of yet."""

    def __init__(self, path: Path, seed: str) -> None:
        upgrade(sqlite_url(path))
        self._engine = open_engine(sqlite_url(path), foreign_keys=False)
        event.listen(self._engine, "connect", _relax)
        self._session = Session(self._engine)
        self._seed = zlib.crc32(seed.encode()) & 0xFFFFFFF
        self._tables: list[Rows] = []
        self._indexes = self._drop_indexes()

    def rows(self, kind: type[Base], columns: str) -> Rows:
        """A way into some columns of one table, named with spaces between."""
        milliseconds = int(MADE_AT.timestamp() * 1000)
        ids = f"{milliseconds:012x}7{len(self._tables):03x}8{self._seed:07x}"
        table = Rows(BulkInsert(self._session, kind, columns.split()), ids)
        self._tables.append(table)
        return table

    def row_count(self) -> int:
        """How many rows were sent so far."""
        return sum(table.count for table in self._tables)

    def finish(self) -> None:
        """Send the rest, build the indexes, and leave the file as the program keeps it."""
        for table in self._tables:
            table.flush()
        for index in self._indexes:
            self._session.execute(text(index))
        self._session.commit()
        self.close()

    def close(self) -> None:
        """Let go of the file, finished or not."""
        self._session.close()
        self._engine.dispose()

    def _drop_indexes(self) -> list[str]:
        found = self._session.execute(
            text("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name")
        ).all()
        for name, _sql in found:
            self._session.execute(text(f'DROP INDEX "{name}"'))
        return [sql for _name, sql in found]


def _relax(connection: "DBAPIConnection", _record: object) -> None:
    cursor = connection.cursor()
    for pragma in _RELAXED:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()
