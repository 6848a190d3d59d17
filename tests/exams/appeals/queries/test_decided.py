"""A decision binds the grade it was about and the one it led to, and none that came for another reason."""

import pytest

from eduapp.exams.appeals import queries
from eduapp.exams.sittings.models import Result
from tests.support import given, given_exams
from tests.support.given_appeals import TOLD

pytestmark = pytest.mark.both_databases


def in_force(appeals, result_id):
    with appeals.database.reading() as session:
        facts = queries.result_facts(session, result_id)
        [row] = queries.grades_of(session, learner_id=facts.learner_id)
    return row


def bound(appeals, *ids):
    with appeals.database.reading() as session:
        return {id: [one.step for one in each] for id, each in queries.decided_of(session, ids).items()}


@pytest.mark.parametrize("step", ["dismissed", "withdrawn"])
def test_what_decides_nothing_binds_nothing(appeals, step):
    result_id = appeals.grade()
    appeal_id = appeals.sent(result_id=result_id)
    assert bound(appeals, result_id) == {}
    appeals.step(appeal_id, step)
    assert bound(appeals, result_id) == {}


def test_an_upheld_grade_has_no_second_appeal_and_says_why(appeals):
    result_id = appeals.grade()
    appeals.step(appeals.sent(result_id=result_id), "upheld")
    row = in_force(appeals, result_id)

    assert bound(appeals, result_id) == {result_id: ["upheld"]}
    assert row.left == ()
    [kind] = row.kinds
    assert kind.last is None
    assert kind.line.startswith(
        "Appeal 1 (grade of a written exam) was decided on 23.11.2026: decision upheld"
    )


def test_what_was_raised_binds_the_new_grade_once_a_second_person_stands_behind_it(appeals):
    result_id = appeals.grade()
    appeal_id = appeals.sent(result_id=result_id)
    appeals.note_down(appeal_id, "raised", grade="4")
    assert bound(appeals, result_id) == {}

    appeals.confirm(appeal_id)
    new = appeals.in_force(appeal_id)
    assert in_force(appeals, result_id).facts.result_id == new
    assert bound(appeals, new) == {new: ["raised"]}
    assert in_force(appeals, result_id).left == ()


def test_a_raised_grade_that_was_written_down_wrong_and_put_right_rests_on_the_appeal(appeals, database):
    appeal_id = appeals.sent()
    appeals.step(appeal_id, "raised", by=given.OFFICE, grade="5")
    candidate_id = appeals.page(appeal_id).facts.candidate_id
    new = given_exams.corrected(database, candidate_id, "4", basis="entry_error")

    assert bound(appeals, new) == {new: ["raised"]}
    assert in_force(appeals, new).left == ()

    later = given_exams.corrected(database, candidate_id, "3", basis="key_corrected")
    assert bound(appeals, later) == {}


def test_a_grade_corrected_later_for_another_reason_is_a_new_one(appeals, database):
    result_id = appeals.grade()
    appeals.step(appeals.sent(result_id=result_id), "upheld")
    with database.reading() as session:
        candidate_id = queries.result_facts(session, result_id).candidate_id
    new = given_exams.corrected(database, candidate_id, "4")

    assert bound(appeals, new) == {}
    assert [one.kind for one in in_force(appeals, new).left] == ["written_exam"]


def test_a_grade_that_came_back_rests_on_the_same_decision(appeals, database):
    result_id = appeals.grade()
    appeals.step(appeals.sent(result_id=result_id), "upheld")
    with database.writing() as uow:
        old = uow.session.get_one(Result, result_id)
        old.superseded = True
        uow.session.flush()
        back = Result(
            candidate_id=old.candidate_id,
            grade=old.grade,
            passed=old.passed,
            entered_by=uow.actor.user_id,
            entered_at=uow.now,
            replaces_id=old.id,
            reason="The annulment did not stand",
        )
        uow.session.add(back)
        uow.session.flush()
        back_id = back.id

    assert bound(appeals, back_id) == {back_id: ["upheld"]}


def test_no_time_that_ends_soon_is_told_of_what_was_decided(appeals, database):
    result_id = appeals.grade()
    with database.reading() as session:
        assert len(queries.ending_soon(session, TOLD, 12)) == 1
    appeals.step(appeals.sent(result_id=result_id), "upheld")
    with database.reading() as session:
        assert queries.ending_soon(session, TOLD, 12) == []
