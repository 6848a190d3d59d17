"""The step that keeps grades in two hands: exams and their results survive it, both ways."""

from sqlalchemy import text

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support import given_exams
from tests.support.given_grading import Grading, an_exam_on_paper

STEP = "r0039"
BEFORE = revisions()[revisions().index(STEP) - 1]
TABLES = ("result_notice", "grade_release", "typed_sheet", "grade_border", "result_correction")


def rows(database, sql):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def test_results_stay_on_the_way_back_and_forth_and_then_rest_on_no_points(
    ready_made, database, database_url, clock
):
    exam = Grading(database, clock, *ready_made(an_exam_on_paper))
    exam.set_borders(95, 75, 60, 45, 30, 0)
    exam.released().tell(101)
    given_exams.proposed(database, exam.candidates[101], "4")
    kept = "SELECT id, candidate_id, grade, passed, superseded FROM exam_result ORDER BY id"
    before = rows(database, kept)
    assert len(before) == 5
    assert [rows(database, f"SELECT count(*) > 0 FROM {table}") for table in TABLES] == [[(True,)]] * 5

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(database, kept) == before
    database.engine.dispose()
    upgrade(database_url)

    assert rows(database, kept) == before
    assert rows(database, "SELECT DISTINCT points, most FROM exam_result") == [(None, None)]
    for table in TABLES:
        assert rows(database, f"SELECT count(*) FROM {table}") == [(0,)]
