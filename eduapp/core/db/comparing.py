"""Two databases row by row: what the program reads from the one, it reads from the other.

Two files of SQLite are compared by SQLite itself, value by value as they are kept: that needs no model, so a
database of any step can be compared, and it leaves the window's thread alone.
"""

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from functools import partial
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


def differing_files(
    connection: Connection, theirs: str, ours: str = "main", tell: Callable[[], None] = lambda: None
) -> dict[str, int]:
    """How many rows of each table differ between two files that one connection has open, by name there.

    Only tables that differ are told; what makes the tables counts as one called "schema".
    """
    made = len(_making(connection, ours) ^ _making(connection, theirs))
    if made:
        return {"schema": made}
    found = {}
    for name in tables_of_file(connection, ours):
        tell()
        if count := _differing_rows(connection, name, ours, theirs):
            found[name] = count
    return found


def tables_of_file(connection: Connection, schema: str = "main") -> list[str]:
    """The tables of a file, by name, SQLite's own left out."""
    return sorted(name for kind, name, _sql in _making(connection, schema) if kind == "table")


def count_in_file(connection: Connection, table: str, schema: str = "main") -> int:
    """How many rows a table of a file has."""
    question = f"SELECT count(*) FROM {schema}.{_quoted(connection, table)}"  # noqa: S608 - quoted
    return int(connection.exec_driver_sql(question).scalar() or 0)


def _making(connection: Connection, schema: str) -> set[tuple[str, str, str]]:
    """What makes the tables, indexes and triggers of a file."""
    question = f"SELECT type, name, sql FROM {schema}.sqlite_schema"  # noqa: S608 - a name of ours
    rows = connection.exec_driver_sql(question)
    return {(kind, name, sql) for kind, name, sql in rows if not name.startswith("sqlite_")}


def _differing_rows(connection: Connection, table: str, ours: str, theirs: str) -> int:
    """Rows of ours without their like in theirs, and how many more theirs has.

    A copy keeps rows at their places, so each is held against the one at the same place first: that reads
    both files once, from front to back. Where anything differs so, all are looked for anew by their keys.
    """
    quoted = partial(_quoted, connection)
    columns = connection.exec_driver_sql(f"PRAGMA {ours}.table_info({quoted(table)})").all()
    rows, held = (count_in_file(connection, table, schema) for schema in (ours, theirs))
    tables = f"{ours}.{quoted(table)} a LEFT JOIN {theirs}.{quoted(table)} b"
    other = " OR ".join(_differs(quoted(column[1]), column[2]) for column in columns)

    def unlike(keys: list[str]) -> int:
        same = " AND ".join(f"a.{name} = b.{name}" for name in keys)
        question = f"SELECT count(*) FROM {tables} ON {same} WHERE b.{keys[0]} IS NULL OR {other}"  # noqa: S608
        return int(connection.exec_driver_sql(question).scalar() or 0)

    if rows == held and _has_places(connection, table, ours, columns) and not unlike(["rowid"]):
        return 0
    return unlike([quoted(column[1]) for column in columns if column[5]] or ["rowid"]) + max(held - rows, 0)


def _differs(name: str, declared: str) -> str:
    """Whether two values are not the very same: 1 equals 1.0, and is another value.

    A column of text turns every number into text (SQLite, "Type Affinity", 3.1), so there nothing else that
    is equal is of two types.
    """
    kind = declared.upper()
    is_text = "INT" not in kind and any(word in kind for word in ("CHAR", "CLOB", "TEXT"))
    return f"a.{name} IS NOT b.{name}" + ("" if is_text else f" OR typeof(a.{name}) <> typeof(b.{name})")


def _has_places(connection: Connection, table: str, schema: str, columns: Sequence[Any]) -> bool:
    """Whether `rowid` is the place of a row there: no column is called so, and the table has places."""
    if any(column[1].lower() == "rowid" for column in columns):
        return False
    asked = f"PRAGMA {schema}.table_list({_quoted(connection, table)})"
    found = connection.exec_driver_sql(asked).mappings().all()
    return bool(found) and not any(row["wr"] for row in found)  # WITHOUT ROWID


def _quoted(connection: Connection, name: str) -> str:
    """A name as SQL takes it, whatever signs are in it: a file may come from elsewhere."""
    return connection.dialect.identifier_preparer.quote_identifier(name)


def _in_one_order(key: ColumnElement[Any], connection: Connection) -> ColumnElement[Any]:
    if connection.dialect.name == "postgresql" and isinstance(key.type, String):
        return collate(key, "C")
    return key
