"""What a table holds about people: which rows are about whom, how they are said, how long they live.

Each feature offers its holdings by one function (`<feature>/held.py`), named in its contributions by `keeps`.
A copy for a person is made of them, and what is kept too long is found by them. A way to a person is a dotted
path of columns, each but the last a foreign key: `candidate_id.learner_id`. A row that is about many, and has
a line of each within JSON, is offered as `Lines`: nobody has the row, everybody their lines.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Column, ColumnElement, ScalarSelect, Table, Text, or_, select, type_coerce

from eduapp.core.db.base import Base, table_of


@dataclass(frozen=True)
class Holding:
    """Rows of one table that are about a person, by one of several ways."""

    title: str  # N_
    kind: type[Base]
    paths: tuple[str, ...] = ("learner_id",)
    life: str = "education"  # code: retention_rules
    since: str = ""  # the path to the day its life is counted from; "": from the day the person left
    shown: tuple[str, ...] = ()  # paths to what stands on paper; a file has every column
    withheld: str = ""  # N_: why none of it is on the copy
    leaves: str = ""  # the path to what says of a row that these, which pointed to it, were deleted
    # That its life is counted from this day or before, where no one path says so; `since` gives the order.
    began: Callable[[Table, date], ColumnElement[bool]] | None = None

    @property
    def name(self) -> str:
        """What it is called in a file and in the log of what was deleted."""
        return self.table.name

    @property
    def table(self) -> Table:
        """The bare table."""
        return table_of(self.kind)

    def about(self, learner_id: UUID) -> ColumnElement[bool]:
        """That a row is about this person."""
        return or_(*(told(self.table, path) == learner_id for path in self.paths))

    def whose(self) -> list[ColumnElement[Any]]:
        """The person of a row, one for each way there is."""
        return [told(self.table, path) for path in self.paths]


@dataclass(frozen=True)
class Line:
    """What JSON says of one person: in a file by names, and on paper as (name, codes, value)."""

    learner_id: UUID
    facts: Mapping[str, object]
    shown: tuple[tuple[str, str, object], ...]


@dataclass(frozen=True)
class Lines:
    """Lines of persons within a column of JSON. They go one by one: the row stays, with the lines of others.

    `read` finds them, and `without` is the same content less those of some persons; where what is left would
    tell something untrue, it says of itself that lines went. Ids stand in it as text.
    """

    title: str  # N_
    kind: type[Base]
    column: str
    read: Callable[[Any], Iterable[Line]]
    without: Callable[[Any, frozenset[UUID]], Any]
    marker: str  # stands in the text of the column as long as anybody has a line there
    life: str  # code: retention_rules
    since: str  # the path to the day its life is counted from
    shown: tuple[str, ...] = ()  # paths from the row to what stands on paper before each line
    withheld: str = ""  # N_: why none of it is on the copy

    @property
    def table(self) -> Table:
        """The bare table."""
        return table_of(self.kind)

    @property
    def name(self) -> str:
        """What it is called in a file and in the log of what was deleted: the table may be offered itself."""
        return f"{self.table.name}.{self.column}"

    def about(self, learner_id: UUID) -> ColumnElement[bool]:
        """That the content of a row has this person's id."""
        return self._text().contains(str(learner_id))

    def about_anybody(self) -> ColumnElement[bool]:
        """That anybody has a line in a row."""
        return self._text().contains(self.marker, autoescape=True)

    def _text(self) -> ColumnElement[str]:
        return type_coerce(self.table.c[self.column], Text)


Held = Holding | Lines


def told(table: Table, path: str) -> ColumnElement[Any]:
    """What a path says of a row of the table: its own column, or one of a row it points to."""
    name, _dot, further = path.partition(".")
    column = table.c[name]
    if not further:
        return column
    target = pointed_at(column)
    other = target.alias()
    inside = _through(other, target, further)
    key = next(iter(column.foreign_keys)).column.name
    found: ScalarSelect[Any] = inside.where(other.c[key] == column).correlate(table).scalar_subquery()
    return found


def _through(alias: Any, table: Table, path: str) -> Any:  # noqa: ANN401 - an alias has the columns of its table
    name, _dot, further = path.partition(".")
    if not further:
        return select(alias.c[name])
    column = table.c[name]
    target = pointed_at(column)
    other = target.alias()
    key = next(iter(column.foreign_keys)).column.name
    inside = _through(other, target, further).where(other.c[key] == alias.c[name])
    inner: ScalarSelect[Any] = inside.correlate(alias).scalar_subquery()
    return select(inner)


def end_of(table: Table, path: str) -> Column[Any]:
    """The column at the end of a path."""
    *links, last = path.split(".")
    for link in links:
        table = pointed_at(table.c[link])
    return table.c[last]


def pointed_at(column: Column[Any]) -> Table:
    """The table a foreign key points to."""
    return next(iter(column.foreign_keys)).column.table


def holding_of(holdings: Iterable[Held], name: str) -> Held | None:
    """The one of this name."""
    return next((one for one in holdings if one.name == name), None)
