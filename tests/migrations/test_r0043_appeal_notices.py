"""The step that keeps what candidates were told of an appeal: appeals survive it, both ways."""

from sqlalchemy import text

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support.given_appeals import Appeals

STEP = "r0043"
BEFORE = revisions()[revisions().index(STEP) - 1]


def rows(database, sql):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_appeals_stay_on_the_way_back_and_forth_and_notices_are_kept_again(database, database_url, clock):
    appeals = Appeals(database, clock)
    appeal_id = appeals.receive()
    appeals.note(appeal_id, "interim")
    kept = "SELECT id, number, state FROM appeal"
    before = rows(database, kept)

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(database, kept) == before
    database.engine.dispose()
    upgrade(database_url)

    assert rows(database, kept) == before
    assert rows(database, "SELECT * FROM appeal_notice") == []
    appeals.note(appeal_id, "interim")
    assert appeals.rows()[0].to_answer is False
