"""The step that keeps bundles of papers: exams survive it, both ways."""

from sqlalchemy import text

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support.given_custody import AT_HALF_PAST_EIGHT, a_bundle, an_exam, by_two, the_bundle

STEP = "r0033"
BEFORE = revisions()[revisions().index(STEP) - 1]


def rows(database, sql):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_what_was_there_stays_on_the_way_back_and_forth(database, database_url, clock):
    clock.moment = AT_HALF_PAST_EIGHT
    sitting_id = an_exam(database)
    by_two(database, a_bundle(database, sitting_id), "opened", count=30)
    kept = "SELECT course.name, sitting.state FROM sitting JOIN course ON course.id = sitting.course_id"
    before = rows(database, kept)

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(database, kept) == before
    database.engine.dispose()
    upgrade(database_url)

    assert rows(database, kept) == before
    assert rows(database, "SELECT * FROM paper_bundle") == []
    bundle_id = a_bundle(database, sitting_id)
    by_two(database, bundle_id, "opened", count=30)
    assert the_bundle(database, bundle_id).standing.state == "open"
