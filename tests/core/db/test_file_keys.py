"""Files open with the key of their folder, or as they are; nobody reads one without it."""

import pytest
import sqlcipher3
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from eduapp.core.db import file_keys
from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.file_keys import KEY, OPEN, key_for, know, new_key, written

NAME = "Haddad-in-no-byte"


@pytest.fixture
def file(tmp_path):
    yield tmp_path / "dagverk.db"
    know(tmp_path, OPEN)


def write(file):
    engine = open_engine(sqlite_url(file))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE person (name)"))
        connection.execute(text("INSERT INTO person VALUES (:name)"), {"name": NAME})
    engine.dispose()


def read(file):
    engine = open_engine(sqlite_url(file))
    try:
        with engine.connect() as connection:
            return connection.scalar(text("SELECT name FROM person"))
    finally:
        engine.dispose()


def bytes_of(file):
    return b"".join(one.read_bytes() for one in file.parent.iterdir())


def test_without_a_known_key_a_file_is_plain(file):
    assert key_for(file) == OPEN
    write(file)
    assert NAME.encode() in bytes_of(file)


def test_a_new_file_is_under_the_key_and_holds_nothing_readable(file):
    know(file.parent, new_key())
    write(file)
    assert read(file) == NAME
    assert NAME.encode() not in bytes_of(file)
    assert not file.read_bytes().startswith(b"SQLite")


@pytest.mark.parametrize("other", [OPEN, bytes(KEY)])
def test_it_opens_with_no_other_key_and_nothing_is_said_on_stderr(file, other, capfd):
    know(file.parent, new_key())
    write(file)
    know(file.parent, other)
    with pytest.raises(DBAPIError, match=file_keys.NO_DATABASE):
        read(file)
    assert "hmac" not in capfd.readouterr().err


def test_a_file_of_before_there_was_a_key_opens_as_it_is(file):
    write(file)
    know(file.parent, new_key())
    assert read(file) == NAME
    assert file.read_bytes().startswith(b"SQLite")


def test_every_connection_of_the_pool_has_the_key(file):
    know(file.parent, new_key())
    write(file)
    engine = open_engine(sqlite_url(file))
    with engine.connect() as one, engine.connect() as other:
        for connection in (one, other):
            assert connection.scalar(text("SELECT name FROM person")) == NAME
            assert connection.exec_driver_sql("PRAGMA cipher_status").scalar() == "1"
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
    engine.dispose()


def test_what_else_is_wrong_with_a_file_is_told_as_it_is(tmp_path):
    connection = sqlcipher3.connect(tmp_path / "x.db")
    connection.close()
    with pytest.raises(sqlcipher3.ProgrammingError):
        file_keys.opens(connection, OPEN)


def test_a_connection_at_which_the_disk_fails_is_let_go_of(file, monkeypatch):
    """Else it would hold the file as long as somebody keeps the error, and nobody could be alone with it."""
    know(file.parent, new_key())
    write(file)
    opens = file_keys.opens

    def and_then(connection, key):
        opens(connection, key)
        raise sqlcipher3.OperationalError("disk I/O error")

    monkeypatch.setattr(file_keys, "opens", and_then)
    with pytest.raises(DBAPIError) as kept:
        read(file)
    monkeypatch.undo()
    alone = open_engine(sqlite_url(file))
    with alone.connect() as connection:
        own = connection.connection.driver_connection
        assert own.execute("PRAGMA journal_mode=DELETE").fetchone() == ("delete",)
    alone.dispose()
    assert kept.value is not None


def test_a_key_has_32_bytes():
    assert written(OPEN) == ""
    assert written(bytes(KEY)) == f"x'{'00' * KEY}'"
    with pytest.raises(ValueError, match="32"):
        written(b"short")
