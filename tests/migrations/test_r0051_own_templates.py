"""The step that keeps a school's own templates: papers are as they were, and it goes back and forth."""

from sqlalchemy import text

from eduapp.certificates import jobs
from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support import given_certificates, given_education

STEP = "r0051"
BEFORE = revisions()[revisions().index(STEP) - 1]


def test_papers_are_as_they_were_after_going_back_and_forth(database, database_url, ready_made):
    ready_made(given_education.the_school)
    jobs.issue_one(database, given_certificates.a_course_done(database, grade="B").item)
    papers = "SELECT id, number, state, sha256, template_version FROM certificate"
    with database.engine.connect() as connection:
        before = connection.execute(text(papers)).fetchall()

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    database.engine.dispose()
    upgrade(database_url)

    with database.engine.connect() as connection:
        assert connection.execute(text(papers)).fetchall() == before
        assert connection.execute(text("SELECT * FROM certificate_drawn_with")).fetchall() == []
