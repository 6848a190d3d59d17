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
from eduapp.core.db.prepared import Converter, as_it_is, line_of, writer

NOTHING: Mapping[str, object] = {}


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

    def converted(
        self, rows: Sequence[Mapping[str, object]], same: Mapping[str, object] = NOTHING
    ) -> list[tuple[object, ...]]:
        """Rows of values of the program, by column, as `write` takes them; some have the same in all rows."""
        columns = [
            _same(same[name], len(rows), to) if name in same else _all([row[name] for row in rows], to)
            for name, to in self._form.converters.items()
        ]
        return list(zip(*columns, strict=True))

    def write(self, rows: Sequence[tuple[object, ...]]) -> None:
        """Send rows of converted values, in the order of the columns."""
        if rows:
            line_of(self._session).say(self._form.statement, list(rows))


def insert_rows(
    session: Session,
    kind: type[Base],
    rows: Sequence[Mapping[str, object]],
    same: Mapping[str, object] = NOTHING,
) -> None:
    """Write some records, all with the same columns, and `same` in all of them.

    Other columns have their default, if that is a plain value.
    """
    if rows:
        said = {*rows[0], *same}
        plain = {name: value for name, value in _defaults(kind).items() if name not in said}
        bulk = BulkInsert(session, kind, (*rows[0], *same, *plain))
        bulk.write(bulk.converted(rows, {**plain, **same}))


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


def _all(values: list[object], convert: Converter | None) -> list[object]:
    if convert is None:
        return values
    first = values[0]
    if values.count(first) == len(values):  # one workshop, one day, one person who enters it
        return _same(first, len(values), convert)
    return [convert(value) for value in values]


def _same(value: object, count: int, convert: Converter | None) -> list[object]:
    return [convert(value) if convert else value] * count
