"""What the timetable tells, and by which way it finds it."""

from datetime import date, timedelta

from eduapp.core.actor import Scope
from eduapp.core.spans import Span
from eduapp.education.places.service import SavePlace, save_place
from eduapp.education.timetable import queries
from tests.support import given, given_attendance
from tests.support.statements import selects_of

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
        assert [row.id for row in queries.sessions_of_day(look, TODAY, given.TEACHER.scope())] == [mine]
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
        found = queries.days(look, TODAY, TODAY + timedelta(days=6), given.TEACHER.scope())
        nobodys = queries.days(look, TODAY, TODAY, Scope(given.LEADER.user_id))

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


def test_a_part_of_a_day_is_found_for_cancelling_everywhere_or_at_one_place(database):
    room = given_attendance.a_room(database)
    group_id = given_attendance.a_running_group(database)
    morning = given_attendance.a_session(database, group_id, start=510, end=600, place_id=room)
    noon = given_attendance.a_session(database, group_id, start=735, end=780)
    evening = given_attendance.a_session(database, group_id, start=1080, end=1140)
    off = given_attendance.a_session(database, group_id, start=620, end=660, cancelled="no_room")

    with database.reading() as look:
        found = {
            "": queries.to_cancel(look, TODAY),
            "morning": queries.to_cancel(look, TODAY, "morning"),
            "afternoon": queries.to_cancel(look, TODAY, "afternoon"),
            "evening": queries.to_cancel(look, TODAY, "evening"),
            "place": queries.to_cancel(look, TODAY, place_id=room),
            "cancelled": queries.to_cancel(look, TODAY, cancelled=True),
        }

    assert {key: [row.id for row in rows] for key, rows in found.items()} == {
        "": [morning, noon, evening], "morning": [morning], "afternoon": [noon], "evening": [evening],
        "place": [morning], "cancelled": [off],
    }  # fmt: skip


def test_rule_40_what_was_cancelled_goes_out_of_the_list_as_soon_as_its_rhythm_allows(database):
    daily, monthly = (given_attendance.a_running_group(database, name) for name in ("Maths", "Choir"))
    for back in range(1, 6):
        reason = "lock_down" if back == 3 else ""
        given_attendance.a_session(database, daily, TODAY - timedelta(days=back), cancelled=reason)
    for back in (3, 31):
        given_attendance.a_session(
            database, monthly, TODAY - timedelta(days=back), cancelled="no_room" if back == 3 else ""
        )

    with database.reading() as look:
        assert [row.course_name for row in queries.cancelled_lately(look, TODAY)] == ["Choir"]
        assert len(queries.cancelled_lately(look, TODAY - timedelta(days=2))) == 2


def test_cancelled_lately_asks_no_more_for_more_sessions(database):
    group_id = given_attendance.a_running_group(database)
    for ahead in range(9):
        given_attendance.a_session(database, group_id, TODAY + timedelta(days=ahead), cancelled="no_room")

    with selects_of(database) as selects, database.reading() as look:
        assert len(queries.cancelled_lately(look, TODAY)) == 9
    assert len(selects) == 2


def test_days_are_told_for_a_place_a_teacher_or_some_groups(database):
    room = given_attendance.a_room(database)
    mine = given_attendance.a_running_group(database)
    other = given_attendance.a_running_group(database, "Maths", teacher_id=None)
    a = given_attendance.a_session(database, mine, place_id=room)
    b = given_attendance.a_session(database, other, TODAY + timedelta(days=1))
    given_attendance.a_session(database, other, TODAY + timedelta(days=9))

    def found(**asked):
        with database.reading() as look:
            return [
                row.id for row in queries.sessions_between(look, TODAY, TODAY + timedelta(days=6), **asked)
            ]

    assert found() == [a, b]
    assert found(place_id=room) == found(teacher_id=given.TEACHER.user_id) == [a]
    assert found(group_ids=[other]) == [b]
    assert found(group_ids=[]) == []


def test_planning_knows_the_days_on_which_nothing_is_taught(database):
    group_id = given_attendance.a_running_group(database, last_day=date(2026, 12, 31))
    with database.reading() as look:
        closed = queries.planning(look, group_id).closed
    assert closed == {date(2026, 12, 25): "Christmas Day", date(2026, 12, 26): "Boxing Day"}
