"""Questions and the statements behind them: what a page asks, and the very same asked of the driver."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3
from sqlalchemy import event

from eduapp.core.db.unit_of_work import Database

Asked = tuple[str, tuple[object, ...]]


@contextmanager
def asked(engine: object) -> Iterator[list[Asked]]:
    """The statements that are sent meanwhile, with their values."""
    statements: list[Asked] = []

    def note(_connection: object, _cursor: object, statement: str, values: object, *_more: object) -> None:
        if statement.startswith("SELECT"):
            statements.append((statement, tuple(values)))  # type: ignore[arg-type]

    event.listen(engine, "before_cursor_execute", note)
    yield statements
    event.remove(engine, "before_cursor_execute", note)


def statements_of(database: Database, ask: Callable[[], object]) -> list[Asked]:
    """What a question sends."""
    with asked(database.engine) as statements:
        ask()
    return statements


@contextmanager
def bare(path: Path) -> Iterator[sqlcipher3.Connection]:
    """An open connection of the driver alone, with the program's cache."""
    raw = sqlcipher3.connect(path)
    raw.execute("PRAGMA cache_size=-32000")
    try:
        yield raw
    finally:
        raw.close()


def fetched(raw: sqlcipher3.Connection, statements: list[Asked]) -> int:
    """All rows of all statements; how many."""
    return sum(len(raw.execute(*one).fetchall()) for one in statements)


def timed(work: Callable[[], object]) -> Callable[[], float]:
    """The same, telling milliseconds."""

    def once() -> float:
        started = time.perf_counter()
        work()
        return (time.perf_counter() - started) * 1000

    return once
