"""Writes many rows of one table at the speed of the driver: for whole files. Single records use the session.

The session converts every value of every row anew; here a value that comes back (a day, a workshop, who
entered it) is converted once.
"""

from collections.abc import Callable, Sequence

from sqlalchemy import Table
from sqlalchemy.orm import Session

from eduapp.core.db.base import Base

Converter = Callable[[object], object]


class BulkInsert:
    """An INSERT of some columns, made ready for the database in use. Columns left out stay empty."""

    def __init__(self, session: Session, kind: type[Base], columns: Sequence[str]) -> None:
        table = kind.__table__
        if not isinstance(table, Table):
            raise TypeError(f"{kind.__name__} is not one table")
        self._session = session
        self._columns = table.c
        self._dialect = session.get_bind().dialect
        quoted = self._dialect.identifier_preparer
        names = ", ".join(quoted.format_column(table.c[name]) for name in columns)
        slot = "?" if self._dialect.paramstyle == "qmark" else "%s"
        slots = ", ".join([slot] * len(columns))
        self._statement = f"INSERT INTO {quoted.format_table(table)} ({names}) VALUES ({slots})"  # noqa: S608 - names of ours

    def converter(self, column: str) -> Converter:
        """Turns a value of the program into one of the driver."""
        kind = self._columns[column].type
        return kind.dialect_impl(self._dialect).bind_processor(self._dialect) or _as_it_is

    def remembering(self, column: str) -> Converter:
        """The same, for values that come back often."""
        convert, known = self.converter(column), dict[object, object]()

        def converted(value: object) -> object:
            found = known.get(value)
            return known.setdefault(value, convert(value)) if found is None else found

        return converted

    def write(self, rows: Sequence[tuple[object, ...]]) -> None:
        """Send rows of converted values, in the order of the columns."""
        if rows:
            self._session.connection().exec_driver_sql(self._statement, list(rows))


def _as_it_is(value: object) -> object:
    return value
