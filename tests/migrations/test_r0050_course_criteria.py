"""The step that lets courses ask for more: nothing else changes, and it goes back and forth."""

from sqlalchemy import text

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support import given_certificates

STEP = "r0050"
BEFORE = revisions()[revisions().index(STEP) - 1]


def test_courses_and_papers_are_as_they_were_after_going_back_and_forth(database, database_url):
    given_certificates.a_course_done(database, grade="B")
    courses = "SELECT id, code, attendance_percent, scale FROM course ORDER BY code"
    with database.engine.connect() as connection:
        before = connection.execute(text(courses)).fetchall()

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    database.engine.dispose()
    upgrade(database_url)

    with database.engine.connect() as connection:
        assert connection.execute(text(courses)).fetchall() == before
        assert connection.execute(text("SELECT * FROM course_criterion")).fetchall() == []
