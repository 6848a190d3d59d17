"""Statements that are said with every change: put into the database's words once, then said as they are.

A session weighs each statement anew: which mapped classes, which dialect, which types, which cached words.
For most questions that is nothing; where a command asks a dozen of them while people wait, it was most of
the time. What is prepared here goes to the driver with its values, and comes back as plain tuples.

A look of somebody who does not reach everybody is not where time is short: there the statement is asked of
the session, which narrows it (core/db/reach.py), and one of bare tables of people is not asked at all.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any, Protocol, cast
from uuid import UUID

import sqlcipher3
from sqlalchemy import Connection, Delete, Dialect, Insert, Select, Table, Update, Uuid, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session, SessionTransaction
from sqlalchemy.sql import visitors
from sqlalchemy.types import TypeEngine

from eduapp.core.db.reach import PEOPLE, is_narrowed

Converter = Callable[[Any], Any]
Row = tuple[Any, ...]
Values = Mapping[str, object]
Given = tuple[object, ...] | dict[str, object] | list[tuple[object, ...]]
Statement = Select[*tuple[Any, ...]] | Insert | Update | Delete
_LINE = "line"  # where a session keeps it
IDS_REMEMBERED = 4096  # the same people, places and tasks come back again and again


class Answer(Protocol):
    """What a driver, or SQLAlchemy for it, answers."""

    def fetchall(self) -> list[Row]:
        """All rows there are."""


class Prepared:
    """One statement; what changes in it are named values, of which some may be lists (expanding).

    `of_everybody` says why it may tell even a narrowed look of everybody.
    """

    def __init__(self, statement: Statement, of_everybody: str = "") -> None:
        self._statement, self.of_everybody = statement, of_everybody
        self._known: dict[tuple[str, tuple[tuple[str, int], ...]], _Words] = {}

    def rows(self, session: Session, values: Values) -> list[Row]:
        """What the statement finds, in plain tuples."""
        if is_narrowed(session) and not self.of_everybody:
            return self._narrowed(session, values)
        words, answer = self._say(session, values)
        return words.read(answer.fetchall())

    def row(self, session: Session, values: Values) -> Row | None:
        """The first row it finds, if there is any."""
        found = self.rows(session, values)
        return found[0] if found else None

    def run(self, session: Session, values: Values) -> None:
        """Have the statement change what it changes."""
        self._say(session, values)

    @cached_property
    def bare(self) -> frozenset[str]:
        """Tables of people in it that no session narrows: they are named as tables, not as mapped classes."""
        return frozenset(table.name for table in _bare_tables(self._statement) if _is_of_people(table))

    def _narrowed(self, session: Session, values: Values) -> list[Row]:
        if self.bare:
            raise LookupError(f"of everybody, without a reason: {', '.join(sorted(self.bare))}")
        return [tuple(row) for row in session.execute(self._statement, dict(values))]

    def _say(self, session: Session, values: Values) -> tuple["_Words", Answer]:
        if session.autoflush:
            session.flush()  # what was changed before is seen, as in any other query of the session
        line = line_of(session)
        lists = tuple([(name, len(value)) for name, value in values.items() if isinstance(value, list)])
        key = (line.dialect.name, lists)
        words = self._known.get(key)
        if words is None:
            words = self._known[key] = _words(self._statement, line.dialect, values)
        return words, line.say(words.text, words.filled(values))


def _bare_tables(statement: Statement) -> Iterator[Table]:
    """The tables whose own columns a statement names: of a mapped class it holds marked copies of them."""
    told = statement.selected_columns if isinstance(statement, Select) else ()
    for part in chain(told, visitors.iterate(statement)):
        table = getattr(part, "table", None)
        if isinstance(table, Table):
            itself = table.metadata.tables[table.key]
            if part is itself.c.get(getattr(part, "key", "")):
                yield itself


def _is_of_people(table: Table) -> bool:
    """Whether a row of it is a person's, or names one."""
    return table.name == PEOPLE or any(key.column.table.name == PEOPLE for key in table.foreign_keys)


@dataclass(frozen=True, slots=True)
class _Part:
    """A value of the statement: one, or as many as the list has."""

    name: str
    many: bool
    convert: Converter | None
    fixed: object = None  # what the statement itself says; nobody gives it


@dataclass(frozen=True)
class _Words:
    """A statement in one database's language, with as many places as there are values in its lists."""

    text: str
    parts: tuple[_Part, ...]  # in the order of the places
    keys: tuple[str, ...] | None  # PostgreSQL's places have names, SQLite's are counted
    readers: tuple[tuple[int, Converter], ...]  # by column, where the driver's values are not the program's

    def filled(self, values: Values) -> tuple[object, ...] | dict[str, object]:
        found: list[object] = []
        for part in self.parts:
            value: Any = values.get(part.name, part.fixed)
            if part.many:
                found += map(part.convert, value) if part.convert else value
            else:
                found.append(part.convert(value) if part.convert else value)
        return tuple(found) if self.keys is None else dict(zip(self.keys, found, strict=True))

    def read(self, rows: list[Row]) -> list[Row]:
        if not rows or not self.readers:
            return rows
        columns: list[Iterable[Any]] = list(zip(*rows, strict=True))
        for place, convert in self.readers:
            columns[place] = map(convert, columns[place])
        return list(zip(*columns, strict=True))


def _words(statement: Statement, dialect: Dialect, values: Values) -> _Words:
    compiled = statement.compile(dialect=dialect)
    named = compiled.construct_params(dict(values), escape_names=False)
    state = compiled.construct_expanded_state(named, escape_names=False)
    parts, keys = [], []
    binds = {name: bind for bind, name in compiled.bind_names.items()}
    for name in compiled.positiontup or binds:
        convert = writer(binds[name].type, dialect)
        many = state.parameter_expansion.get(name)
        parts.append(_Part(name, many is not None, convert, named[name]))
        keys += [name] if many is None else many
    columns = enumerate(statement.selected_columns if isinstance(statement, Select) else ())
    readers = ((place, reader(column.type, dialect)) for place, column in columns)
    return _Words(
        state.statement,
        tuple(parts),
        tuple(keys) if compiled.positiontup is None else None,
        tuple((place, convert) for place, convert in readers if convert),
    )


def writer(kind: TypeEngine[Any], dialect: Dialect) -> Converter | None:
    """What makes values of the driver from the program's, or None where they are the same."""
    if isinstance(kind, Uuid) and dialect.name == "sqlite":
        return _digits
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _digits(value: UUID | None) -> str | None:
    """An id as SQLite keeps it: 32 hexadecimal digits. There is one in nearly every value of a row."""
    return None if value is None else f"{value.int:032x}"


def reader(kind: TypeEngine[Any], dialect: Dialect) -> Converter | None:
    """What makes values of the program from the driver's, or None where they are the same."""
    convert = kind.dialect_impl(dialect).result_processor(dialect, None)
    return lru_cache(IDS_REMEMBERED)(convert) if convert and isinstance(kind, Uuid) else convert


def as_it_is(value: object) -> object:
    """For values that are the same on both sides."""
    return value


class Line:
    """One connection, ready to be spoken to.

    SQLite is asked without a stop between, unless somebody listens to what is sent.
    """

    __slots__ = ("_connection", "_driver", "_listeners", "dialect")

    def __init__(self, connection: Connection) -> None:
        self._connection, self.dialect = connection, connection.dialect
        self._listeners = connection.dispatch.before_cursor_execute  # those that come later are in it, too
        driver = connection.connection.driver_connection if self.dialect.name == "sqlite" else None
        self._driver: sqlcipher3.Connection | None = driver

    def say(self, text: str, values: Given) -> Answer:
        """Hand words and values to the driver; a list of values is as many times."""
        driver = self._driver
        if driver is None or self._listeners:
            return cast("Answer", self._connection.exec_driver_sql(text, values))
        try:
            said_to = driver.executemany if isinstance(values, list) else driver.execute
            return cast("Answer", said_to(text, values))
        except sqlcipher3.Error as error:
            raise DBAPIError.instance(
                text, None, error, sqlcipher3.Error, hide_parameters=True, dialect=self.dialect
            ) from error


def said(connection: Connection, text: str, values: Given) -> Answer:
    """The same over a connection alone."""
    return Line(connection).say(text, values)


def keep_line(session: Session) -> None:
    """Ask the session only once which connection it has: for one transaction, and nothing after it."""
    session.info[_LINE] = Line(session.connection())


@event.listens_for(Session, "after_transaction_end")
def _let_go(session: Session, transaction: SessionTransaction) -> None:
    """Its connection is somebody else's from now on."""
    if transaction.parent is None:
        session.info.pop(_LINE, None)


def line_of(session: Session) -> Line:
    """The line that is kept, or one for this very question."""
    kept: Line | None = session.info.get(_LINE)
    return Line(session.connection()) if kept is None else kept
