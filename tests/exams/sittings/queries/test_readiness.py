"""What is not in order before an exam is published, all at once; the same that publishing refuses."""

from datetime import date, timedelta

import pytest

from eduapp.core.violations import Override
from eduapp.exams.sittings import queries, service
from tests.support import given, given_education
from tests.support.given_arrangements import OWN_ROOM, a_decision
from tests.support.given_exams import (
    a_room_of,
    cancelled,
    corrected,
    enter,
    enter_candidate,
    entered,
    everybody_seated,
    plan,
    published,
    refused,
    seated,
    trained,
)

pytestmark = pytest.mark.both_databases


@pytest.fixture
def exam(database, course_id):
    """Everything is in order."""
    room = given_education.a_place(database, "Rom 2", seats=12)
    id = plan(database, course_id, place_id=room, invigilator_id=given.INVIGILATOR.user_id)
    trained(database, given.INVIGILATOR.user_id)
    a_room_of(database, id, 2, 3)
    entered(database, id, 2)
    everybody_seated(database, id)
    return id


def names(database, sitting_id):
    with database.reading() as session:
        return [one.name for one in queries.against_publishing(session, sitting_id)]


def test_an_exam_in_order_has_nothing_against_it_and_is_published(database, exam):
    assert names(database, exam) == []
    published(database, exam)


def test_of_an_exam_nobody_prepared_everything_is_told_at_once(database, sitting_id):
    assert names(database, sitting_id) == ["NobodyEntered", "NoRoom", "NoWatch"]


def test_who_has_no_seat_and_who_sits_too_near_are_told(database, exam):
    entered(database, exam, 1)
    a_room_of(database, exam, 2, 3, empty=1)
    assert names(database, exam) == ["NotSeated", "SeatsTooNear"]


def test_who_is_elsewhere_that_day_is_told(database, exam):
    learner_id = given.a_learner(database, "Ada Holm")
    seated(database, enter_candidate(database, exam, learner_id), 1, 2)
    given.a_state(database, learner_id, "released", date(2026, 11, 23))
    assert names(database, exam) == ["NotAvailable"]


def test_who_is_granted_a_room_apart_and_sits_with_the_others_is_told(database, exam):
    learner_id = given.a_learner(database, "Ada Holm")
    a_decision(database, learner_id, OWN_ROOM)
    seated(database, enter_candidate(database, exam, learner_id), 1, 2)
    assert names(database, exam) == ["OwnRoomMissing"]


def test_publishing_refuses_for_exactly_these_reasons(database, sitting_id):
    order = service.PublishSitting(sitting_id=sitting_id)
    found = refused(lambda: database.execute(service.publish_sitting, order))
    assert found == set(names(database, sitting_id))


def test_of_an_exam_that_is_gone_there_is_nothing_to_say(database, learner_id):
    assert names(database, learner_id) == []


def test_who_was_entered_before_the_law_held_them_back_is_taken_off_first(database, exam, course_id):
    learner_id = given.a_learner(database, "Ada Holm")
    candidate_id = enter_candidate(database, exam, learner_id)
    seated(database, candidate_id, 1, 2)
    with database.writing() as uow:
        service.hold(uow, learner_id, course_id, "open_appeal", given.OFFICE.user_id, given.TODAY, None)

    with database.reading() as session:
        [told] = queries.against_publishing(session, exam)
    assert told.sentence() == (
        "Candidate 103, Holm, Ada: cannot sit this exam for now. Take them off the list under “Cancel the "
        "entry…”."
    )
    override = Override(frozenset({"HeldByLaw"}), "The head said so")
    assert refused(lambda: published(database, exam, override)) == {"HeldByLaw"}
    cancelled(database, candidate_id)
    published(database, exam)


def test_a_published_exam_does_not_open_with_somebody_held_back_since(database, exam, course_id):
    learner_id = given.a_learner(database, "Ada Holm")
    seated(database, enter_candidate(database, exam, learner_id), 1, 2)
    published(database, exam)
    with database.writing() as uow:
        until = date(2027, 11, 23)
        service.hold(uow, learner_id, course_id, "cheating_wait", given.OFFICE.user_id, given.TODAY, until)

    with database.reading() as session:
        assert [one.name for one in queries.against_opening(session, exam)] == ["HeldByLaw"]
        assert [one.name for one in queries.changed_since(session, exam)] == ["HeldByLaw"]


def a_failed_exam(database, course_id, learner_id):
    """An exam of the course two months ago, not passed."""
    before = plan(database, course_id, given.TODAY - timedelta(days=60))
    candidate_id = enter_candidate(database, before, learner_id)
    enter(database, candidate_id, "1")
    return candidate_id


def test_who_was_entered_anew_for_a_grade_that_was_raised_since_is_told(database, exam, course_id):
    """A new exam is for who did not pass (opplæringsforskrifta § 9-37)."""
    learner_id = given.a_learner(database, "Ada Holm")
    failed = a_failed_exam(database, course_id, learner_id)
    candidate_id = enter_candidate(database, exam, learner_id, ground="new")
    seated(database, candidate_id, 1, 2)
    assert names(database, exam) == []
    corrected(database, failed, "3")

    with database.reading() as session:
        [told] = queries.against_publishing(session, exam)
        assert [one.name for one in queries.changed_since(session, exam)] == ["GroundGone"]
    assert told.sentence().startswith("Candidate 103, Holm, Ada: New exam (")
    assert "§ 9-37" in told.sentence()
    assert refused(lambda: published(database, exam)) == {"GroundGone"}
    published(database, exam, Override(frozenset({"GroundGone"}), "The candidate was promised it"))


def test_who_was_entered_anew_after_an_annulment_that_was_reversed_is_told(database, exam, course_id):
    learner_id = given.a_learner(database, "Ada Holm")
    before = plan(database, course_id, given.TODAY - timedelta(days=60))
    first = enter_candidate(database, before, learner_id)
    enter(database, first, "3")
    with database.writing() as uow:
        result_id = service.annul_candidate(uow, first, "formal_error")
    seated(database, enter_candidate(database, exam, learner_id, ground="new"), 1, 2)
    assert names(database, exam) == []
    with database.writing() as uow:
        service.reinstate_candidate(uow, first, result_id, "The paper was whole")
    assert names(database, exam) == ["GroundGone"]
