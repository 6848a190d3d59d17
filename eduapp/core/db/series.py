"""Numbers that run on through a year: a row for each says which was the last, and who takes one locks it."""

from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from eduapp.core.db.base import Base

_INSERTS: dict[str, Callable[..., Any]] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}
Row = TypeVar("Row", bound=Base)  # with the columns `year`, which is its key, and `last_number`


def locked_series(session: Session, table: type[Row], year: int) -> Row:
    """The row of a year, for which others wait until this is committed or given up.

    The first of a year may be wanted on two PCs at once: one of them makes the row, the other waits for it.
    """
    found = session.get(table, year, with_for_update=True)
    if found is not None:
        return found
    insert = _INSERTS[session.get_bind().dialect.name]
    session.execute(insert(table).values(year=year, last_number=0).on_conflict_do_nothing())
    return session.get_one(table, year, with_for_update=True)
