import pytest
from sqlalchemy import text

from eduapp.safekeeping import jobs, queries
from eduapp.safekeeping.formats.recovery import mark_of
from eduapp.safekeeping.jobs import key_ring
from eduapp.safekeeping.jobs.key_ring import RingUnreadable, on_this_pc
from tests.support import accounts
from tests.support.given_backups import own


def test_the_file_says_what_the_database_says(database, tmp_path):
    ring = key_ring.of_database(own(database), tmp_path)
    assert on_this_pc(tmp_path) == ring
    assert key_ring.of_database(own(database), tmp_path) == ring
    assert ring.find(mark_of(ring.in_use.key)) == ring.in_use.key
    assert ring.find("0000 0000") is None


def test_a_second_pc_gets_the_same_key(database, tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    assert key_ring.of_database(own(database), one) == key_ring.of_database(own(database), other)


def test_a_key_from_before_there_was_a_table_is_taken_in(database, tmp_path):
    before = key_ring.before_there_is_a_table(tmp_path)
    assert key_ring.before_there_is_a_table(tmp_path) == before
    assert key_ring.of_database(own(database), tmp_path) == before


def test_a_code_makes_a_new_key_and_the_old_one_still_opens_here(database, tmp_path):
    old = key_ring.of_database(own(database), tmp_path).in_use
    made = jobs.make_code(own(database), jobs.MakeCode(folder=tmp_path), None)
    ring = on_this_pc(tmp_path)
    assert mark_of(ring.in_use.key) == made.mark
    assert ring.in_use.sealed
    assert ring.find(mark_of(old.key)) == old.key


def test_a_key_that_only_the_file_knew_stays_in_it(database, tmp_path):
    """The database came back from a backup of before the newest code was made."""
    before = key_ring.before_there_is_a_table(tmp_path / "elsewhere").in_use
    key_ring.write(tmp_path, [before], key_ring.Ring())
    rows = key_ring.of_database(own(database), tmp_path / "other").keys
    key_ring.write(tmp_path, rows, on_this_pc(tmp_path))
    kept = on_this_pc(tmp_path)
    assert kept.in_use == rows[-1]
    assert kept.find(mark_of(before.key)) == before.key


def test_a_code_that_the_database_forgot_stays_in_use(database, database_url, tmp_path):
    """It came back from a backup of before that code was made, and the paper still lies in the safe."""
    made = jobs.make_code(own(database), jobs.MakeCode(folder=tmp_path), None)
    with accounts.owner_of(database) as owner, owner.engine.begin() as connection:
        connection.execute(text("DELETE FROM backup_key WHERE number > 1"))
    ring = key_ring.of_database(own(database), tmp_path)
    assert mark_of(ring.in_use.key) == made.mark
    assert ring.in_use.sealed
    with database.reading() as session:
        assert [mark_of(row.key) for row in queries.keys(session)][-1] == made.mark


@pytest.mark.parametrize("content", [b"", b"{}", b'{"format":1,"keys":[{"number":1}]}', b"\xff"])
def test_a_file_that_was_changed_is_told(tmp_path, content):
    (tmp_path / key_ring.FILE_NAME).write_bytes(content)
    with pytest.raises(RingUnreadable) as told:
        on_this_pc(tmp_path)
    assert key_ring.FILE_NAME in told.value.sentence()


def test_a_ring_shows_no_key_in_a_log(database, tmp_path):
    ring = key_ring.of_database(own(database), tmp_path)
    assert ring.in_use.key.hex() not in repr(ring)
    assert repr(ring.in_use.key) not in repr(ring.in_use)
