"""The step that keeps pictures of questions: questions survive it, both ways."""

from sqlalchemy import text

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support.given_questions import a_picture, in_the_bank, pictured

STEP = "r0029"
BEFORE = revisions()[revisions().index(STEP) - 1]


def rows(database, sql):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_questions_stay_on_the_way_back_and_forth(database, database_url):
    in_the_bank(database)
    kept = "SELECT number, label, digest FROM bank_question"
    before = rows(database, kept)

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(database, kept) == before
    database.engine.dispose()
    upgrade(database_url)

    assert rows(database, kept) == before
    in_the_bank(database, pictured())
    assert rows(database, "SELECT name, sha256 FROM question_version_picture") == [
        ("sag.png", a_picture().digest)
    ]
