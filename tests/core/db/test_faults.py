import sys
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from eduapp.core.db.faults import plain_errors, told_of
from eduapp.core.errors import Conflict, Unavailable
from tests.support.full_disks import no_file_longer_than


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("database or disk is full", "disk is full"),
        ("attempt to write a readonly database", "read-only"),
        ("disk I/O error", "could not be read or written"),
        ("database is locked", "Another program"),
        ("unable to open database file", "cannot be opened"),
        ("file is not a database", "not a Dagverk database"),
        ("connection to server at … failed", "server cannot be reached"),
        ("something nobody has heard of", "does not answer"),
    ],
)
def test_every_fault_of_a_driver_is_a_sentence(said, word):
    with pytest.raises(Unavailable) as error, plain_errors():
        raise DBAPIError("SELECT", {}, Exception(said))
    assert word in error.value.sentence()
    assert "try again" in error.value.sentence()


def test_of_a_damaged_database_nothing_is_promised():
    with pytest.raises(Unavailable) as error, plain_errors():
        raise DBAPIError("SELECT", {}, Exception("database disk image is malformed"))
    assert "damaged" in error.value.sentence()
    assert "Nothing was lost" not in error.value.sentence()


def test_two_people_at_one_record_are_a_conflict():
    with pytest.raises(Conflict), plain_errors():
        raise StaleDataError
    with pytest.raises(Conflict), plain_errors():
        raise IntegrityError("INSERT", {}, Exception("UNIQUE constraint failed: learner.number"))


def test_a_check_that_fires_is_a_bug_of_ours():
    with pytest.raises(IntegrityError), plain_errors():
        raise IntegrityError("INSERT", {}, Exception("CHECK constraint failed: has_a_name"))


def met(said, *places):
    with pytest.raises(Unavailable) as error, told_of(*places), plain_errors():
        raise DBAPIError("SELECT", {}, Exception(said))
    return error.value.sentence()


def test_a_full_disk_that_sqlite_takes_for_a_failing_one_is_named(tmp_path):
    with no_file_longer_than(1000):
        assert met("disk I/O error", tmp_path).startswith(f"The disk is full ({tmp_path}).")
    assert met("disk I/O error", tmp_path).startswith("The disk could not be read or written.")
    assert met("database or disk is full", tmp_path).startswith(f"The disk is full ({tmp_path}).")


@pytest.mark.skipif(sys.platform != "linux", reason="a folder that takes nothing from anybody is Linux's")
def test_of_several_places_the_one_that_takes_nothing_is_named(tmp_path):
    said = met("attempt to write a readonly database", tmp_path, Path("/sys"))
    assert said.startswith("The folder /sys cannot be written to.")


def test_what_is_no_trouble_of_the_disk_is_told_as_it_was(tmp_path):
    with no_file_longer_than(1000):
        assert met("database is locked", tmp_path).startswith("Another program")
