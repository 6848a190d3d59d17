"""Where people were meanwhile, however many they are."""

from sqlalchemy import select

from eduapp.core.spans import Span
from eduapp.education.courses.models import Course
from eduapp.workshops.hours import queries
from eduapp.workshops.hours.rules.times import Busy
from tests.support import given, given_attendance
from tests.support.given_attendance import HALF_PAST_EIGHT, TEN
from tests.support.given_timetable import MORNING, kept
from tests.support.statements import selects_of


def test_lessons_and_exams_are_told_by_person_and_day(database):
    group = given_attendance.a_class(database, 3)
    ada, bo, _carl = group.learner_ids
    given_attendance.mark(database, group.session_id, ada, "present")
    kept(database, learners=[bo])

    with database.reading() as session, selects_of(database) as sent:
        found = queries.elsewhere(session, group.learner_ids, given.TODAY, given.TODAY)

    with database.reading() as session:
        course = session.scalar(select(Course.name))
    assert found == {
        (ada, given.TODAY): [Busy(Span(HALF_PAST_EIGHT, TEN), course)],
        (bo, given.TODAY): [Busy(MORNING, "Maths 1P")],
    }
    assert len(sent) == 2
