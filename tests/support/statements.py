"""What a query asks of the database: its statements, and how the database means to answer them."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from eduapp.core.db.unit_of_work import Database


@contextmanager
def selects_of(database: Database) -> Iterator[list[str]]:
    """Every SELECT that is sent meanwhile."""
    found: list[str] = []

    def note(_connection, _cursor, statement, *_more):
        if statement.startswith("SELECT"):
            found.append(statement)

    with _listening(database, note):
        yield found


@contextmanager
def plans_of(database: Database) -> Iterator[list[str]]:
    """The steps SQLite means to take for every SELECT that is sent meanwhile."""
    steps: list[str] = []

    def explain(_connection, cursor, statement, parameters, *_more):
        if statement.startswith("SELECT"):
            plan = cursor.connection.cursor().execute(f"EXPLAIN QUERY PLAN {statement}", parameters)
            steps.extend(row[3] for row in plan)

    with _listening(database, explain):
        yield steps


def tables_read_whole(steps: list[str], growing: set[str]) -> list[str]:
    """The steps that look at every row of a table that grows; walking an index in order is none."""
    return [
        step
        for step in steps
        if step.startswith("SCAN") and step.split()[1] in growing and "USING" not in step
    ]


@contextmanager
def _listening(database: Database, listener: object) -> Iterator[None]:
    event.listen(database.engine, "before_cursor_execute", listener)
    try:
        yield
    finally:
        event.remove(database.engine, "before_cursor_execute", listener)
