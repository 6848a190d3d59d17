"""The step that keeps appeals: candidates survive it, both ways, and what happened to an appeal stays so."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support.accounts import owner_of
from tests.support.given_appeals import Appeals

STEP = "r0040"
BEFORE = revisions()[revisions().index(STEP) - 1]


def rows(database, sql):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_candidates_stay_on_the_way_back_and_forth_and_then_none_is_annulled(database, database_url, clock):
    appeals = Appeals(database, clock)
    appeals.step(appeals.sent("held_exam"), "annulled")
    appeals.receive()
    kept = "SELECT id, candidate_number, sitting_id FROM candidate ORDER BY id"
    before = rows(database, kept)
    assert rows(database, "SELECT count(*) FROM candidate WHERE annulled <> ''") == [(1,)]

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(database, kept) == before
    database.engine.dispose()
    upgrade(database_url)

    assert rows(database, kept) == before
    assert rows(database, "SELECT count(*) FROM candidate WHERE annulled <> ''") == [(0,)]
    assert rows(database, "SELECT * FROM appeal") == []
    appeals.receive()


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE appeal_event SET reason = 'Another'",
        "DELETE FROM appeal_event",
        "UPDATE appeal_complaint SET words = 'Another'",
        "DELETE FROM appeal_complaint",
    ],
)
def test_what_happened_is_neither_changed_nor_taken_away(database, clock, change):
    Appeals(database, clock).receive()
    with (
        owner_of(database) as theirs,
        pytest.raises(DBAPIError, match="only added"),
        theirs.engine.begin() as connection,
    ):
        connection.execute(text(change))
