"""A week of a place, a teacher or a learner: everything that is booked, closed days, and what clashes."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from eduapp.core.spans import Span
from eduapp.education.timetable import queries
from eduapp.education.timetable.queries import LEARNER, PLACE, TEACHER, Stay, Whose
from tests.support import given, given_attendance
from tests.support.given_timetable import MORNING, an_appointment, kept, the_calendar
from tests.support.statements import selects_of

MONDAY = given.TODAY
SUNDAY = MONDAY + timedelta(days=6)
INGRID = Whose(TEACHER, given.TEACHER.user_id)


def week(database, whose=INGRID, roll=None, first=MONDAY, last=SUNDAY):
    with database.reading() as look:
        return queries.week(look, whose, first, last, roll)


def test_a_teachers_week_holds_sessions_and_everything_else_in_order(database):
    room = given_attendance.a_room(database)
    group_id = given_attendance.a_running_group(database)
    given_attendance.a_session(database, group_id, start=735, end=855, place_id=room, cancelled="no_room")
    given_attendance.a_session(database, group_id, MONDAY + timedelta(days=1), place_id=room)
    an_appointment(database, user_id=given.TEACHER.user_id, span=None, kind="meeting")

    found = week(database)

    assert found.name == given.TEACHER.name
    assert [(one.kind, one.title, one.place, one.cancelled) for one in found.items] == [
        ("appointment", "meeting", "", False),
        ("session", "Norwegian A2, Autumn", "Classroom 2", True),
        ("session", "Norwegian A2, Autumn", "Classroom 2", False),
    ]
    assert found.items[0].span is None
    assert found.items[2].span == MORNING


def test_a_places_week_holds_exams_and_shifts_too(database):
    room = given_attendance.a_room(database)
    kept(database, place_id=room, learners=[given.a_learner(database)])
    kept(database, "shift", place_id=room, span=Span(800, 900), last=SUNDAY)

    found = week(database, Whose(PLACE, room))

    assert found.name == "Classroom 2"
    assert len(found.items) == 8
    assert len({one.key for one in found.items}) == 8
    assert found.items[0].title == "Maths 1P"


def test_a_learners_week_holds_the_days_of_taking_part(database):
    group_id = given_attendance.a_running_group(database)
    days = [MONDAY, MONDAY + timedelta(days=2), MONDAY + timedelta(days=4)]
    for day in days:
        given_attendance.a_session(database, group_id, day)
    karim = given.a_learner(database, "Karim Haddad")

    whose = Whose(LEARNER, karim, (Stay(group_id, days[1], days[1]),))

    assert [one.day for one in week(database, whose).items] == [days[1]]
    assert week(database, Whose(LEARNER, karim)).items == ()
    assert week(database, whose).name == "Haddad, Karim"


def test_what_clashes_is_told_of_both(database):
    room = given_attendance.a_room(database)
    maths = given_attendance.a_running_group(database, "Maths")
    norwegian = given_attendance.a_running_group(database)
    for group_id in (maths, norwegian):
        given_attendance.a_session(database, group_id, place_id=room)
    given_attendance.a_session(database, norwegian, MONDAY + timedelta(days=1), place_id=room)
    given_attendance.a_session(
        database, maths, MONDAY + timedelta(days=1), place_id=room, cancelled="no_room"
    )

    found = week(database, Whose(PLACE, room))

    assert [one.clash for one in found.items if one.day == MONDAY] == [
        "Norwegian A2, Autumn",
        "Maths, Autumn",
    ]
    assert {one.clash for one in found.items if one.day != MONDAY} == {""}


def test_learners_who_have_something_else_are_counted(database):
    group_id = given_attendance.a_running_group(database)
    given_attendance.a_session(database, group_id)
    people = [given.a_learner(database) for _n in range(3)]
    for one in people[:2]:
        an_appointment(database, one)
    kept(database, "shift", learners=people[2:])
    roll = {one: [Stay(group_id, MONDAY)] for one in people}

    [item] = week(database, roll=roll).items

    assert item.clash == "busy learners: 2"


def test_closed_days_have_their_names(database):
    the_calendar(database, ("Planning day", MONDAY, MONDAY))
    assert {day: one.label for day, one in week(database).closed.items()} == {MONDAY: "Planning day"}
    christmas = week(database, first=date(2026, 12, 21), last=date(2026, 12, 27))
    assert [one.label for one in christmas.closed.values()] == ["Christmas Day", "Boxing Day"]


@pytest.mark.parametrize("kind", [PLACE, TEACHER, LEARNER])
def test_nobody_has_an_empty_week_without_a_name(database, kind):
    found = week(database, Whose(kind, uuid4()))
    assert (found.name, found.items) == ("", ())


def test_the_groups_shown_are_those_whose_roll_is_asked_for(database):
    group_id = given_attendance.a_running_group(database)
    given_attendance.a_session(database, group_id)
    with database.reading() as look:
        assert queries.groups_shown(look, INGRID, MONDAY, SUNDAY) == {group_id}
        assert queries.groups_shown(look, Whose(PLACE, uuid4()), MONDAY, SUNDAY) == frozenset()


def test_a_full_week_asks_no_more_than_an_empty_one_and_a_little(database):
    groups = [given_attendance.a_running_group(database, f"Course {n}") for n in range(4)]
    for number, group_id in enumerate(groups):
        for ahead in range(5):
            day = MONDAY + timedelta(days=ahead)
            given_attendance.a_session(database, group_id, day, 480 + 60 * number, 530 + 60 * number)
    people = [given.a_learner(database) for _n in range(4)]
    roll = {one: [Stay(group_id, MONDAY) for group_id in groups] for one in people}

    with selects_of(database) as selects:
        assert len(week(database, roll=roll).items) == 20
    assert len(selects) <= 10
