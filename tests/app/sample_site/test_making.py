import shutil

import pytest

from eduapp.app.location import Location
from eduapp.app.opening import is_invented
from eduapp.app.sample_site import making
from eduapp.core.clock import StillClock
from eduapp.core.errors import Unavailable
from eduapp.core.progress import Cancelled, NoProgress
from tests.support import given
from tests.support.fakes import StopsAt
from tests.support.sample import copied


def make(folder, progress):
    database, host = making.open_or_make(
        Location.of(folder), lambda _topics: None, StillClock(given.NOW), progress
    )
    database.engine.dispose()
    return database, host


def test_a_site_that_is_there_is_opened_by_its_own_clock_for_its_leader(tmp_path, site_file):
    database, host = make(copied(site_file, tmp_path), NoProgress())

    assert database.today().isoformat() == "2026-11-23"
    assert "leader" in host.roles


def test_stop_leaves_nothing_that_looks_like_a_site(tmp_path):
    with pytest.raises(Cancelled):
        make(tmp_path, StopsAt(1))

    assert Location.of(tmp_path).is_new


def test_what_an_earlier_try_left_is_done_away_with(tmp_path, site_file, monkeypatch):
    left = tmp_path / making.UNFINISHED
    copied(site_file, left)
    with pytest.raises(Cancelled):
        make(tmp_path, StopsAt(0))

    def as_played(database, _progress):
        return database

    monkeypatch.setattr(making, "_make", lambda where, *_rest: shutil.copyfile(site_file, where.file))
    assert make(tmp_path, NoProgress())[1].roles


def test_a_site_that_is_opened_says_that_its_people_are_invented_also_one_of_long_ago(tmp_path, site_file):
    folder = copied(site_file, tmp_path)
    make(folder, NoProgress())
    again, _host = make(folder, NoProgress())

    assert is_invented(again)


def test_a_site_put_aside_is_kept_whole_under_another_name(tmp_path, site_file):
    where = Location.of(copied(site_file, tmp_path))
    before = where.file.read_bytes()
    (where.folder / "keys").mkdir()
    (where.folder / "keys" / "root.key").write_bytes(b"sealed")

    aside = making.put_aside(where, StillClock(given.NOW))

    assert where.is_new
    assert aside.parent == where.folder
    assert aside.read_bytes() == before
    assert not (where.folder / "keys").exists()
    assert (where.folder / f"{aside.stem}-keys" / "root.key").read_bytes() == b"sealed"


def test_a_site_that_cannot_be_put_aside_stays_and_is_named(tmp_path):
    where = Location.of(tmp_path / "not there")

    with pytest.raises(Unavailable) as told:
        making.put_aside(where, StillClock(given.NOW))

    assert "dagverk.db" in told.value.sentence()
