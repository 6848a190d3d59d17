"""What the timetable tells, and by which way it finds it."""

from datetime import timedelta

from eduapp.core.spans import Span
from eduapp.education.places.service import SavePlace, save_place
from eduapp.education.timetable import queries
from tests.support import given, given_attendance

TODAY = given.TODAY


def test_the_day_is_told_in_order_of_time_with_what_was_cancelled(database):
    room = given_attendance.a_room(database)
    norwegian = given_attendance.a_running_group(database)
    maths = given_attendance.a_running_group(database, "Maths 1P", name="A")
    given_attendance.a_session(database, norwegian, start=735, end=855)
    given_attendance.a_session(database, maths, place_id=room, cancelled="no_room")
    given_attendance.a_session(database, maths, TODAY + timedelta(days=1))

    with database.reading() as look:
        rows = queries.sessions_of_day(look, TODAY)

    assert [(row.hours, row.course_name, row.group_name, row.place, row.cancelled) for row in rows] == [
        ("08:30–10:00", "Maths 1P", "A", "Classroom 2", True),
        ("12:15–14:15", "Norwegian A2", "Autumn", "", False),
    ]
    assert {row.teacher for row in rows} == {given.TEACHER.name}


def test_a_teacher_sees_the_sessions_of_own_groups(database):
    mine = given_attendance.a_session(database, given_attendance.a_running_group(database))
    others = given_attendance.a_running_group(database, "Maths", teacher_id=given.LEADER.user_id)
    nobodys = given_attendance.a_running_group(database, "Cookery", teacher_id=None)
    for group_id in (others, nobodys):
        given_attendance.a_session(database, group_id)

    with database.reading() as look:
        assert [row.id for row in queries.sessions_of_day(look, TODAY, given.TEACHER.user_id)] == [mine]
        assert len(queries.sessions_of_day(look, TODAY)) == 3


def test_a_session_that_is_gone_has_no_head(database):
    with database.reading() as look:
        assert queries.session_head(look, given.TEACHER.user_id) is None


def test_days_count_what_is_planned_and_what_is_cancelled(database):
    group_id = given_attendance.a_running_group(database)
    given_attendance.a_session(database, group_id)
    given_attendance.a_session(database, group_id, start=700, end=760, cancelled="lock_down")
    given_attendance.a_session(database, group_id, TODAY + timedelta(days=2))
    given_attendance.a_session(database, group_id, TODAY + timedelta(days=7))

    with database.reading() as look:
        found = queries.days(look, TODAY, TODAY + timedelta(days=6), given.TEACHER.user_id)
        nobodys = queries.days(look, TODAY, TODAY, given.LEADER.user_id)

    assert [(row.day, row.planned, row.cancelled) for row in found] == [
        (TODAY, 1, 1),
        (TODAY + timedelta(days=2), 1, 0),
    ]
    assert nobodys == []


def test_planning_starts_from_how_the_group_met_last(database):
    room, attic = given_attendance.a_room(database), given_attendance.a_room(database, "Attic")
    group_id = given_attendance.a_running_group(database, place_id=attic)
    database.execute(save_place, SavePlace(place_id=attic, version=1, name="Attic", active=False))

    with database.reading() as look:
        before = queries.planning(look, group_id)
    given_attendance.a_session(database, group_id, start=735, end=855, place_id=room)
    with database.reading() as look:
        after = queries.planning(look, group_id)
        gone = queries.planning(look, room)

    assert (before.span, before.place_id) == (None, attic)
    assert (after.span, after.place_id) == (Span(735, 855), room)
    assert [place.name for place in after.places] == ["Classroom 2"]
    assert gone is None


def test_several_sessions_are_read_at_once(database):
    group_id = given_attendance.a_running_group(database)
    ids = [given_attendance.a_session(database, group_id, TODAY + timedelta(days=n)) for n in range(3)]

    with database.reading() as look:
        assert set(queries.sessions_by_id(look, ids[:2])) == set(ids[:2])
