"""The step that keeps which grades stand and who marked sheets: both ways, and what is there stays."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from eduapp.exams.grading import service
from eduapp.exams.questions.rules import question as q
from tests.support import given
from tests.support.accounts import owner_of
from tests.support.given_grading import Grading
from tests.support.given_marking import ON_SCREEN, Sealed, a_sealed_exam, correct_key

STEP = "r0056"
BEFORE = revisions()[revisions().index(STEP) - 1]


@pytest.fixture
def exam(ready_made, database, clock):
    """A grade stands that was told and would fall by a corrected key."""
    sealed = Sealed(database, clock, *ready_made(a_sealed_exam)).settle()
    exam = Grading(database, clock, sealed.sitting_id, sealed.candidates, sealed.learners)
    exam.fix()
    exam.propose()
    exam.confirm()
    exam.tell(*ON_SCREEN)
    correct_key(sealed, sealed.item(q.SINGLE).version_id)
    ids = tuple(row.id for row in exam.page().may_stand)
    order = service.LetStand(sitting_id=exam.sitting_id, candidate_ids=ids, reason="Told, and not void")
    exam.run(given.LEADER, service.let_stand, order)
    return exam


def test_results_stay_on_the_way_back_and_forth(exam, database, database_url):
    asked = "SELECT id, candidate_id, grade, points, superseded FROM exam_result ORDER BY id"

    def rows(sql):
        with database.engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(sql))]

    before = rows(asked)
    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(asked) == before
    database.engine.dispose()
    upgrade(database_url)
    assert rows(asked) == before
    assert rows("SELECT * FROM grade_stand") == []
    assert rows("SELECT * FROM sheet_examiners") == []
    assert exam.page().may_stand  # it is asked again


@pytest.mark.both_databases
@pytest.mark.parametrize("change", ["UPDATE grade_stand SET reason = 'x'", "DELETE FROM grade_stand"])
def test_what_stands_is_neither_changed_nor_taken_away(exam, database, change):
    with (
        owner_of(database) as theirs,
        pytest.raises(DBAPIError, match="only added"),
        theirs.engine.begin() as connection,
    ):
        connection.execute(text(change))
