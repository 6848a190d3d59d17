"""Engines that are kept from test to test: what was once made of a statement serves every test after.

Making SQL of a statement takes ten times as long as asking a small database, and each engine remembers it for
itself. Nobody pulls the plug of a test, so SQLite need not wait for the disk either.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection

from eduapp.core.db.engine import open_engine

_engines: dict[str, Engine] = {}


@contextmanager
def lent_engine(url: str) -> Iterator[Engine]:
    """An engine for one test. Who listens to it is forgotten with it, and its connections are closed.

    On a server those that were given back stay: it takes longest to let somebody new in.
    """
    engine = _kept(url).execution_options()
    try:
        yield engine
    finally:
        if engine.dialect.name == "sqlite" or engine.pool.checkedout():  # type: ignore[attr-defined]
            engine.dispose()


def put_in_place(template: bytes, path: Path) -> None:
    """Make the file what the template is, whatever the test before has left there."""
    for left in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        left.unlink(missing_ok=True)
    path.write_bytes(template)


def not_waiting(engine: Engine) -> None:
    """Let an engine the program made wait for the disk no more: a played term commits 1,500 times."""
    event.listen(engine, "connect", _not_waiting)
    engine.dispose()


def leave(url: str) -> None:
    """Close what was kept of a database that goes away."""
    if url in _engines:
        _engines.pop(url).dispose()


def _kept(url: str) -> Engine:
    if url not in _engines:
        engine = _engines[url] = open_engine(url)
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _not_waiting)
    return _engines[url]


def _not_waiting(connection: DBAPIConnection, _record: object) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=OFF")
    cursor.close()
