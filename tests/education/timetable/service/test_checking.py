"""Another time is looked for within lesson times and days with teaching, and two PCs take turns."""

from datetime import date, timedelta

import pytest

from eduapp.core.errors import NotFound
from eduapp.core.spans import Span
from eduapp.education.courses.models import CourseGroup
from eduapp.education.school.service import SaveLessonTimes, save_lesson_times
from eduapp.education.timetable.queries import Stay
from eduapp.education.timetable.rules import Meeting
from eduapp.education.timetable.service import checking
from tests.support import given, given_attendance

MORNING = Span(510, 600)


def test_limits_are_the_lessons_and_the_days_with_teaching(database):
    database.execute(save_lesson_times, SaveLessonTimes(times=(Span(510, 555), Span(735, 780))))

    with database.writing() as uow:
        within = checking.limits(uow, date(2026, 12, 21), date(2027, 1, 4))

    assert (within.hours, within.starts) == (Span(510, 780), (510, 735))
    assert date(2026, 12, 25) in within.closed


def test_without_lesson_times_a_school_day_is_looked_through(database):
    with database.writing() as uow:
        within = checking.limits(uow, given.TODAY, given.TODAY)
    assert (within.hours, within.starts) == (Span(480, 960), ())


def test_a_meeting_needs_those_who_take_part_on_its_day(database):
    group_id = given_attendance.a_running_group(database)
    here, gone = given.a_learner(database), given.a_learner(database)
    ended = Stay(group_id, given.TODAY - timedelta(days=9), given.TODAY - timedelta(days=1))
    other = Stay(given.TEACHER.user_id, given.TODAY)
    roll = {here: [Stay(group_id, given.TODAY)], gone: [ended, other]}

    with database.writing() as uow:
        group, place = checking.lock_needs(uow, group_id, None)
        booking = checking.Needs(group, place, roll).booking(group_id, Meeting(given.TODAY, MORNING))

    assert booking.learners == {here}
    assert booking.teachers == {given.TEACHER.user_id}
    assert booking.place_id is None


def test_what_is_gone_is_not_found(database):
    with database.writing() as uow, pytest.raises(NotFound):
        checking.found(uow, CourseGroup, given.TEACHER.user_id)
