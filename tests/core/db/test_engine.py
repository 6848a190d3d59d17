import contextlib
import socket
import sys
from pathlib import Path

import pytest
import sqlcipher3
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.faults import plain_errors
from eduapp.core.errors import Damaged, Unavailable
from tests.support import given


def pragma(engine, name):
    with engine.connect() as connection:
        return connection.scalar(text(f"PRAGMA {name}"))


def test_a_power_cut_loses_nothing_that_was_acknowledged(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path}/a.db")
    assert pragma(engine, "journal_mode") == "wal"
    assert pragma(engine, "synchronous") == 2  # FULL
    assert pragma(engine, "foreign_keys") == 1
    assert pragma(engine, "secure_delete") == 1
    engine.dispose()


def test_one_sqlite_library_for_the_whole_program(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path}/a.db")
    with engine.connect() as connection:
        assert isinstance(connection.connection.driver_connection, sqlcipher3.dbapi2.Connection)
    engine.dispose()


def test_names_stay_out_of_error_texts(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path}/a.db")
    with engine.connect() as connection, pytest.raises(OperationalError) as error:
        connection.execute(text("SELECT * FROM nowhere WHERE name = :name"), {"name": "Karim Haddad"})
    assert "Karim" not in str(error.value)
    engine.dispose()


def test_two_writers_wait_for_each_other_instead_of_failing(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path}/a.db")
    writers = engine.execution_options(sqlite_begin="IMMEDIATE")
    with writers.begin() as connection:
        connection.execute(text("CREATE TABLE t (n INTEGER)"))
    with writers.begin() as first:
        first.execute(text("INSERT INTO t VALUES (1)"))
        with engine.connect() as reader:
            assert reader.scalar(text("SELECT count(*) FROM t")) == 0
    engine.dispose()


@pytest.mark.parametrize("url", ["somewhere", "folder/x.db", "mysql://u:secret@server/name", "nothing://x"])
def test_an_address_that_is_none_is_told_without_repeating_it(url):
    with pytest.raises(Unavailable) as error:
        open_engine(url)
    assert "sqlite:///FILE" in error.value.sentence()
    assert "secret" not in error.value.sentence()


@pytest.mark.skipif(sys.platform != "linux", reason="only here a process can see its own sockets")
def test_the_one_network_it_has_is_the_server_that_was_named(database):
    before = sockets()
    given.a_learner(database, "Karim Haddad")
    with database.reading() as session:
        session.scalar(text("SELECT count(*) FROM learner"))
        new = sockets() - before

    url = database.engine.url
    assert far_ends(new) <= {url.port}
    if url.get_backend_name() == "sqlite":
        assert new == set()


def sockets():
    found = set()
    for one in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(OSError):
            where = str(one.readlink())
            found |= {where[8:-1]} if where.startswith("socket:[") else set()
    return found


def far_ends(inodes):
    """The ports at the other end of those sockets that are of a network; 0 for one that listens."""
    ends = set()
    for kind in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        rows = Path("/proc/self/net", kind).read_text().splitlines()[1:]
        ends |= {int(row.split()[2].rpartition(":")[2], 16) for row in rows if row.split()[9] in inodes}
    return ends


@pytest.mark.skipif(sys.platform != "linux", reason="only here a process can see its own sockets")
def test_another_end_would_be_seen():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection(("127.0.0.1", port)):
            assert {0, port} <= far_ends(sockets())


def test_a_schema_of_bytes_that_are_no_letters_is_damage(tmp_path):
    file = tmp_path / "dagverk.db"
    with contextlib.closing(sqlcipher3.connect(file)) as connection:
        connection.execute("CREATE TABLE person (name)")
        connection.execute("PRAGMA writable_schema=ON")
        connection.execute(
            "INSERT INTO sqlite_schema VALUES ('table', CAST(x'a9' AS TEXT), 'person', 9999, 'CREATE TABLE')"
        )
        connection.commit()
    engine = open_engine(sqlite_url(file))
    with pytest.raises(Damaged), plain_errors():
        engine.connect()
    engine.dispose()
