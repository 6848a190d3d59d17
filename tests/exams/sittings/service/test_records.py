"""The one calendar follows what an exam is and who is in it."""

from datetime import timedelta

import pytest

from eduapp.education.timetable import queries as timetable
from eduapp.exams.sittings import service
from tests.support import given
from tests.support.given_exams import cancelled, enter_candidate, moved, plan

pytestmark = pytest.mark.both_databases


def kept(database, *learner_ids):
    day = given.TODAY
    with database.reading() as session:
        found = timetable.bookings(session, day, day, learners=dict.fromkeys(learner_ids, ()))
    return {id for one in found for id in one.learners}


def test_the_calendar_keeps_those_who_are_entered_and_nobody_else(database, sitting_id):
    one, other = (given.a_learner(database) for _number in range(2))
    candidate = enter_candidate(database, sitting_id, one)
    enter_candidate(database, sitting_id, other)
    assert kept(database, one, other) == {one, other}
    cancelled(database, candidate)
    assert kept(database, one, other) == {other}
    enter_candidate(database, sitting_id, one)
    assert kept(database, one, other) == {one, other}


def test_an_annulled_exam_is_not_the_exam_of_its_day(database, course_id):
    tomorrow = given.TODAY + timedelta(days=1)
    first = plan(database, course_id, tomorrow)
    moved(database, first, "annulled", reason="Wrong paper")
    assert plan(database, course_id, tomorrow) != first
    learner = given.a_learner(database)
    order = service.RecordResult(course_id=course_id, day=tomorrow, learner_id=learner, grade="4")
    later = database.at(lambda: given.NOW + timedelta(days=2))
    assert later.execute(service.record_result, order)
