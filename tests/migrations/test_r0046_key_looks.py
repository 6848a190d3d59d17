"""The step that keeps by which keys sheets were typed, and who looked at answers: both ways, and it stays."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from eduapp.exams.marking import queries, service
from eduapp.exams.questions.rules import question as q
from tests.support import given
from tests.support.accounts import owner_of
from tests.support.given_grading import FIRST, Grading, an_exam_on_paper
from tests.support.given_marking import correct_key

STEP = "r0046"
BEFORE = revisions()[revisions().index(STEP) - 1]


@pytest.fixture
def exam(ready_made, database, clock):
    return Grading(database, clock, *ready_made(an_exam_on_paper))


def rows(database, sql):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def single(exam):
    with exam.database.reading() as session:
        paper = queries.paper_of(session, exam.sitting_id)
    return next(one.version_id for one in paper.items if one.shown.kind == q.SINGLE)


def test_typed_sheets_stay_on_the_way_back_and_forth(exam, database, database_url):
    correct_key(exam, single(exam))
    exam.type_in(FIRST, 101, 17)
    kept = "SELECT id, candidate_id, typist, total, typed_by FROM typed_sheet"
    before = rows(database, kept)
    assert rows(database, "SELECT keys FROM typed_sheet") == [(f'{{"{single(exam)}":1}}',)]

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(database, kept) == before
    database.engine.dispose()
    upgrade(database_url)

    assert rows(database, kept) == before
    assert rows(database, "SELECT keys FROM typed_sheet") == [("{}",)]
    assert rows(database, "SELECT * FROM key_look") == []
    exam.type_in(FIRST, 101, 17)  # the same again, by the key as it is


@pytest.mark.both_databases
@pytest.mark.parametrize("change", ["UPDATE key_look SET found = 'x'", "DELETE FROM key_look"])
def test_who_looked_is_neither_changed_nor_taken_away(exam, database, change):
    exam.everything_typed().fix()
    correct_key(exam, single(exam))
    order = service.NoteLooks(
        sitting_id=exam.sitting_id, result_ids=(exam.rows()[101].result_id,), found="Marit Vold: the same"
    )
    exam.run(given.LEADER, service.note_looks, order)
    with (
        owner_of(database) as theirs,
        pytest.raises(DBAPIError, match="only added"),
        theirs.engine.begin() as connection,
    ):
        connection.execute(text(change))
