"""The step that keeps exam papers: the bank survives it, both ways, and its triggers come and go with it."""

from sqlalchemy import text

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support.given_papers import a_paper, frozen, items_of, some_singles
from tests.support.given_questions import in_the_bank

STEP = "r0030"
BEFORE = revisions()[revisions().index(STEP) - 1]


def rows(database, sql):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_questions_stay_on_the_way_back_and_forth_also_from_a_frozen_paper(database, database_url):
    frozen(database, a_paper(database, items_of(some_singles(database, 2))))
    kept = "SELECT serial, number, label FROM bank_question ORDER BY serial"
    before = rows(database, kept)
    assert len(before) == 2

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(database, kept) == before
    database.engine.dispose()
    upgrade(database_url)

    assert rows(database, kept) == before
    assert rows(database, "SELECT * FROM exam_paper") == []
    in_the_bank(database)
    assert a_paper(database) is not None
