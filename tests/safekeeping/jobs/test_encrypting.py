"""A database of before there were keys goes under one, whole, or stays as it is."""

import pytest

from eduapp.app.bringing_back import encrypt_here, note
from eduapp.app.opening import open_database
from eduapp.core.db import file_keys
from eduapp.core.errors import Unavailable
from eduapp.people.audit.queries import check
from eduapp.safekeeping import jobs, queries, terms
from eduapp.safekeeping.jobs import encrypting, key_ring
from eduapp.safekeeping.jobs.encrypting import AlreadyEncrypted, WentOn
from eduapp.safekeeping.jobs.making import NotTheSame
from eduapp.safekeeping.jobs.restoring import InUse
from tests.support import given
from tests.support.full_disks import no_file_longer_than
from tests.support.given_backups import BECAUSE, installed, key_of, make, newest


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "account"))
    yield tmp_path / "data"
    file_keys.know(tmp_path / "data", file_keys.OPEN)


@pytest.fixture
def location(home, clock, _template):
    """A plain file with somebody in it, closed."""
    where = installed(home, _template)
    database = open_database(where, clock=clock)
    given.a_learner(database, "Kari Haddad")
    make(database, home)
    database.engine.dispose()
    return where


def readable(database):
    with database.reading() as session:
        return queries.is_readable(session)


def test_all_of_it_is_under_the_key_and_the_trail_tells(location, home, clock):
    done = encrypt_here(location, "Mona Haug")

    assert not location.file.read_bytes().startswith(b"SQLite")
    database = open_database(location, clock=clock)
    assert note(database, done) == "The database is encrypted now."
    assert not readable(database)
    with database.reading() as session:
        assert check(session).broken is None
        seq = queries.trail_head(session).seq
        told = session.connection().exec_driver_sql(
            f"SELECT action, details FROM audit_entry WHERE seq = {seq}"
        )
        assert tuple(told.one()) == (terms.ENCRYPTED, '{"asked_by":"Mona Haug"}')
    database.engine.dispose()
    assert sorted(one.name for one in home.iterdir() if "part" in one.name) == []


def test_the_keys_of_the_backups_are_locked_with_it_and_open_as_before(location, home, clock):
    before = key_ring.on_this_pc(home)
    encrypt_here(location)
    text = (home / key_ring.FILE_NAME).read_text()
    assert all(row.key.hex() not in text for row in before.keys)
    assert key_ring.on_this_pc(home).keys == before.keys
    assert jobs.verify(newest(home), key_of(newest(home), home)).rows > 0

    file_keys.know(home, file_keys.OPEN)
    with pytest.raises(key_ring.RingLocked):
        key_ring.on_this_pc(home)


def test_a_backup_that_comes_back_is_under_the_key_again(location, home, clock):
    encrypt_here(location)
    jobs.bring_back(newest(home), key_of(newest(home), home), location.file, BECAUSE)
    assert not location.file.read_bytes().startswith(b"SQLite")
    database = open_database(location, clock=clock)
    assert not readable(database)
    database.engine.dispose()


def test_a_key_that_was_made_and_not_used_serves(location, home, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(encrypting, "look_through", _fail)
        with pytest.raises(NotTheSame):
            encrypt_here(location)
    assert location.file.read_bytes().startswith(b"SQLite")
    told = (home / "database-key.json").read_bytes()
    encrypt_here(location)
    assert (home / "database-key.json").read_bytes() == told


def test_it_is_done_once(location):
    encrypt_here(location)
    with pytest.raises(AlreadyEncrypted):
        encrypt_here(location)


def test_who_was_stopped_before_the_keys_of_the_backups_were_locked_asks_again(location, home, monkeypatch):
    with monkeypatch.context() as stopped:
        stopped.setattr(jobs, "lock_ring", _fail)
        with pytest.raises(NotTheSame):
            encrypt_here(location)
    assert not key_ring.on_this_pc(home).locked
    with pytest.raises(AlreadyEncrypted):
        encrypt_here(location)
    assert key_ring.on_this_pc(home).locked


def test_somebody_who_has_it_open_is_left_alone(location, clock):
    other = open_database(location, clock=clock)
    with other.reading(), pytest.raises(InUse):
        encrypt_here(location)
    other.engine.dispose()
    assert location.file.read_bytes().startswith(b"SQLite")


def test_what_was_done_meanwhile_is_not_lost(location, clock, monkeypatch):
    alone = encrypting.expect_alone

    def then(live):
        database = open_database(location, clock=clock)
        given.a_learner(database, "Ola Berg")
        database.engine.dispose()
        alone(live)

    monkeypatch.setattr(encrypting, "expect_alone", then)
    with pytest.raises(WentOn):
        encrypt_here(location)
    assert location.file.read_bytes().startswith(b"SQLite")


def test_a_full_disk_leaves_all_as_it_was(location, home):
    before = location.file.read_bytes()
    with no_file_longer_than(len(before) // 2), pytest.raises(Unavailable) as refused:
        encrypt_here(location)
    assert "disk" in refused.value.sentence()
    assert location.file.read_bytes() == before
    assert [one.name for one in home.iterdir() if "part" in one.name] == []


def _fail(_connection):
    raise NotTheSame
