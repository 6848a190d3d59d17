"""The step that keeps marks: exams survive it, both ways, and what is only added stays so."""

from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from eduapp.exams.marking import queries, service
from eduapp.exams.questions.rules import question as q
from tests.support import given
from tests.support.accounts import owner_of
from tests.support.given_marking import Sealed, a_sealed_exam
from tests.support.given_questions import ALL

STEP = "r0038"
BEFORE = revisions()[revisions().index(STEP) - 1]
TABLES = ("marking_examiner", "answer_mark", "marking_hand_in", "key_correction", "marking_file")


def rows(database, sql):
    with database.engine.connect() as connection:
        return [tuple(row) for row in connection.execute(text(sql))]


def a_corrected_key(sealed):
    """The second choice is right, too."""
    version = sealed.item(q.SINGLE).version_id
    with sealed.database.reading() as session:
        asked = queries.held_key(session, version).question
    answers = tuple(replace(one, percent=ALL) for one in asked.answers)
    order = service.CorrectKey(
        version_id=version, question=replace(asked, answers=answers), reason="All of them", before=0
    )
    sealed.run(given.LEADER, service.correct_key, order)


def test_what_was_there_stays_on_the_way_back_and_forth(ready_made, database, database_url, clock):
    sealed = Sealed(database, clock, *ready_made(a_sealed_exam)).settle()
    kept = "SELECT id, candidate_number, attended FROM candidate ORDER BY candidate_number"
    before = rows(database, kept)
    assert rows(database, "SELECT count(*) FROM answer_mark") != [(0,)]

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(database, kept) == before
    database.engine.dispose()
    upgrade(database_url)

    assert rows(database, kept) == before
    for table in TABLES:
        assert rows(database, f"SELECT count(*) FROM {table}") == [(0,)]
    sealed.settle()
    assert all(one.open == 0 for one in sealed.marked().values())


@pytest.mark.parametrize("change", ["UPDATE marking_hand_in SET round = 2", "DELETE FROM marking_hand_in"])
def test_what_was_handed_in_is_only_added(ready_made, database, clock, change):
    Sealed(database, clock, *ready_made(a_sealed_exam)).settle()

    with (
        owner_of(database) as theirs,
        pytest.raises(DBAPIError, match="only added"),
        theirs.engine.begin() as connection,
    ):
        connection.execute(text(change))


@pytest.mark.parametrize("change", ["UPDATE key_correction SET reason = 'x'", "DELETE FROM key_correction"])
def test_corrected_keys_are_only_added(ready_made, database, clock, change):
    sealed = Sealed(database, clock, *ready_made(a_sealed_exam))
    a_corrected_key(sealed)

    with (
        owner_of(database) as theirs,
        pytest.raises(DBAPIError, match="only added"),
        theirs.engine.begin() as connection,
    ):
        connection.execute(text(change))
