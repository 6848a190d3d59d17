"""Hears what other processes commit, on a connection of its own. Whoever waits brings the thread."""

from __future__ import annotations

import select
from typing import TYPE_CHECKING, Any, Protocol, cast

from eduapp.core.changes import Topic
from eduapp.core.db.faults import as_unavailable, plain_errors, unreachable
from eduapp.core.db.telling import CHANNEL, follow, heard_in, unfollow

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator

    from sqlalchemy import Engine

LOOK_EVERY = 0.2  # seconds between two looks at a file: it does not call


class Ear(Protocol):
    """One listening connection. Once it is lost all raises Unavailable, and it can only be closed."""

    def hear(self, wake: socket.socket, seconds: float) -> frozenset[Topic]:
        """What others have touched; waits so long at most, and no longer once `wake` can be read."""

    def check(self) -> None:
        """Ask for an answer now."""

    def close(self) -> None:
        """Listen no more."""


def open_ear(engine: Engine) -> Ear:
    """Listen to what others commit to this database. Raises Unavailable if it cannot be reached."""
    in_file = engine.dialect.name == "sqlite"
    try:
        with plain_errors():
            return _FileEar(engine) if in_file else _ServerEar(engine)
    except engine.dialect.loaded_dbapi.Error as error:  # a connection of one's own is made without SQLAlchemy
        raise (as_unavailable(error) if in_file else unreachable()) from error


class _ServerEar:
    """Waits for notices of PostgreSQL."""

    def __init__(self, engine: Engine) -> None:
        self._errors: type[Exception] = engine.dialect.loaded_dbapi.Error
        self._connection = _own_connection(engine)
        self._told: list[str] = []
        try:
            self._connection.autocommit = True
            # What arrives while something else is asked is handed over here.
            self._connection.add_notify_handler(lambda notice: self._told.append(notice.payload))
            self._connection.execute(f"LISTEN {CHANNEL}")
        except self._errors as error:
            self.close()
            raise unreachable() from error

    def hear(self, wake: socket.socket, seconds: float) -> frozenset[Topic]:
        try:
            select.select([self._connection.fileno(), wake], [], [], seconds)
            self._told += self._arrived()
        except (self._errors, OSError, ValueError) as error:  # a closed socket has no number
            raise unreachable() from error
        told, self._told = self._told, []
        return frozenset().union(*map(heard_in, told))

    def check(self) -> None:
        try:
            self._connection.execute("SELECT 1")
        except self._errors as error:
            raise unreachable() from error

    def close(self) -> None:
        self._connection.close()

    def _arrived(self) -> Iterator[str]:
        line = self._connection.pgconn
        line.consume_input()
        while (notice := line.notifies()) is not None:
            yield notice.extra.decode(errors="replace")


class _FileEar:
    """Looks at SQLite's counter of changes by other connections, and at who has left the mark."""

    def __init__(self, engine: Engine) -> None:
        self._errors: type[Exception] = engine.dialect.loaded_dbapi.Error
        self._file = engine.url.database or ""
        self._connection = _own_connection(engine)
        self._version = self._ask("data_version")
        self._marks = follow(self._file, self._ask("user_version"))

    def hear(self, wake: socket.socket, seconds: float) -> frozenset[Topic]:
        select.select([wake], [], [], min(seconds, LOOK_EVERY))
        version = self._ask("data_version")
        if version == self._version:
            return frozenset()
        self._version = version
        return Topic.every() if self._marks.is_news(self._ask("user_version")) else frozenset()

    def check(self) -> None:
        self._ask("data_version")

    def close(self) -> None:
        unfollow(self._file)
        self._connection.close()

    def _ask(self, pragma: str) -> int:
        try:
            [[found]] = self._connection.execute(f"PRAGMA {pragma}").fetchall()
        except self._errors as error:
            raise as_unavailable(error) from error
        return cast("int", found)


def _own_connection(engine: Engine) -> Any:  # noqa: ANN401 - the driver's own, of either kind
    """A connection as the engine makes them, which the pool forgets."""
    lent = engine.raw_connection()
    own = lent.dbapi_connection
    lent.detach()
    return own
