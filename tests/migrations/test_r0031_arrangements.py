"""The step that keeps decisions on arrangements: learners and courses survive it, both ways."""

from sqlalchemy import text

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support import given, given_education
from tests.support.given_arrangements import MORE_TIME, a_decision

STEP = "r0031"
BEFORE = revisions()[revisions().index(STEP) - 1]


def rows(database, sql):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_what_was_there_stays_on_the_way_back_and_forth(database, database_url):
    learner_id = given.a_learner(database, "Ola Vik")
    course_id = given_education.a_course(database, code="MAT", name="Matematikk", scale="K16")
    a_decision(database, learner_id, MORE_TIME, course_id=course_id)
    kept = "SELECT course.code, learner.family_name FROM course, learner"
    before = rows(database, kept)

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(database, kept) == before
    database.engine.dispose()
    upgrade(database_url)

    assert rows(database, kept) == before
    assert rows(database, "SELECT * FROM arrangement_decision") == []
    a_decision(database, learner_id, MORE_TIME, course_id=course_id)
    assert rows(database, "SELECT kind, percent FROM arrangement_measure") == [("extra_percent", 25)]
