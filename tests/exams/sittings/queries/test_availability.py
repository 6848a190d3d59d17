"""Whether candidates can be there: asked anew until the day."""

import pytest

from eduapp.exams.sittings import queries
from tests.support import given, given_education, given_timetable
from tests.support.given_apart import a_pair
from tests.support.given_exams import cancelled, enter_candidate, plan

pytestmark = pytest.mark.both_databases


def reasons(database, sitting_id):
    with database.reading() as session:
        return [found.why for found in queries.unavailable(session, sitting_id)]


def test_who_is_here_and_free_is_available(database, sitting_id, candidate_id):
    assert reasons(database, sitting_id) == []


def test_what_comes_up_afterwards_is_found(database, sitting_id, learner_id, candidate_id):
    given_timetable.an_appointment(database, learner_id=learner_id)
    [why] = reasons(database, sitting_id)
    assert "something else then" in why
    given.a_state(database, learner_id, "moved")
    assert reasons(database, sitting_id)[0] == "on that day: moved."
    cancelled(database, candidate_id)
    assert reasons(database, sitting_id) == []


def test_another_level_or_somebody_to_be_kept_from_is_found(database, course_id, learner_id):
    room = given_education.a_place(database, "Open hall", highest_level="low")
    sitting_id = plan(database, course_id, place_id=room)
    low, other = (given.a_learner(database, security_level="low") for _number in range(2))
    enter_candidate(database, sitting_id, low)
    enter_candidate(database, sitting_id, other)
    assert reasons(database, sitting_id) == []
    a_pair(database, low, other, "session")
    assert len(reasons(database, sitting_id)) == 2
    assert all("cannot be together here" in why for why in reasons(database, sitting_id))


def test_ordinary_lessons_give_way(database, course_id):
    from tests.support import given_attendance  # noqa: PLC0415

    [learner_id] = given_attendance.a_class(database, 1).learner_ids
    sitting_id = plan(database, course_id)
    enter_candidate(database, sitting_id, learner_id)
    assert reasons(database, sitting_id) == []
