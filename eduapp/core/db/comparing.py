"""Two databases row by row: what the program reads from the one, it reads from the other."""

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from itertools import zip_longest
from typing import Any

from sqlalchemy import ColumnElement, Connection, MetaData, Row, String, Table, collate, func, select

from eduapp.core.errors import Damaged

AT_ONCE = 2000  # rows


def counted(connection: Connection, metadata: MetaData) -> dict[str, int]:
    """How many rows each table has."""
    return {
        table.name: connection.scalar(select(func.count()).select_from(table)) or 0
        for table in metadata.sorted_tables
    }


def rows_of(
    connection: Connection, table: Table, columns: Sequence[ColumnElement[Any]] | None = None
) -> Generator[list[Row[tuple[object, ...]]]]:
    """All rows in the order of their keys, some at a time, with the values the program reads.

    Both databases give them in one order: ids, numbers and days have but one, and text goes by its bytes.
    """
    chosen = list(table.c) if columns is None else list(columns)
    keys = [_in_one_order(key, connection) for key in table.primary_key.columns]
    a_few = {"stream_results": True, "yield_per": AT_ONCE}  # at a time: a table may be larger than memory
    with connection.execute(select(*chosen).order_by(*keys), execution_options=a_few) as found:
        try:
            yield from found.partitions(AT_ONCE)  # type: ignore[misc]
        except (ValueError, TypeError) as error:
            raise Damaged from error  # a value that is not what its column holds


def differing(
    old: Connection, new: Connection, table: Table, tell: Callable[[int], None] = lambda _rows: None
) -> int:
    """How many rows of a table the program reads otherwise in the new database than in the old."""
    count = 0
    with closing(rows_of(old, table)) as before, closing(rows_of(new, table)) as after:
        for ours, theirs in zip_longest(before, after, fillvalue=()):
            if list(ours) != list(theirs):
                count += sum(a != b for a, b in zip_longest(ours, theirs))
            tell(len(ours))
    return count


def _in_one_order(key: ColumnElement[Any], connection: Connection) -> ColumnElement[Any]:
    if connection.dialect.name == "postgresql" and isinstance(key.type, String):
        return collate(key, "C")
    return key
