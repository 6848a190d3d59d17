"""The exams people are booked for."""

from datetime import timedelta

import pytest

from eduapp.education.timetable import queries, service
from eduapp.education.timetable.rules.occurrences import WHOLE_DAY
from tests.support import given
from tests.support.given_timetable import MORNING, kept
from tests.support.statements import selects_of

pytestmark = pytest.mark.both_databases
NEXT_WEEK = given.TODAY + timedelta(days=7)


def asked(database, *learner_ids):
    with database.reading() as look, selects_of(database) as sent:
        found = queries.exam_times(look, learner_ids, given.TODAY, NEXT_WEEK)
    assert len(sent) <= 1
    return [(one.learner_id, one.day, one.span, one.title) for one in found]


def test_exams_are_told_with_day_and_time_and_other_bookings_are_not(database):
    ada, bo = given.a_learner(database, "Ada Holm"), given.a_learner(database, "Bo Ek")
    kept(database, learners=[ada, bo])
    kept(database, "shift", learners=[ada])
    kept(database, day=NEXT_WEEK, span=None, learners=[ada])
    kept(database, day=NEXT_WEEK + timedelta(days=1), learners=[ada])

    assert asked(database, ada) == [
        (ada, given.TODAY, MORNING, "Maths 1P"),
        (ada, NEXT_WEEK, WHOLE_DAY, "Maths 1P"),
    ]
    assert asked(database, bo) == [(bo, given.TODAY, MORNING, "Maths 1P")]
    assert asked(database) == []


def test_an_exam_that_was_called_off_takes_no_time(database):
    ada = given.a_learner(database, "Ada Holm")
    exam = kept(database, learners=[ada])
    with database.acting_as(given.LEADER).writing() as uow:
        service.release(uow, "sitting", exam)

    assert asked(database, ada) == []
