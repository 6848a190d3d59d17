"""Backups of both databases: whole, encrypted, verified, and nothing half where a medium fails."""

import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from eduapp.core.db.comparing import differing
from eduapp.core.db.sealed import open_sealed
from eduapp.core.errors import Unavailable
from eduapp.core.progress import Cancelled, NoProgress
from eduapp.safekeeping import jobs, queries, terms
from eduapp.safekeeping.jobs import folders, key_ring, making
from eduapp.schema import Base
from tests.support import given, given_backups
from tests.support.full_disks import no_file_longer_than
from tests.support.given_backups import key_of, make, newest, own

pytestmark = pytest.mark.both_databases


def told(database, query, *asked):
    with database.reading() as session:
        return query(session, *asked)


@pytest.fixture
def home(tmp_path):
    return tmp_path / "data"


def test_every_row_is_in_it_and_only_its_key_opens_it(database, home):
    given.a_learner(database, "Karim Haddad")
    made = make(database, home)

    lying = newest(home)
    content = lying.file.read_bytes()
    assert b"Haddad" not in content
    assert not content.startswith(b"SQLite format 3")
    engine = open_sealed(lying.file, key_of(lying, home))
    with engine.connect() as copy, database.engine.connect() as live:
        for table in Base.metadata.sorted_tables:
            if table.name not in {
                "backup",
                "audit_entry",
                "audit_head",
                "command_done",
            }:  # noting it came after
                assert differing(live, copy, table) == 0, table.name
        assert copy.scalar(text("SELECT count(*) FROM learner")) == 1
    assert made.manifest == lying.manifest
    assert lying.manifest.tables["learner"] == 1


def test_it_is_noted_with_the_end_of_the_trail_in_it(database, home, clock):
    given.a_learner(database, "Karim Haddad")
    head = told(database, queries.trail_head)
    make(database, home)  # makes the first key, which the trail tells too

    row = told(database, queries.newest)
    manifest = newest(home).manifest
    assert row.trail_seq == manifest.trail.seq == head.seq + 1
    assert row.day == database.today()
    assert told(database, queries.holds, manifest.trail)
    assert not told(database, queries.holds, replace(manifest.trail, digest="0" * 64))


def test_one_is_made_a_day_and_at_close_and_only_if_anything_was_changed(database, home, clock):
    place = jobs.Place(home)
    home.mkdir()

    def due(occasion):
        return jobs.make_if_due(own(database), jobs.MakeBackup(place=place, occasion=occasion), NoProgress())

    given.a_learner(database, "Karim Haddad")
    assert due(terms.DAILY) is not None
    assert due(terms.CLOSING) is None  # that a backup was made is no change
    given.a_learner(database, "Ola Berg")
    assert due(terms.DAILY) is None
    assert due(terms.CLOSING).manifest.number == 2
    clock.moment += timedelta(days=1)
    assert due(terms.DAILY) is None
    given.a_learner(database, "Kari Moen")
    assert due(terms.DAILY).manifest.number == 3


def test_the_second_place_gets_the_same_bytes_and_a_missing_stick_stops_nothing(database, home, tmp_path):
    stick = tmp_path / "stick"
    assert make(database, home, away=stick).places == (terms.NEAR,)
    stick.mkdir()
    made = make(database, home, away=stick)

    assert made.places == (terms.NEAR, terms.AWAY)
    [away] = folders.listed(stick)
    assert away.file.read_bytes() == newest(home).file.read_bytes()
    assert jobs.verify(away, key_of(away, home)).rows == made.manifest.rows
    assert told(database, queries.newest, terms.AWAY).number == away.manifest.number


def test_where_the_data_folder_takes_none_the_stick_does_and_it_is_said(database, home, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    home.mkdir()
    (home / terms.FOLDER).write_text("in the way")

    made = make(database, home, away=stick)

    assert made.places == (terms.AWAY,)
    assert made.problem
    assert len(folders.listed(stick)) == 1


def test_a_full_disk_is_one_sentence_and_leaves_nothing_half(database, home):
    home.mkdir()
    key_ring.of_database(own(database), home)
    with no_file_longer_than(200_000), pytest.raises(Unavailable) as refusal:
        make(database, home)

    assert "The disk" in refusal.value.sentence()
    assert list((home / terms.FOLDER).iterdir()) == []
    assert make(database, home).manifest.number == 1  # and it works again when there is room


def test_stopping_leaves_nothing_half(database, home):
    class Stops:
        def step(self, done, total, label=""):
            raise Cancelled

    home.mkdir()
    order = jobs.MakeBackup(place=jobs.Place(home))
    with pytest.raises(Cancelled):
        jobs.make_backup(own(database), order, Stops())
    assert list((home / terms.FOLDER).iterdir()) == []


def test_what_a_crash_left_is_cleared_away(database, home):
    half = home / terms.FOLDER / ".dagverk-part-1"
    half.mkdir(parents=True)
    (half / "dagverk.db").write_bytes(b"half")
    make(database, home)
    assert [one.name for one in (home / terms.FOLDER).iterdir()] == ["dagverk-backup-000001"]


def test_a_copy_that_reads_otherwise_is_thrown_away(database, home, monkeypatch):
    home.mkdir()
    if database.engine.dialect.name == "sqlite":
        monkeypatch.setattr(making, "differing_files", lambda *_given, **_more: {"learner": 1})
    else:
        monkeypatch.setattr("eduapp.core.db.fetching.differing", lambda *_given: 1)
    with pytest.raises(Unavailable):
        make(database, home)
    assert list((home / terms.FOLDER).iterdir()) == []


def test_who_writes_meanwhile_is_not_in_it_and_does_not_wait(database, home, monkeypatch):
    """Somebody saves after the copy has begun and before it ends."""
    given.a_learner(database, "Karim Haddad")
    name = "copy_into" if database.engine.dialect.name == "sqlite" else "fetch_all"
    copy, saved = getattr(making, name), []

    def meanwhile(*given_to, **more):
        thread = threading.Thread(target=lambda: saved.append(given.a_learner(database, "Ola Berg")))
        thread.start()
        thread.join(20)
        return copy(*given_to, **more)

    monkeypatch.setattr(making, name, meanwhile)
    make(database, home)

    assert len(saved) == 1
    lying = newest(home)
    assert lying.manifest.tables["learner"] == 1
    assert jobs.verify(lying, key_of(lying, home)).rows == lying.manifest.rows


def test_old_ones_go_and_the_newest_stays(database, home, monkeypatch):
    monkeypatch.setattr("eduapp.safekeeping.rules.rotation.LATEST", 2)
    for _count in range(4):
        make(database, home)
    assert [one.manifest.number for one in folders.listed(home / terms.FOLDER)] == [4, 3]


def test_who_has_no_role_for_it_makes_none(database, home):
    home.mkdir()
    order = jobs.MakeBackup(place=jobs.Place(home))
    with pytest.raises(Exception, match="NotAllowed"):
        jobs.make_backup(database.acting_as(given.TEACHER), order, NoProgress())


def test_a_backup_is_for_this_account_alone(database, home):
    make(database, home)
    assert newest(home).folder.stat().st_mode & 0o077 == 0
    assert (home / key_ring.FILE_NAME).stat().st_mode & 0o077 == 0


def test_it_says_what_it_is_to_whoever_finds_it(database, home):
    make(database, home)
    words = (newest(home).folder / folders.READ_ME).read_text("utf-8-sig")
    assert given_backups.newest(home).manifest.key in words
    assert "eduapp backup restore" in words
