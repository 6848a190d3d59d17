"""A new database is under a key that lies elsewhere; where it got lost the code on paper opens it, once."""

import shutil

import pytest

from eduapp.app import database_key
from eduapp.app.bringing_back import encrypt_here
from eduapp.app.database_key import KeptKeyUnreadable, KeyLost, KeyNeeded, WrongCode, key_folder, needs_code
from eduapp.app.location import Location
from eduapp.app.opening import open_database
from eduapp.app.starting import start_up
from eduapp.core.db import file_keys
from eduapp.core.errors import Unavailable
from eduapp.core.progress import NoProgress
from eduapp.safekeeping import jobs, queries
from tests.support import given
from tests.support.given_backups import own

NAME = "Haddad-in-no-byte"


@pytest.fixture
def account(tmp_path, monkeypatch):
    """Of this test alone."""
    folder = tmp_path / "account"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    return folder


@pytest.fixture
def location(tmp_path, account):
    return Location.of(tmp_path / "data")


@pytest.fixture
def of_before(_template):
    """The bytes of a database under no key."""
    return _template if isinstance(_template, bytes) else pytest.skip("of files")


def filled(location, clock):
    """A new database with somebody in it; closed again, and its key forgotten by the program."""
    database = open_database(location, clock=clock)
    given.the_staff(database)
    given.a_learner(database, f"Kari {NAME}")
    return database


def closed(database, location):
    database.engine.dispose()
    file_keys.know(location.folder, file_keys.OPEN)


def with_code(database, location):
    order = jobs.MakeCode(folder=location.folder)
    return jobs.make_code(own(database), order, NoProgress())


def holds_name(database):
    with database.reading() as session:
        readable = queries.is_readable(session)
    database.engine.dispose()
    return not readable


def test_a_new_database_is_under_a_key_that_is_not_in_the_data_folder(location, clock, account):
    database = filled(location, clock)
    with database.reading() as session:
        assert not queries.is_readable(session)
    closed(database, location)

    every_byte = b"".join(one.read_bytes() for one in location.folder.rglob("*") if one.is_file())
    assert NAME.encode() not in every_byte
    [kept] = key_folder().iterdir()
    assert key_folder().is_relative_to(account)
    assert kept.read_text().strip() not in every_byte.decode("latin-1")
    assert bytes.fromhex(kept.read_text()) not in every_byte


def test_it_opens_again_without_anybody_typing_anything(location, clock):
    closed(filled(location, clock), location)
    assert holds_name(open_database(location, clock=clock))


def test_invented_people_need_no_key(location, clock):
    database = open_database(location, clock=clock, witnessed=False)
    with database.reading() as session:
        assert queries.is_readable(session)
    database.engine.dispose()
    assert not key_folder().exists()


def test_a_database_of_before_stays_as_it_is(location, clock, of_before):
    location.folder.mkdir()
    location.file.write_bytes(of_before)
    database = open_database(location, clock=clock)
    with database.reading() as session:
        assert queries.is_readable(session)
    database.engine.dispose()


def test_on_another_pc_the_code_on_paper_opens_it_once(location, clock, tmp_path, monkeypatch):
    database = filled(location, clock)
    made = with_code(database, location)
    closed(database, location)
    other = Location.of(tmp_path / "elsewhere")
    shutil.copytree(location.folder, other.folder)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "other account"))

    assert needs_code(other) == made.mark
    with pytest.raises(KeyNeeded) as asked:
        start_up(other, lambda _topics: None, clock)
    assert made.mark in asked.value.sentence()
    with pytest.raises(WrongCode):
        open_database(Location(other.folder, other.url, "AAAAA BBBBB CCCCC DDDDD EEEEE"), clock=clock)

    assert holds_name(open_database(Location(other.folder, other.url, made.code.lower()), clock=clock))
    file_keys.know(other.folder, file_keys.OPEN)
    assert holds_name(open_database(other, clock=clock))  # kept now
    assert needs_code(other) == ""


def test_without_a_code_it_says_where_the_key_is(location, clock, tmp_path, monkeypatch):
    closed(filled(location, clock), location)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "other account"))
    with pytest.raises(KeyLost):
        open_database(location, clock=clock)
    assert needs_code(location) == ""


@pytest.mark.parametrize("content", ["", "zz", "ab" * 31])
def test_a_hurt_key_is_told_with_its_file(location, clock, content):
    closed(filled(location, clock), location)
    [kept] = key_folder().iterdir()
    kept.write_text(content)
    with pytest.raises(KeptKeyUnreadable) as refused:
        open_database(location, clock=clock)
    assert str(kept) in refused.value.sentence()


def test_another_key_is_no_damage_and_changes_nothing(location, clock):
    closed(filled(location, clock), location)
    before = location.file.read_bytes()
    [kept] = key_folder().iterdir()
    kept.write_text(file_keys.new_key().hex())
    with pytest.raises(Unavailable) as refused:
        open_database(location, clock=clock)
    assert "another key" in refused.value.sentence()
    assert location.file.read_bytes() == before


def test_nothing_is_made_where_only_a_backup_is_looked_through(location):
    database_key.take_key(location, make=False)
    assert not location.folder.exists()
    assert not key_folder().exists()


def test_a_server_has_no_key_here(tmp_path):
    database_key.take_key(Location(tmp_path, "postgresql+psycopg://a@b/c"))
    assert needs_code(Location(tmp_path, "postgresql+psycopg://a@b/c")) == ""


def test_a_code_that_was_first_opens_what_is_encrypted_later(
    location, clock, of_before, monkeypatch, tmp_path
):
    location.folder.mkdir()
    location.file.write_bytes(of_before)
    database = open_database(location, clock=clock)
    made = with_code(database, location)
    database.engine.dispose()
    encrypt_here(location)
    file_keys.know(location.folder, file_keys.OPEN)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "other account"))
    assert needs_code(location) == made.mark
    assert holds_name(open_database(Location(location.folder, location.url, made.code), clock=clock))


def test_of_two_first_starts_one_names_the_key(tmp_path, account):
    one, other = database_key.make_key(tmp_path), database_key.make_key(tmp_path)
    assert one == other
    assert [kept.stem for kept in key_folder().iterdir()] == [one.id]


def test_a_kept_key_is_found_where_nothing_names_it(location, clock):
    closed(filled(location, clock), location)
    (location.folder / "database-key.json").unlink()
    assert holds_name(open_database(location, clock=clock))
