"""Writes many rows of one table at the speed of the driver: whole files, and whole sheets.

The session converts every value of every row anew; here a value that comes back (a day, a workshop, who
entered it) is converted once. Single records use the session.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from sqlalchemy import Dialect, Table
from sqlalchemy.orm import Session
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from eduapp.core.db.base import Base
from eduapp.core.db.prepared import Converter, as_it_is, said, writer


class BulkInsert:
    """An INSERT of some columns, made ready for the database in use. Columns left out stay empty."""

    def __init__(self, session: Session, kind: type[Base], columns: Sequence[str]) -> None:
        self._session = session
        self._form = _form(kind, tuple(columns), session.get_bind().dialect)

    def converter(self, column: str) -> Converter:
        """Turns a value of the program into one of the driver."""
        return self._form.converters[column] or as_it_is

    def remembering(self, column: str) -> Converter:
        """The same, for values that come back often."""
        convert, known = self.converter(column), dict[object, object]()

        def converted(value: object) -> object:
            found = known.get(value)
            return known.setdefault(value, convert(value)) if found is None else found

        return converted

    def converted(self, rows: Sequence[Mapping[str, object]]) -> list[tuple[object, ...]]:
        """Rows of values of the program, by column, as `write` takes them."""
        columns = (
            _all_converted([row[name] for row in rows], convert)
            for name, convert in self._form.converters.items()
        )
        return list(zip(*columns, strict=True))

    def write(self, rows: Sequence[tuple[object, ...]]) -> None:
        """Send rows of converted values, in the order of the columns."""
        if rows:
            said(self._session.connection(), self._form.statement, list(rows))


def insert_rows(session: Session, kind: type[Base], rows: Sequence[Mapping[str, object]]) -> None:
    """Write some records, all with the same columns; others have their default, if that is a plain value."""
    if rows:
        plain = {name: value for name, value in _defaults(kind).items() if name not in rows[0]}
        whole = [{**row, **plain} for row in rows]
        bulk = BulkInsert(session, kind, tuple(whole[0]))
        bulk.write(bulk.converted(whole))


@dataclass(frozen=True)
class _Form:
    """An INSERT in the words of one database, and what makes values of the driver, by column in its order."""

    statement: str
    converters: Mapping[str, Converter | None]


@lru_cache
def _form(kind: type[Base], columns: tuple[str, ...], dialect: Dialect) -> _Form:
    table, quoted = _table(kind), dialect.identifier_preparer
    names = ", ".join(quoted.format_column(table.c[name]) for name in columns)
    slots = ", ".join(["?" if dialect.paramstyle == "qmark" else "%s"] * len(columns))
    statement = f"INSERT INTO {quoted.format_table(table)} ({names}) VALUES ({slots})"  # noqa: S608 - names of ours
    return _Form(statement, {name: writer(table.c[name].type, dialect) for name in columns})


@cache
def _defaults(kind: type[Base]) -> dict[str, object]:
    """The columns that are filled with a plain value where nothing is said."""
    return {
        column.name: column.default.arg
        for column in _table(kind).c
        if isinstance(column.default, ScalarElementColumnDefault)
    }


def _table(kind: type[Base]) -> Table:
    table = kind.__table__
    if not isinstance(table, Table):
        raise TypeError(f"{kind.__name__} is not one table")
    return table


def _all_converted(values: list[object], convert: Converter | None) -> list[object]:
    if convert is None:
        return values
    if values.count(values[0]) == len(values):  # one workshop, one day, one person who enters it
        return [convert(values[0])] * len(values)
    return [convert(value) for value in values]
