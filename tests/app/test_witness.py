"""Checkpoints of the trail outside the database: every hundred entries, and never in the way of a commit."""

import os
import shutil
from pathlib import Path

import pytest

from eduapp.app.location import Location
from eduapp.app.opening import Gone, open_database
from eduapp.app.witness import Witness, keep_checkpoint
from eduapp.core.progress import NoProgress
from eduapp.people.audit import jobs
from eduapp.people.audit.jobs import anchors_in
from eduapp.people.audit.rules import Anchor
from tests.support import given

ONE, OTHER = Anchor(100, "ab" * 32, given.TODAY), Anchor(200, "cd" * 32, given.TODAY)


@pytest.fixture
def opened(tmp_path):
    location = Location.of(tmp_path / "data")
    database = open_database(location)
    yield location, database
    database.engine.dispose()


def note(database, count, then=lambda: None):
    with database.writing() as uow:
        for _entry in range(count):
            uow.audit("test.done", given.LEADER.user_id)
        then()


def test_it_stands_beside_the_data_folder_or_for_a_server_in_it(tmp_path):
    alone = Witness.of(Location.of(tmp_path / "data"))
    assert alone.path == tmp_path / "data-dagverk-checkpoints.txt"
    server = Witness.of(Location.of(tmp_path / "data", "postgresql+psycopg://u@one/school"))
    other = Witness.of(Location.of(tmp_path / "data", "postgresql+psycopg://u@two/school"))
    assert server.path.parent == tmp_path / "data"
    assert server.path != other.path


def test_every_hundred_entries_of_a_database_are_witnessed_and_nothing_that_was_given_up(opened):
    location, database = opened
    witness = Witness.of(location)
    note(database, 60)
    assert not witness.path.exists()
    with pytest.raises(ZeroDivisionError):
        note(database, 99, then=lambda: 1 / 0)
    assert not witness.path.exists()
    note(database, 60)
    [first] = anchors_in(witness.path)
    note(database.acting_as(given.TEACHER), 150)
    assert [first.seq + 150] == [one.seq for one in anchors_in(witness.path)[1:]]
    found = jobs.verify(database, jobs.VerifyTrail((), (witness.path,)), NoProgress())
    assert (found.broken, found.witnessed.seq) == (None, first.seq + 150)


def test_whoever_goes_leaves_a_checkpoint_once(opened):
    location, database = opened
    note(database, 3)
    keep_checkpoint(location, database)
    keep_checkpoint(location, database)
    keep_checkpoint(location, None)
    [kept] = anchors_in(Witness.of(location).path)
    assert kept == jobs.anchor_of(database)


def test_a_line_is_kept_once_and_after_half_a_line_on_one_of_its_own(tmp_path):
    witness = Witness(tmp_path / "kept.txt")
    assert witness.keep(ONE)
    assert witness.keep(ONE)
    with witness.path.open("ab") as file:
        file.write(b"dagverk-trail 1")
    assert witness.keep(OTHER)
    assert anchors_in(witness.path) == [ONE, OTHER]
    assert witness.keep(None)
    if os.name == "posix":
        assert witness.path.stat().st_mode & 0o777 == 0o600


def test_where_it_cannot_be_written_nobody_is_stopped(tmp_path):
    assert not Witness(tmp_path / "not" / "there.txt").keep(ONE)
    assert not Witness(tmp_path).keep(ONE)


def test_a_new_database_begins_anew_and_the_old_lines_are_put_aside(opened):
    location, database = opened
    note(database, 120)
    old = Witness.of(location).path
    database.engine.dispose()
    shutil.rmtree(location.folder)
    database = open_database(location)
    try:
        assert not old.exists()
        assert len(anchors_in(old.with_suffix(".1.txt"))) == 1
        note(database, 120)
        assert jobs.verify(database, jobs.VerifyTrail((), (old,)), NoProgress()).broken is None
    finally:
        database.engine.dispose()


@pytest.mark.parametrize("how", ["missing", "empty"])
def test_a_database_that_was_witnessed_and_is_gone_is_not_made_anew(opened, how):
    location, database = opened
    note(database, 120)
    old = Witness.of(location).path
    witnessed = old.read_bytes()
    database.engine.dispose()
    for file in Path(location.folder).glob("dagverk.db*"):
        file.unlink()
    if how == "empty":
        location.file.touch()
    with pytest.raises(Gone):
        open_database(location)
    assert old.read_bytes() == witnessed
    assert [one.stat().st_size for one in location.folder.glob("dagverk.db*")] == [0] * (how == "empty")


def test_nothing_is_witnessed_of_invented_people(tmp_path):
    location = Location.of(tmp_path / "data")
    database = open_database(location, witnessed=False)
    try:
        note(database, 250)
    finally:
        database.engine.dispose()
    assert [one.name for one in tmp_path.iterdir()] == ["data"]
