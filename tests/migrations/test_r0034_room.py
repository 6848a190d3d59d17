"""The step that keeps the day of an exam on paper: exams survive it, both ways."""

from sqlalchemy import text

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support.given_room import Hall, a_published_exam

STEP = "r0034"
BEFORE = revisions()[revisions().index(STEP) - 1]


def rows(database, sql):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_exams_stay_on_the_way_back_and_forth_and_a_log_can_be_kept_after(database, database_url, clock):
    hall = Hall(database, clock, *a_published_exam(database))
    hall.begin(101)
    kept = "SELECT state, count(*) FROM sitting, candidate GROUP BY state"
    before = rows(database, kept)

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(database, kept) == before
    database.engine.dispose()
    upgrade(database_url)

    assert rows(database, kept) == before
    for table in ("room_entry", "room_signature", "room_seal"):
        assert rows(database, f"SELECT * FROM {table}") == []
