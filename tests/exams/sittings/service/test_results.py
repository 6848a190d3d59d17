"""Planning exams, entering results, and putting wrong ones right."""

from datetime import date, timedelta

import pytest

from eduapp.core.errors import NotAllowed, NotFound
from eduapp.exams.sittings import queries, service, terms
from tests.support import given, given_education
from tests.support.given_exams import (
    came,
    candidates,
    enter,
    fixed,
    moved,
    plan,
    refused,
)


def history(database, candidate_id):
    with database.reading() as session:
        return queries.history(session, candidate_id)


def record(database, course_id, learner_id, grade, day=given.TODAY):
    order = service.RecordResult(course_id=course_id, day=day, learner_id=learner_id, grade=grade)
    return database.execute(service.record_result, order)


def test_a_result_is_fixed_once_it_is_entered(database, sitting_id, candidate_id):
    enter(database, candidate_id, "4")

    assert refused(lambda: enter(database, candidate_id, "5")) == {"ResultFixed"}
    [row] = candidates(database, sitting_id)
    assert (row.grade, row.passed, row.attended) == ("4", True, True)


def test_an_exam_that_was_held_here_gets_its_grades_from_marks_and_from_no_list(
    database, course_id, sitting_id, candidate_id, learner_id
):
    moved(database, sitting_id, "published", "open", "running", "collecting", "sealed")

    assert refused(lambda: enter(database, candidate_id, "4")) == {"HeldHere"}
    assert refused(lambda: record(database, course_id, learner_id, "4")) == {"HeldHere"}
    fixed(database, candidate_id, "4", 1250, 2000)
    assert record(database, course_id, learner_id, "4")  # the same again changes nothing
    [row] = candidates(database, sitting_id)
    assert (row.grade, row.label, row.passed, row.withheld) == ("", "", None, True)  # told to nobody yet
    moved(database, sitting_id, "marked", "released")
    [row] = candidates(database, sitting_id)
    assert (row.grade, row.passed, row.withheld) == ("4", True, False)


def test_nobody_has_a_result_before_the_exam(database, course_id, learner_id):
    sitting_id = plan(database, course_id, given.TODAY + timedelta(days=1))
    order = service.EnterCandidate(sitting_id=sitting_id, learner_id=learner_id)
    candidate_id = database.execute(service.enter_candidate, order)

    assert refused(lambda: enter(database, candidate_id, "4")) == {"SittingInFuture"}
    assert refused(lambda: came(database, candidate_id, False)) == {"SittingInFuture"}


def test_who_did_not_come_has_no_result_until_that_is_taken_back(database, candidate_id):
    came(database, candidate_id, False)
    assert refused(lambda: enter(database, candidate_id, "4")) == {"DidNotAttend"}

    came(database, candidate_id, True)
    assert enter(database, candidate_id, "4")


def test_who_has_a_result_has_come(database, candidate_id):
    enter(database, candidate_id, "4")
    assert refused(lambda: came(database, candidate_id, False)) == {"ResultFixed"}


def test_a_line_of_a_list_makes_exam_and_candidate_once(database, course_id, learner_id):
    first = record(database, course_id, learner_id, "4")
    again = record(database, course_id, learner_id, "4")

    assert first == again
    with database.reading() as session:
        [row] = queries.sittings(session)
    assert (row.candidates, row.results) == (1, 1)


def test_a_list_never_changes_a_result(database, course_id, learner_id):
    record(database, course_id, learner_id, "4")
    assert refused(lambda: record(database, course_id, learner_id, "5")) == {"ResultFixed"}


def test_a_list_brings_no_results_into_a_course_without_a_scale(database, learner_id):
    course_id = given_education.a_course(database)
    assert refused(lambda: record(database, course_id, learner_id, "4")) == {"ScaleMissing"}


def test_a_refused_line_leaves_neither_exam_nor_candidate(database, course_id, learner_id, published, notes):
    published.clear()
    notes.clear()

    assert refused(lambda: record(database, course_id, learner_id, "no grade")) == {"GradeUnknown"}

    assert (published, notes) == ([], [])
    with database.reading() as session:
        assert queries.sittings(session) == []


def test_two_people_never_enter_one_result_twice(database, sitting_id, candidate_id):
    enter(database, candidate_id, "4")
    colleague = database.acting_as(given.TEACHER)

    assert refused(lambda: enter(colleague, candidate_id, "4")) == {"ResultFixed"}
    assert len(history(database, candidate_id)) == 1


def test_the_same_command_twice_is_one_result(database, candidate_id):
    order = service.EnterResult(candidate_id=candidate_id, grade="4")

    assert database.execute(service.enter_result, order) == database.execute(service.enter_result, order)
    assert len(history(database, candidate_id)) == 1


@pytest.mark.parametrize("actor", [given.WORKSHOP_LEADER, given.AUDITOR], ids=lambda actor: actor.title)
def test_who_may_only_look_enters_nothing(database, course_id, candidate_id, learner_id, actor):
    acting = database.acting_as(actor)
    for act in (
        lambda: plan(acting, course_id, date(2026, 11, 20)),
        lambda: enter(acting, candidate_id, "4"),
        lambda: came(acting, candidate_id, False),
        lambda: record(acting, course_id, learner_id, "4"),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_everything_is_in_the_trail(database, sitting_id, candidate_id, notes):
    enter(database, candidate_id, "4")

    told = [note.action for note in notes if note.action.startswith("exams.")]
    assert told == [
        terms.SITTING_PLANNED,
        terms.CANDIDATE_ENTERED,
        terms.RESULT_ENTERED,
    ]
    assert notes[-1].details["grade"] == "4"


def test_screens_hear_of_a_result(database, candidate_id, published):
    published.clear()
    enter(database, candidate_id, "4")
    assert {terms.RESULTS_CHANGED, terms.SITTINGS_CHANGED} <= published[-1]


def test_what_is_gone_is_not_found(database, candidate_id):
    from uuid import uuid4  # noqa: PLC0415

    with pytest.raises(NotFound):
        plan(database, uuid4())
    with pytest.raises(NotFound):
        enter(database, uuid4(), "4")
