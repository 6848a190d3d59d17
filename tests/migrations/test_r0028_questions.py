"""The step that keeps the bank of questions: exams survive it, both ways."""

from sqlalchemy import text

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support import given, given_education
from tests.support.given_questions import in_the_bank

STEP = "r0028"
BEFORE = revisions()[revisions().index(STEP) - 1]


def rows(database, sql):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_what_was_there_stays_on_the_way_back_and_forth(database, database_url):
    given.a_learner(database, "Ola Vik")
    given_education.a_course(database, code="MAT", name="Matematikk", scale="K16")
    in_the_bank(database)
    kept = "SELECT course.code, count(*) FROM course, learner GROUP BY course.code"
    before = rows(database, kept)

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(database, kept) == before
    database.engine.dispose()
    upgrade(database_url)

    assert rows(database, kept) == before
    assert rows(database, "SELECT * FROM bank_question") == []
    in_the_bank(database)
    assert rows(database, "SELECT number, label FROM bank_question") == [(1, "Hva er 2 + 2?")]
