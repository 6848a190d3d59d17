"""A PostgreSQL server of our own for the tests: Debian's programs in a temporary folder, gone afterwards.

A template is made once by `fresh_database(server)` and filled; every process of tests copies it by
`fresh_database(server, template)` and hands the copy to one test after the other as `Emptied`, which takes a
tenth of the time of a copy for each. Nothing here is safe for data: the server neither waits for the disk nor
asks for a password, and listens only on a socket in its own folder.

    python -m tests.support.postgres COMMAND …    runs a command with the server's URL in EDUAPP_PG_URL
"""

import contextlib
import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy import make_url

OWNER = "postgres"
PORT = "54320"  # only the name of the socket: two servers never share a folder
LONGEST_START = 60
WITH_STRATEGY = 15_00_00
INITDB = ("-U", OWNER, "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
SAFE = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on", "autovacuum": "on"}
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "shared_buffers": "64MB",
    "jit": "off",
    "max_connections": "100",
    "timezone": "UTC",
}


class NoServerError(RuntimeError):
    """PostgreSQL is not installed, or did not start; the text says what to do."""


def programs() -> Path:
    """The folder with initdb and pg_ctl: the newest that Debian has, else wherever the path leads."""
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True):
        if (folder / "initdb").exists():
            return folder
    found = shutil.which("initdb")
    if found and shutil.which("pg_ctl"):
        return Path(found).resolve().parent
    raise NoServerError("PostgreSQL is not installed. Type: sudo apt-get install postgresql")


def _version(folder: Path) -> int:
    name = folder.parent.name
    return int(name) if name.isdigit() else 0


@dataclass
class Server:
    """One server that a test may stop and start again: its URL (database "postgres"), and its switch."""

    url: str
    _control: Callable[..., None]
    runs: bool = False

    def stop(self) -> None:
        """As if the plug were pulled: nothing is said to anybody."""
        self._control("-m", "immediate", "-w", "stop")
        self.runs = False

    def start(self) -> None:
        """Back again, with all that was committed. Returns once it lets people in."""
        self._control("-w", "-t", str(LONGEST_START), "-l", "log", "start")
        self.runs = True


@contextlib.contextmanager
def running_server(
    more: Mapping[str, str] | None = None, prepare: Callable[[Path], None] = lambda _data: None
) -> Iterator[str]:
    """A server for as long as the block lasts; yields its URL for SQLAlchemy (database "postgres").

    `more` are settings of this one; `prepare` puts files into its folder before it starts.
    """
    with a_server(prepare, **(more or {})) as server:
        yield server.url


@contextlib.contextmanager
def a_server(prepare: Callable[[Path], None] = lambda _data: None, **more: str) -> Iterator[Server]:
    """The same, with its switch in reach."""
    bin_folder = programs()
    # Not TMPDIR: the name of a socket is at most 107 letters long, and the server's account must reach it.
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    data = folder / "data"
    server_account = _account()
    if server_account:
        os.chown(folder, *server_account)
    try:
        _run([bin_folder / "initdb", "-D", data, *INITDB], folder, server_account)
        prepare(data)
        settings = SETTINGS | {"unix_socket_directories": str(folder), "port": PORT} | more
        with (data / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in settings.items())

        def control(*words: str) -> None:
            _run([bin_folder / "pg_ctl", "-D", data, *words], folder, server_account)

        url = f"postgresql+psycopg://{OWNER}@/postgres?host={folder}&port={settings['port']}"
        server = Server(url, control)
        server.start()
        try:
            yield server
        finally:
            if server.runs:
                server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _account() -> tuple[int, int] | None:
    """Whom the server runs as: PostgreSQL refuses to be root, so root lends it another account."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return entry.pw_uid, entry.pw_gid
    raise NoServerError("There is no account for PostgreSQL. Type: adduser --system postgres")


def _run(command: Sequence[str | Path], folder: Path, account: tuple[int, int] | None) -> None:
    user, group = account or (None, None)
    # Files, not pipes: the server inherits them, and a pipe would stay open as long as it lives.
    with (folder / "said").open("w+") as said:
        done = subprocess.run(
            command,
            cwd=folder,
            user=user,
            group=group,
            extra_groups=[] if account else None,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8", "PGUSER": OWNER},
        )
        if done.returncode:
            said.seek(0)
            log = folder / "log"
            more = log.read_text() if log.exists() else ""
            raise NoServerError(f"PostgreSQL did not do {Path(command[0]).name}:\n{said.read()}{more}")


# ── Databases on the server ──────────────────────────────────────────────────────────────────────


def fresh_database(server_url: str, template: str | None = None) -> str:
    """A new database, empty or a copy of the one at the URL `template`, to which nobody may be connected."""
    source = (make_url(template).database if template else None) or "template1"
    name = f"test_{uuid.uuid4().hex}"
    with _connection(server_url) as connection:
        # Copying files takes two thirds of the time; older servers know no other way.
        strategy = " STRATEGY FILE_COPY" if connection.info.server_version >= WITH_STRATEGY else ""
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}" + strategy)
        connection.execute(statement.format(sql.Identifier(name), sql.Identifier(source)))
    return url_of(server_url, name)


def drop_database(url: str) -> None:
    """Remove a database made by `fresh_database`, whoever is still connected to it."""
    name = make_url(url).database or ""
    with _connection(url_of(url, "postgres")) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


Rows = dict[str, bytes]  # of each table that has any: as COPY tells them
_COPY_OUT, _COPY_IN = sql.SQL("COPY public.{} TO STDOUT"), sql.SQL("COPY public.{} FROM STDIN")


class Emptied:
    """One copy of a template that is brought back to what the template was, as often as a test wants it.

    Rows are deleted, those of the template put back. If a test changed the shape of the database, the copy is
    thrown away and made anew; also now and then, since deleted rows take room until somebody vacuums.
    """

    MOST_TESTS = 100

    def __init__(
        self, server_url: str, template: str, enter: Callable[[str], None], leave: Callable[[str], None]
    ) -> None:
        self._server_url, self._template = server_url, template
        self._enter, self._leave = (
            enter,
            leave,
        )  # told of a copy once it is made, and before it is thrown away
        self.url = ""
        self._own: psycopg.Connection | None = None  # kept: the server takes longest to let somebody new in
        self._tests = 0
        self._shape: object = None
        self._filled: tuple[str, ...] = ()

    def fresh(self) -> str:
        """The URL of a database that is as the template is; nobody is connected to it."""
        self._tests += 1
        if not self.url or self._tests > self.MOST_TESTS or not self._brought_back():
            self.drop()
            self._tests = 1
            self.url = fresh_database(self._server_url, self._template)
            self._enter(self.url)
            self._own = self._prepared()
        return self.url

    def content(self) -> Rows:
        """All rows that are there, sorted, so that it does not matter when each was written."""
        connection, found = self._owning(), {}
        for name in _filled(connection):
            with connection.cursor().copy(_COPY_OUT.format(sql.Identifier(name))) as copy:
                lines = b"".join(copy).splitlines(keepends=True)
            found[name] = b"".join(sorted(lines))
        return found

    def put_back(self, content: Rows) -> None:
        """These rows, and no others."""
        connection = self._owning()
        _let_nobody_be(connection)
        with connection.transaction():
            connection.execute(sql.SQL("; ").join(_emptying(connection)))
            for name, lines in content.items():
                with connection.cursor().copy(_COPY_IN.format(sql.Identifier(name))) as copy:
                    copy.write(lines)

    def digest(self, content: object) -> object:
        """Of rows."""
        assert isinstance(content, dict)
        return hashlib.sha256(repr(sorted(content.items())).encode()).digest()

    def _owning(self) -> psycopg.Connection:
        assert self._own is not None, "nobody has asked for a database yet"
        return self._own

    def drop(self) -> None:
        """Remove it from the server."""
        if self._own is not None:
            self._own.close()
            self._own = None
        if self.url:
            self._leave(self.url)
            drop_database(self.url)
            self.url = ""

    def _prepared(self) -> psycopg.Connection:
        connection = _connection(self.url)
        self._shape = _shape(connection)
        self._filled = tuple(_filled(connection))
        connection.execute("CREATE SCHEMA kept")
        for name in self._filled:
            connection.execute(
                sql.SQL("CREATE TABLE kept.{0} AS TABLE public.{0}").format(sql.Identifier(name))
            )
        # Foreign keys are not looked at meanwhile, so the order does not matter.
        connection.execute("SET session_replication_role = replica")
        return connection

    def _brought_back(self) -> bool:
        connection = self._owning()
        _let_nobody_be(connection)
        if _shape(connection) != self._shape:
            return False
        filled = [
            sql.SQL("INSERT INTO public.{0} TABLE kept.{0}").format(sql.Identifier(name))
            for name in self._filled
        ]
        connection.execute(sql.SQL("; ").join([*_emptying(connection), *filled]))
        return True


def _let_nobody_be(connection: psycopg.Connection) -> None:
    """Whoever a test left in the middle of something may hold locks; who is idle holds none."""
    connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
        " AND pid <> pg_backend_pid() AND state IS DISTINCT FROM 'idle'"
    )


def _emptying(connection: psycopg.Connection) -> list[sql.Composed]:
    return [sql.SQL("DELETE FROM public.{}").format(sql.Identifier(name)) for name in _filled(connection)]


def _filled(connection: psycopg.Connection) -> list[str]:
    """The tables with any rows, asked in one statement."""
    one = sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM public.{})")
    asked = [one.format(sql.Literal(name), sql.Identifier(name)) for name in _tables(connection)]
    return [name for (name,) in connection.execute(sql.SQL(" UNION ALL ").join(asked))]


def _tables(connection: psycopg.Connection) -> list[str]:
    rows = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
    return [name for (name,) in rows]


def _shape(connection: psycopg.Connection) -> object:
    """What is no row: tables, columns, indexes, constraints, triggers, functions and rights."""
    return connection.execute(
        "SELECT (SELECT string_agg(concat(oid, relfilenode, relacl), ',' ORDER BY oid) FROM pg_class"
        "         WHERE relnamespace = 'public'::regnamespace),"
        "       (SELECT string_agg(concat(attrelid, attname, atttypid, attnotnull, attisdropped), ','"
        "               ORDER BY attrelid, attnum) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
        "         WHERE c.relnamespace = 'public'::regnamespace),"
        "       (SELECT string_agg(concat(oid, conname), ',' ORDER BY oid) FROM pg_constraint"
        "         WHERE connamespace = 'public'::regnamespace),"
        "       (SELECT string_agg(concat(oid, tgname), ',' ORDER BY oid) FROM pg_trigger),"
        "       (SELECT string_agg(concat(oid, proname), ',' ORDER BY oid) FROM pg_proc"
        "         WHERE pronamespace = 'public'::regnamespace)"
    ).fetchone()


def url_of(server_url: str, database: str) -> str:
    """The URL of another database on the same server."""
    return make_url(server_url).set(database=database).render_as_string(hide_password=False)


def _connection(url: str) -> psycopg.Connection:
    plain = make_url(url).set(drivername="postgresql")
    return psycopg.connect(plain.render_as_string(hide_password=False), autocommit=True)


def main(command: list[str]) -> int:
    """Run a command with the server's URL in EDUAPP_PG_URL, and give back its exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that the server is stopped, too
    try:
        with running_server() as url:
            return subprocess.run(command, env={**os.environ, "EDUAPP_PG_URL": url}, check=False).returncode
    except NoServerError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
