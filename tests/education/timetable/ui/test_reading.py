"""Pages read the timetable together with what features above know, whoever they are."""

from datetime import timedelta
from functools import partial

from eduapp.core.spans import Span
from eduapp.education.school.service import SaveLessonTimes, save_lesson_times
from eduapp.education.timetable.queries import LEARNER, PLACE, TEACHER, Stay, Whose
from eduapp.education.timetable.rules import Limits, Meeting
from eduapp.education.timetable.ui import reading
from tests.support import given, given_attendance
from tests.support.given_timetable import an_appointment

TODAY = given.TODAY
WEEK = (TODAY, TODAY + timedelta(days=6))
ROLL = ("eduapp.education.enrolment.queries:roll",)
INGRID = Whose(TEACHER, given.TEACHER.user_id)


def read(database, query, *args):
    with database.reading() as look:
        return query(look, *args)


def test_a_learners_week_is_that_of_the_groups_known_above(database):
    group = given_attendance.a_class(database, 1)
    whose = Whose(LEARNER, group.learner_ids[0])

    assert len(read(database, reading.read_week, ROLL, whose, *WEEK).items) == 1
    assert read(database, reading.read_week, (), whose, *WEEK).items == ()
    assert read(database, reading.read_whose, ROLL, Whose(PLACE, group.group_id), *WEEK).stays == ()


def test_learners_who_have_something_else_are_seen_in_a_teachers_week(database):
    group = given_attendance.a_class(database, 2)
    an_appointment(database, group.learner_ids[0])

    [item] = read(database, reading.read_week, ROLL, INGRID, *WEEK).items
    [blind] = read(database, reading.read_week, (), INGRID, *WEEK).items

    assert (item.clash, blind.clash) == ("busy learners: 1", "")


def test_without_answers_nobody_takes_part(database):
    group = given_attendance.a_class(database, 2)
    assert read(database, partial(reading.read_roll, groups=[group.group_id]), (), *WEEK) == {}
    assert len(read(database, partial(reading.read_roll, groups=[group.group_id]), ROLL, *WEEK)) == 2


def test_free_times_are_those_at_which_everybody_on_the_roll_is_free(database):
    database.execute(save_lesson_times, SaveLessonTimes(times=(Span(510, 600), Span(615, 705))))
    group = given_attendance.a_class(database, 1)
    an_appointment(database, group.learner_ids[0], span=Span(630, 640))

    facts = read(database, reading.read_move, ROLL, group.session_id, Limits(*WEEK, count=3))
    blind = read(database, reading.read_move, (), group.session_id, Limits(*WEEK, count=3))

    tomorrow = TODAY + timedelta(days=1)
    lesson, later = Span(510, 600), Span(615, 705)
    assert facts.free == (Meeting(TODAY, lesson), Meeting(tomorrow, lesson), Meeting(tomorrow, later))
    assert blind.free[1] == Meeting(TODAY, later)
    assert facts.roll == {group.learner_ids[0]: (Stay(group.group_id, given_attendance.TERM[0]),)}
    assert [place.name for place in facts.places] == ["Classroom 2"]


def test_a_session_that_is_gone_has_nowhere_to_go(database):
    assert read(database, reading.read_move, ROLL, given.TEACHER.user_id, Limits(*WEEK)) is None
