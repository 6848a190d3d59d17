"""Opens the database: SQLite for one PC, PostgreSQL for several."""

from functools import partial
from pathlib import Path

import sqlcipher3
from sqlalchemy import Connection, Dialect, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import QueuePool

from eduapp.core.clock import ToldClock
from eduapp.core.db import file_keys
from eduapp.core.db.prepared import said
from eduapp.core.db.refusals import NOT_SECRET
from eduapp.core.db.server import parsed, secured
from eduapp.core.db.server_clock import CLOCK, ask_for_time
from eduapp.core.errors import Unavailable
from eduapp.core.i18n import _
from eduapp.core.secrecy import VERIFIED

BUSY_MILLISECONDS = 5000
# A cable that is pulled says nothing: by itself TCP would wait a quarter of an hour for an answer.
NOTICES_A_CUT = {
    "connect_timeout": 5,  # seconds
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,  # milliseconds; where the system knows it
}


def sqlite_url(path: Path) -> str:
    """The URL of a database file."""
    return f"sqlite:///{path}"


def open_engine(url: str, *, foreign_keys: bool = True) -> Engine:
    """The one place that opens an engine. Only migrations switch foreign keys off.

    One SQLite library for the whole program (sqlcipher3): a second one in the same process would drop
    its file locks. Parameters stay out of error texts, for they hold names.
    """
    address = parsed(url)
    if address.get_backend_name() == "sqlite":
        engine = create_engine(url, module=sqlcipher3.dbapi2, poolclass=QueuePool, hide_parameters=True)
        if address.database:
            event.listen(engine, "do_connect", partial(_connect_file, Path(address.database)))
        event.listen(engine, "connect", partial(_prepare_sqlite, foreign_keys))
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    address, clock = secured(address), ToldClock()
    engine = create_engine(
        address,
        execution_options={CLOCK: clock},
        hide_parameters=True,
        pool_pre_ping=True,
        connect_args={
            "options": "-c statement_timeout=60000 -c lock_timeout=10000 -c timezone=UTC",
            **NOTICES_A_CUT,
        },
    )
    if address.query.get("sslmode") == VERIFIED:
        event.listen(engine, "connect", _prepare_server)
    ask_for_time(engine, clock)
    return engine


def _prepare_server(dbapi_connection: DBAPIConnection, _record: object) -> None:
    """A second look at what libpq has done: whoever is not here is spoken to in secret, or not at all."""
    own = dbapi_connection.pgconn
    if not own.ssl_in_use:
        raise Unavailable(reason=_(NOT_SECRET))


def _connect_file(
    file: Path, dialect: Dialect, _record: object, given: list[object], named: dict[str, object]
) -> DBAPIConnection | None:
    """A file under the key of its folder, or under none; without a known key as ever."""
    if file_keys.key_for(file) == file_keys.OPEN:
        return None
    for key in file_keys.keys_to_try(file):
        connection, opened = dialect.connect(*given, **named), False
        try:
            connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
            opened = file_keys.opens(connection, key)
        finally:
            if not opened:
                connection.close()  # also where the disk fails: else it is in the way of others
        if opened:
            return connection
    raise sqlcipher3.DatabaseError(file_keys.NO_DATABASE)


def _prepare_sqlite(foreign_keys: bool, connection: DBAPIConnection, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, see _begin_sqlite
    for pragma in (
        f"foreign_keys={foreign_keys:d}",
        f"busy_timeout={BUSY_MILLISECONDS}",
        "journal_mode=WAL",
        "synchronous=FULL",  # NORMAL loses acknowledged rows at a power cut
        "secure_delete=ON",
        "trusted_schema=OFF",
        "cache_size=-32000",
    ):
        cursor = connection.cursor()
        try:
            cursor.execute(f"PRAGMA {pragma}")
        except UnicodeDecodeError as error:  # SQLite names what is wrong by bytes that are no letters
            raise sqlcipher3.DatabaseError("malformed database schema") from error
        cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes the write lock at once: it then waits its turn instead of failing half-way.
    kind = connection.get_execution_options().get("sqlite_begin", "DEFERRED")
    said(connection, f"BEGIN {kind}", ())
