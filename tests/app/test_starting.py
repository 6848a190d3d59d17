"""A start after a crash: looked at, mended, one calm sentence; a damaged database is told and left alone."""

import subprocess
import sys

import pytest

from eduapp.app import starting
from eduapp.app.database_key import make_key
from eduapp.app.location import Location
from eduapp.app.starting import DamagedHere, GoneHere, start_up
from eduapp.core.db.upgrade import downgrade, needs_upgrade, revisions
from eduapp.core.errors import Damaged, Unavailable
from eduapp.safekeeping import terms
from eduapp.safekeeping.jobs import folders
from eduapp.workshops.hours import service as hours
from eduapp.workshops.hours.rules.sheet import Sheet
from eduapp.workshops.hours.rules.workshops import ORDINARY_SHIFT
from tests.support import given, given_workshops
from tests.support.given_backups import installed, make, newest, own


@pytest.fixture
def place(tmp_path, _template):
    return installed(tmp_path / "data", _template)


@pytest.fixture
def opened(clock):
    databases = []

    def start(place, **how):
        started = start_up(place, lambda _topics: None, clock, **how)
        databases.append(started.database)
        return started

    yield start
    for database in databases:
        database.engine.dispose()


def damage(file):
    """Pages in the middle are gone, as after a bad disk."""
    content = file.read_bytes()
    middle = len(content) // 2 // 4096 * 4096
    file.write_bytes(content[:middle] + b"\x5a" * 8192 + content[middle + 8192 :])


def test_an_ordinary_start_says_nothing(opened, place):
    assert opened(place).sentence == ""


def test_after_a_crash_it_says_what_was_mended(opened, place, monkeypatch):
    opened(place).database.engine.dispose()
    said = opened(place, crashed=True).sentence
    assert said == starting.CRASHED
    monkeypatch.setattr(starting, "mend", lambda _database: 2)
    assert "2 things that were left half-done" in opened(place, crashed=True).sentence


def test_after_a_crash_it_says_what_was_open_and_goes_on(opened, place, clock):
    database = opened(place).database
    leader = database.acting_as(given.LEADER).unattended()
    shop = given_workshops.a_workshop(leader)
    day = given_workshops.YESTERDAY
    sheet = Sheet(ORDINARY_SHIFT)
    leader.execute(hours.keep_sheet, hours.KeepSheet(workshop_id=shop, day=day, sheet=sheet))
    database.engine.dispose()
    assert opened(place).sentence == ""

    said = opened(place, crashed=True).sentence

    assert said.startswith(starting.CRASHED)
    assert said.endswith("1 shift sheet that was being filled is kept, and waits in its workshop.")


def test_after_a_crash_the_file_is_looked_through(opened, place):
    opened(place).database.engine.dispose()
    damage(place.file)
    with pytest.raises(Damaged):
        starting.look_quickly(place)
    with pytest.raises(DamagedHere) as told:
        opened(place, crashed=True)
    assert told.value.backup is None
    assert "Nothing was changed" in told.value.sentence()


@pytest.mark.parametrize("how", ["missing", "empty"])
def test_a_database_that_is_gone_is_told_and_never_made_anew(opened, place, how):
    started = opened(place)
    make(started.database, place.folder)
    started.database.engine.dispose()
    place.file.unlink()
    if how == "empty":
        place.file.touch()
    with pytest.raises(GoneHere) as told:
        opened(place)
    assert told.value.backup.manifest.number == 1
    assert place.file.exists() == (how == "empty")
    assert not place.file.exists() or place.file.stat().st_size == 0


@pytest.mark.parametrize("left", ["nothing", "empty"])
def test_a_first_start_that_was_cut_after_the_key_begins_again(opened, tmp_path, left):
    place = Location.of(tmp_path / "fresh")
    place.folder.mkdir()
    make_key(place.folder)
    if left == "empty":
        place.file.touch()
    assert not opened(place).is_set_up


def test_somebodys_own_file_is_no_damage(opened, place):
    place.file.write_bytes(b"a letter")
    with pytest.raises(Unavailable) as told:
        opened(place)
    assert not isinstance(told.value, Damaged)
    assert "not a Dagverk database" in told.value.sentence()


def test_a_folder_that_cannot_be_written_is_no_damage(opened, place, monkeypatch):
    opened(place).database.engine.dispose()

    def closed(*_given):
        raise Unavailable(reason="The folder is closed.")

    monkeypatch.setattr(starting, "open_database", closed)
    with pytest.raises(Unavailable) as told:
        opened(place)
    assert not isinstance(told.value, Damaged)


KILLED = """
import os, sys
from pathlib import Path
from eduapp.app.location import Location
from eduapp.app.opening import open_database
from eduapp.app.consequences import program_actor
from eduapp.core.progress import NoProgress
from eduapp.safekeeping import jobs
from eduapp.safekeeping.jobs import making
home = Path(sys.argv[1])
real, at = getattr(making.folders if sys.argv[2] == "give_name" else making, sys.argv[2]), sys.argv[2]
def dies(*given, **more):
    if at != "give_name":
        real(*given, **more)
    os.kill(os.getpid(), 9)
setattr(making.folders if at == "give_name" else making, at, dies)
database = open_database(Location.of(home)).acting_as(program_actor())
jobs.make_backup(database, jobs.MakeBackup(place=jobs.Place(home)), NoProgress())
"""


@pytest.mark.parametrize("moment", ["copy_into", "digest_of", "look_at_rows", "give_name"])
def test_a_backup_that_is_killed_leaves_none_and_the_next_is_whole(opened, place, moment):
    words = [sys.executable, "-c", KILLED, str(place.folder), moment]
    assert subprocess.run(words, capture_output=True, check=False).returncode == -9
    assert folders.listed(place.folder / terms.FOLDER) == []
    started = opened(place, crashed=True)
    assert make(started.database, place.folder).manifest.number == 1
    assert len(list((place.folder / terms.FOLDER).iterdir())) == 1


def test_a_database_is_kept_before_it_is_brought_up_to_date(opened, place):
    started = opened(place)
    given.a_learner(own(started.database), "Karim Haddad")
    started.database.engine.dispose()
    downgrade(place.url, revisions()[-2])

    opened(place)

    kept = newest(place.folder).manifest
    assert kept.occasion == terms.BEFORE_STEP
    assert kept.step == revisions()[-2]
    assert kept.tables["learner"] == 1


def test_a_database_that_cannot_be_kept_is_not_brought_up_to_date(opened, place):
    opened(place).database.engine.dispose()
    downgrade(place.url, revisions()[-2])
    (place.folder / terms.FOLDER).write_text("in the way")
    with pytest.raises(Exception, match="NoBackupBefore"):
        opened(place)
    assert needs_upgrade(place.url)
