"""The step after which a decision that was reversed is a row of the log: logs survive it, both ways."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support.accounts import owner_of
from tests.support.given_room import Hall, a_published_exam

STEP = "r0047"
BEFORE = revisions()[revisions().index(STEP) - 1]
KEPT = "SELECT id, number, kind, about_id, words FROM room_entry ORDER BY number"
WITHOUT = "UPDATE room_entry SET kind = 'reversed' WHERE about_id IS NULL"


def rows(database, sql):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_a_log_stays_on_the_way_back_and_forth(database, database_url, clock):
    hall = Hall(database, clock, *a_published_exam(database))
    hall.begin(101)
    hall.at("10:00").take_back(hall.incident("other", "Noise in the corridor"))
    before = rows(database, KEPT)

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(database, KEPT) == before
    database.engine.dispose()
    upgrade(database_url)

    assert rows(database, KEPT) == before
    hall.at("10:10").incident("other", "Noise again")


@pytest.mark.both_databases
def test_what_was_reversed_is_about_something(database, clock):
    hall = Hall(database, clock, *a_published_exam(database))
    hall.begin(101)
    with (
        owner_of(database) as theirs,
        pytest.raises(IntegrityError, match="about_one"),
        theirs.engine.begin() as connection,
    ):
        connection.execute(text(WITHOUT))
