"""The step that keeps which grade an appeal set aside: one quashed before it finds that grade."""

from sqlalchemy import text

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support import given
from tests.support.given_appeals import Appeals

STEP = "r0055"
BEFORE = revisions()[revisions().index(STEP) - 1]


def rows(database, sql):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_what_was_quashed_before_it_can_be_taken_back_after_it(database, database_url, clock):
    appeals = Appeals(database, clock)
    quashed, sent = appeals.sent("overall"), appeals.sent()
    result_id = appeals.page(quashed).facts.result_id
    appeals.step(quashed, "quashed", by=given.OFFICE)
    kept = "SELECT id, number, state FROM appeal ORDER BY number"
    before = rows(database, kept)

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(database, kept) == before
    database.engine.dispose()
    upgrade(database_url)

    assert rows(database, kept) == before
    appeals.step(quashed, "recalled", by=given.OFFICE)
    assert appeals.grade_now(result_id) == "3"
    assert appeals.page(sent).row.state == "sent"
