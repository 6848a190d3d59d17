"""Files that only a key opens, and one moment of a database that others go on writing to."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from eduapp.core.db.comparing import differing_files
from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.file_keys import OPEN, new_key, written
from eduapp.core.db.sealed import attach, copy_into, look_through, one_moment, open_sealed
from eduapp.core.errors import Damaged

MAKES = (
    "CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT NOT NULL)",
    "CREATE TABLE mark (person_id INTEGER NOT NULL REFERENCES person (id), value, PRIMARY KEY (person_id))",
    "CREATE TRIGGER kept BEFORE UPDATE ON person BEGIN SELECT RAISE(ABORT, 'no'); END",
    "CREATE INDEX by_name ON person (name)",
)


@pytest.fixture
def url(tmp_path):
    made = sqlite_url(tmp_path / "live.db")
    say(made, *MAKES, "INSERT INTO person VALUES (1, 'Karim'), (2, 'Ola')", "INSERT INTO mark VALUES (1, 5)")
    return made


def say(url, *statements):
    engine = open_engine(url)
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


@pytest.fixture
def copied(url, tmp_path):
    key = new_key()
    with one_moment(url) as moment:
        copy_into(moment.copies, tmp_path / "copy.db", key)
    return tmp_path / "copy.db", key


def test_a_copy_has_every_row_index_and_trigger_and_opens_by_its_key_alone(url, copied):
    path, key = copied
    assert b"Karim" not in path.read_bytes()
    with one_moment(url) as moment:
        attach(moment.looks, path, key, "again")
        assert differing_files(moment.looks, "again") == {}
    for other in (new_key(), OPEN):
        with pytest.raises(DBAPIError), open_sealed(path, other).connect() as connection:
            connection.execute(text("SELECT count(*) FROM person")).scalar()


def test_what_is_written_meanwhile_is_not_seen_and_does_not_wait(url, tmp_path):
    with one_moment(url) as moment:
        say(url, "INSERT INTO person VALUES (3, 'Kari')")
        key = new_key()
        copy_into(moment.copies, tmp_path / "copy.db", key)
        say(url, "DELETE FROM person WHERE id = 2")
        attach(moment.looks, tmp_path / "copy.db", key, "again")
        assert differing_files(moment.looks, "again") == {}
    with open_sealed(tmp_path / "copy.db", key).connect() as connection:
        assert list(connection.scalars(text("SELECT id FROM person ORDER BY id"))) == [1, 2]


def test_a_copy_is_only_read_unless_it_is_being_made(copied):
    path, key = copied
    with pytest.raises(DBAPIError), open_sealed(path, key).begin() as connection:
        connection.execute(text("INSERT INTO person VALUES (9, 'Nobody')"))
    with open_sealed(path, key, writable=True).begin() as connection:
        connection.execute(text("INSERT INTO person VALUES (9, 'Somebody')"))


def test_a_copy_that_is_whole_is_looked_through(copied):
    path, key = copied
    with open_sealed(path, key).connect() as connection, connection.begin():
        look_through(connection)


def test_a_flipped_bit_and_a_reference_to_nothing_are_found(copied):
    path, key = copied
    with open_sealed(path, key, writable=True).begin() as connection:
        connection.execute(text("INSERT INTO mark VALUES (77, 1)"))
    with open_sealed(path, key).connect() as connection, connection.begin(), pytest.raises(Damaged):
        look_through(connection)
    content = bytearray(path.read_bytes())
    content[-200] ^= 1
    path.write_bytes(bytes(content))
    with (
        open_sealed(path, key).connect() as connection,
        connection.begin(),
        pytest.raises((Damaged, DBAPIError)),
    ):
        look_through(connection)


def test_a_wrong_key_says_nothing_on_stderr(copied, capfd):
    path, _key = copied
    with pytest.raises(DBAPIError), open_sealed(path, new_key()).connect() as connection:
        connection.execute(text("SELECT 1 FROM sqlite_schema"))
    assert capfd.readouterr().err == ""


def test_a_key_has_32_bytes():
    assert written(OPEN) == ""
    with pytest.raises(ValueError, match="32"):
        written(b"short")
