"""The exam of one candidate that does not count gives no result; it can be told why, and taken back."""

import pytest

from eduapp.core.errors import NotFound
from eduapp.exams.sittings import queries, service
from tests.support import given_exams
from tests.support.given_exams import candidates, enter, refused


def annul(database, candidate_id, ground="formal_error"):
    with database.writing() as uow:
        return service.annul_candidate(uow, candidate_id, ground)


def test_the_grade_is_in_force_no_more_and_stays_readable(database, sitting_id, learner_id, candidate_id):
    result_id = enter(database, candidate_id, "4")

    assert annul(database, candidate_id) == result_id
    [row] = candidates(database, sitting_id)
    assert (row.annulled, row.result_id, row.grade) == ("formal_error", None, "")
    with database.reading() as session:
        [kept] = queries.history(session, candidate_id)
        [told] = queries.of_learner(session, learner_id)
    assert (kept.grade, kept.superseded) == ("4", True)
    assert (told.annulled, told.grade) == ("formal_error", "")


def test_nothing_is_entered_where_nothing_counts(database, candidate_id):
    annul(database, candidate_id, "cheating")

    assert refused(lambda: enter(database, candidate_id, "4")) == {"ExamAnnulled"}


def test_what_was_never_graded_can_be_annulled_too(database, candidate_id):
    assert annul(database, candidate_id) is None


def test_a_grade_that_is_set_aside_makes_room_for_another(database, candidate_id):
    enter(database, candidate_id, "1")
    with database.writing() as uow:
        service.set_aside(uow, candidate_id)

    enter(database, candidate_id, "2")


def test_what_counts_after_all_has_the_very_grade_again(database, sitting_id, candidate_id):
    result_id = enter(database, candidate_id, "4")
    annul(database, candidate_id)
    with database.writing() as uow:
        service.reinstate_candidate(uow, candidate_id, result_id, "It does not stand")

    [row] = candidates(database, sitting_id)
    assert (row.annulled, row.grade) == ("", "4")
    with database.reading() as session:
        [kept] = queries.history(session, candidate_id)
    assert (row.result_id, kept.superseded) == (result_id, False)


def test_a_correction_that_waited_when_the_exam_was_annulled_is_attested_once_it_counts_again(
    database, sitting_id, candidate_id
):
    result_id = enter(database, candidate_id, "4")
    correction_id = given_exams.proposed(database, candidate_id, "5")
    annul(database, candidate_id)
    with database.writing() as uow:
        service.reinstate_candidate(uow, candidate_id, result_id, "It does not stand")
    with database.reading() as session:
        [waits] = queries.waiting_corrections(session, sitting_id)
    order = service.AttestCorrection(correction_id=correction_id, version=waits.version)
    database.acting_as(given_exams.given.LEADER).execute(service.attest_correction, order)

    [row] = candidates(database, sitting_id)
    assert row.grade == "5"


def test_only_a_grade_of_the_same_person_comes_back(database, course_id, sitting_id, candidate_id):
    [other] = given_exams.entered(database, sitting_id, 1)
    result_id = enter(database, other, "4")
    annul(database, candidate_id)

    with pytest.raises(NotFound), database.writing() as uow:
        service.reinstate_candidate(uow, candidate_id, result_id, "It does not stand")


@pytest.mark.parametrize(("ground", "proposed"), [("formal_error", "new"), ("appeal", "new")])
def test_an_error_of_others_gives_the_right_to_a_new_exam(
    database, course_id, sitting_id, learner_id, candidate_id, ground, proposed
):
    enter(database, candidate_id, "4")
    annul(database, candidate_id, ground)
    later = given_exams.plan(database, course_id, given_exams.given.TODAY.replace(year=2027))

    given_exams.enter_candidate(database, later, learner_id, ground=proposed)


def test_cheating_gives_no_such_right(database, course_id, learner_id, candidate_id):
    annul(database, candidate_id, "cheating")
    later = given_exams.plan(database, course_id, given_exams.given.TODAY.replace(year=2028))

    act = lambda: given_exams.enter_candidate(database, later, learner_id, ground="new")  # noqa: E731
    assert refused(act) == {"NoGround"}
