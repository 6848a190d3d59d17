"""The step of backups: an older program knows none of them, and keys that a PC has in its file come back."""

import pytest
from sqlalchemy import text

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from eduapp.safekeeping import queries
from eduapp.safekeeping.jobs import key_ring
from tests.support.given_backups import make, newest, own

pytestmark = pytest.mark.both_databases

STEP = "r0063"
BEFORE = revisions()[revisions().index(STEP) - 1]


def test_the_key_on_this_pc_is_taken_in_again(database, database_url, tmp_path):
    make(database, tmp_path)
    key = key_ring.on_this_pc(tmp_path).in_use
    database.engine.dispose()
    downgrade(database_url, BEFORE)
    upgrade(database_url)

    with database.reading() as session:
        assert queries.backups(session) == []
        assert queries.keys(session) == []
    assert key_ring.of_database(own(database), tmp_path).in_use.key == key.key
    make(database, tmp_path)
    assert newest(tmp_path).manifest.number == 2  # the folder knows what the table forgot


def test_only_known_places_are_kept(database):
    make_one = (
        "INSERT INTO backup (id, number, place, occasion, day, made_at, rows, size, sha256, trail_seq,"
        " trail_digest, key_mark) VALUES (:id, 1, 'elsewhere', 'asked', '2026-11-23', '2026-11-23 07:00:00',"
        " 1, 1, '', 1, '', '')"
    )
    with pytest.raises(Exception, match="known_place"), database.engine.begin() as connection:
        connection.execute(text(make_one), {"id": "00000000000070008000000000000001"})
