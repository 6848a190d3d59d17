"""A damaged database is set aside, and the last good backup takes its place by one click."""

import json

import pytest

from eduapp.app import bringing_back
from eduapp.app.location import FILE_NAME
from eduapp.app.starting import DamagedHere, start_up
from eduapp.app.witness import Witness
from eduapp.core.progress import NoProgress
from eduapp.core.settings import MachineSettings
from eduapp.people.audit import jobs as audit
from eduapp.people.audit import queries as trail
from eduapp.people.audit.queries import TrailFilter
from eduapp.safekeeping import terms
from eduapp.safekeeping.formats import database_key
from eduapp.safekeeping.jobs import folders
from tests.support import given
from tests.support.given_backups import flip, installed, make, newest, own


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


def settings(tmp_path):
    return MachineSettings(tmp_path / "machine.json")


def test_one_click_brings_the_last_good_backup_back(opened, place, tmp_path):
    started = opened(place)
    make(started.database, place.folder)
    make(started.database, place.folder)
    started.database.engine.dispose()
    flip(newest(place.folder).file, 9000)  # the newest is damaged, too
    place.file.write_bytes(b"\0" * 4096 + place.file.read_bytes()[4096:])
    broken = place.file.read_bytes()
    with pytest.raises(DamagedHere) as told:
        opened(place)
    assert told.value.backup.manifest.number == 2

    back = bringing_back.bring_back_last(place, settings(tmp_path))
    started = opened(place, back=back)

    assert back.number == 1
    assert "Backup 1" in started.sentence
    assert (place.folder / terms.ASIDE / "0001" / FILE_NAME).read_bytes() == broken
    with started.database.reading() as session:
        [entry] = trail.trail(session, TrailFilter(action=terms.RESTORED))
        assert trail.first_break(session) is None
    assert entry.details["number"] == 1
    assert "lost" not in entry.details  # nobody can count in a damaged file


def test_a_crash_right_after_leaves_no_database_without_an_entry(opened, place, tmp_path):
    """Whoever opens it next tells the trail and its witness, and does so once."""
    started = opened(place)
    make(started.database, place.folder)
    for number in range(150):
        given.a_learner(own(started.database), f"Person N{number}")
    started.database.engine.dispose()
    bringing_back.bring_back_last(place, settings(tmp_path))  # and no more: the program ends here

    for _start in range(2):
        database = opened(place, crashed=True).database
    with database.reading() as session:
        [entry] = trail.trail(session, TrailFilter(action=terms.RESTORED))
    assert entry.details["lost"] >= 150
    witness = Witness.of(place).path
    found = audit.verify(own(database), audit.VerifyTrail((), (witness,)), NoProgress())
    assert (found.broken, found.witnessed.seq < 150) == (None, True)


@pytest.mark.parametrize("left", [b"", b"\0" * 8192, b"SQLite format 3\0" + b"\x5a" * 8000])
def test_what_takes_the_place_of_a_file_nobody_can_read_is_under_a_key(opened, place, tmp_path, left):
    """It may have been plain, or under a key whose name is gone: nobody can tell, so nobody may read it."""
    started = opened(place)
    make(started.database, place.folder)
    started.database.engine.dispose()
    place.file.write_bytes(left)
    place.file.with_name(database_key.FILE_NAME).unlink(missing_ok=True)

    bringing_back.bring_back_last(place, settings(tmp_path))

    assert not place.file.read_bytes().startswith(b"SQLite")
    assert opened(place).is_set_up


def test_a_plain_one_that_opens_stays_plain_until_somebody_encrypts_it(opened, place, tmp_path):
    started = opened(place)
    make(started.database, place.folder)
    started.database.engine.dispose()

    bringing_back.bring_back_last(place, settings(tmp_path))

    assert place.file.read_bytes().startswith(b"SQLite format 3\0")


def test_without_a_whole_backup_nothing_is_changed(opened, place, tmp_path):
    started = opened(place)
    make(started.database, place.folder)
    started.database.engine.dispose()
    flip(newest(place.folder).file, 9000)
    place.file.write_bytes(b"letter")
    with pytest.raises(bringing_back.NoGoodBackup):
        bringing_back.bring_back_last(place, settings(tmp_path))
    assert place.file.read_bytes() == b"letter"


def test_one_on_a_stick_can_be_chosen(opened, place, tmp_path):
    started = opened(place)
    stick = tmp_path / "stick"
    stick.mkdir()
    make(started.database, place.folder, away=stick)
    started.database.engine.dispose()
    back = bringing_back.bring_back_last(place, settings(tmp_path), folders.listed(stick)[0].folder)
    assert back.number == 1


@pytest.fixture
def three(opened, place):
    """Three backups, and what the newest of them can be made to look like."""
    database = opened(place).database
    for _time in range(3):
        make(database, place.folder)
    database.engine.dispose()
    return place


def number_of(found):
    return found.manifest.number


def cut_short(lying):
    lying.file.write_bytes(lying.file.read_bytes()[:-4096])


def gone(lying):
    lying.file.unlink()


def misnamed(lying):
    lying.folder.rename(lying.folder.with_name("dagverk-backup-000009"))


def said_to_be_later(lying):
    told = json.loads((lying.folder / folders.MANIFEST).read_bytes())
    told |= {"number": 9, "trail": told["trail"] | {"seq": 99_999}}
    (lying.folder / folders.MANIFEST).write_text(json.dumps(told))
    lying.folder.rename(lying.folder.with_name("dagverk-backup-000009"))


@pytest.mark.parametrize("spoil", [cut_short, gone, misnamed, said_to_be_later])
def test_what_could_not_be_whole_is_passed_over_for_the_next(three, tmp_path, spoil):
    spoil(newest(three.folder))
    assert number_of(bringing_back.newest_here(three)) == 2
    three.file.write_bytes(b"letter")
    assert bringing_back.bring_back_last(three, settings(tmp_path)).number == 2


def test_after_one_was_brought_back_the_newest_is_what_was_made_since(opened, three):
    """The trail began anew from an older one: its length tells nothing of which is newer."""
    database = opened(three).database
    first = folders.listed(three.folder / terms.FOLDER)[-1]
    for number in range(3):
        given.a_learner(own(database), f"Person N{number}")
    make(database, three.folder)
    database.engine.dispose()
    bringing_back.bring_back_last(three, settings(three.folder), first.folder)
    database = opened(three).database
    make(database, three.folder)
    assert number_of(bringing_back.newest_here(three)) == 5
