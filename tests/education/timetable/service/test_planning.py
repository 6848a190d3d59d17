"""Putting sessions into the timetable and moving one, with everything that may stand against it."""

from datetime import date, timedelta

import pytest

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.core.violations import Override
from eduapp.education.places.service import TakeOutOfService, take_out_of_service
from eduapp.education.timetable import queries, service, terms
from eduapp.education.timetable.queries import Stay
from tests.support import given, given_apart, given_attendance, given_timetable

MONDAY = given.TODAY


def plan(database, group_id, **others):
    wanted = {
        "group_id": group_id, "place_id": None, "weekdays": frozenset({0, 2}), "start_minute": 510,
        "end_minute": 600, "first_day": MONDAY, "last_day": MONDAY + timedelta(days=13),
    }  # fmt: skip
    return database.execute(service.plan_sessions, service.PlanSessions(**wanted | others))


def move(database, session_id, day=MONDAY, start=510, end=600, version=1, **others):
    known = {"place_id": None, "day": day, "start_minute": start, "end_minute": end} | others
    order = service.MoveSession(session_id=session_id, version=version, **known)
    return database.execute(service.move_session, order)


def head(database, session_id):
    with database.reading() as look:
        return queries.session_head(look, session_id)


def refused(*expected):
    return pytest.raises(Refused, check=lambda error: [v.name for v in error.violations] == list(expected))


def test_a_series_is_planned_whole(database):
    room = given_attendance.a_room(database)
    group_id = given_attendance.a_running_group(database)

    planned = plan(database, group_id, place_id=room)

    with database.reading() as look:
        rows = queries.sessions_of_group(look, group_id)
    assert [row.id for row in rows] == list(planned)
    assert [row.day for row in rows] == [MONDAY + timedelta(days=n) for n in (0, 2, 7, 9)]
    assert {(row.hours, row.place, row.state) for row in rows} == {("08:30–10:00", "Classroom 2", "planned")}


def test_planning_is_noted_and_told(database, notes, published):
    group_id = given_attendance.a_running_group(database)
    notes.clear()

    plan(database, group_id)

    [note] = notes
    assert (note.action, note.subject, note.details["count"]) == (terms.SESSIONS_PLANNED, group_id, 4)
    assert terms.SESSIONS_CHANGED in published[-1]


def test_a_repeated_command_plans_once(database):
    group_id = given_attendance.a_running_group(database)
    order = service.PlanSessions(
        group_id=group_id, place_id=None, weekdays=frozenset({0}), start_minute=510, end_minute=600,
        first_day=MONDAY, last_day=MONDAY,
    )  # fmt: skip

    assert database.execute(service.plan_sessions, order) == database.execute(service.plan_sessions, order)


def test_a_group_never_meets_twice_at_once(database):
    group_id = given_attendance.a_running_group(database)
    plan(database, group_id, weekdays=frozenset({0}))

    with refused("GroupMeetsThen"):
        plan(database, group_id, start_minute=540, end_minute=630)
    with database.reading() as look:
        assert len(queries.sessions_of_group(look, group_id)) == 2


def test_a_taken_place_needs_a_reason(database, notes):
    room = given_attendance.a_room(database)
    given_attendance.a_session(
        database, given_attendance.a_running_group(database, "Maths", teacher_id=None), place_id=room
    )
    group_id = given_attendance.a_running_group(database)

    with refused("PlaceTaken"):
        plan(database, group_id, place_id=room)
    planned = plan(
        database, group_id, place_id=room, override=Override(frozenset({"PlaceTaken"}), "Two small groups")
    )

    assert len(planned) == 4
    assert "rule.overridden" in [note.action for note in notes]


def test_a_cancelled_session_leaves_its_place_free(database):
    room = given_attendance.a_room(database)
    maths = given_attendance.a_running_group(database, "Maths", teacher_id=None)
    given_attendance.a_session(database, maths, place_id=room, cancelled="teacher_away")

    assert plan(database, given_attendance.a_running_group(database), place_id=room)


def test_a_cancelled_session_is_restored_rather_than_planned_again(database):
    group_id = given_attendance.a_running_group(database)
    given_attendance.a_session(database, group_id, cancelled="lock_down")

    with refused("CancelledStandsThere"):
        plan(database, group_id)


def test_all_that_stands_against_a_series_is_told_together(database):
    closed = given_attendance.a_room(database, "Attic", active=False)
    group_id = given_attendance.a_running_group(database)

    with refused("NoWeekday", "TimesRunBackwards", "PlaceClosed"):
        plan(database, group_id, place_id=closed, weekdays=frozenset(), start_minute=700)


def test_a_group_or_place_that_is_gone_is_not_found(database):
    group_id = given_attendance.a_running_group(database)
    with pytest.raises(NotFound):
        plan(database, given.TEACHER.user_id)
    with pytest.raises(NotFound):
        plan(database, group_id, place_id=given.TEACHER.user_id)
    with pytest.raises(NotFound):
        move(database, group_id)


def test_the_office_plans_and_moves_nothing(database):
    group_id = given_attendance.a_running_group(database)
    session_id = given_attendance.a_session(database, group_id)
    office = database.acting_as(given.OFFICE)

    with pytest.raises(NotAllowed):
        plan(office, group_id)
    with pytest.raises(NotAllowed):
        move(office, session_id)


def test_a_teacher_plans_and_moves_nothing_of_anothers_group(database):
    theirs = given_attendance.a_running_group(database, teacher_id=given.OFFICE.user_id)
    session_id = given_attendance.a_session(database, theirs)
    mine = database.acting_as(given.TEACHER)
    with pytest.raises(NotAllowed, match="AnotherTeachers"):
        plan(mine, theirs)
    with pytest.raises(NotAllowed, match="AnotherTeachers"):
        move(mine, session_id)
    own = given_attendance.a_running_group(database, "Welding")
    move(mine, given_attendance.a_session(database, own), start=700, end=760)


def test_a_refusal_leaves_no_trace(database, notes, published):
    group_id = given_attendance.a_running_group(database)
    notes.clear()
    published.clear()
    with pytest.raises(Refused):
        plan(database, group_id, first_day=date(2020, 1, 1))
    assert notes == published == []


def days_of(database, group_id):
    with database.reading() as look:
        return [row.day for row in queries.sessions_of_group(look, group_id)]


def test_holidays_and_days_the_school_is_closed_are_left_out(database, notes):
    group_id = given_attendance.a_running_group(database, last_day=date(2027, 6, 18))
    given_timetable.the_calendar(database, ("Planning day", date(2026, 12, 18), date(2026, 12, 18)))
    fridays = {"weekdays": frozenset({4}), "first_day": date(2026, 12, 11), "last_day": date(2027, 1, 8)}

    plan(database, group_id, **fridays)

    assert days_of(database, group_id) == [date(2026, 12, 11), date(2027, 1, 8)]  # not 18, 25 Dec, 1 Jan
    assert notes[-1].details["left_out"] == 3


def test_rule_41_a_rotation_is_counted_from_the_week_the_group_begins(database):
    wednesday = date(2026, 11, 25)
    group_id = given_attendance.a_running_group(database, first_day=wednesday)
    plan(
        database, group_id, weekdays=frozenset({0}), rotation=2, weeks=frozenset({2}),
        first_day=date(2026, 12, 7), last_day=date(2026, 12, 18),
    )  # fmt: skip
    assert days_of(database, group_id) == [date(2026, 12, 14)]


def test_a_teacher_who_has_another_group_then_needs_a_reason(database):
    given_attendance.a_session(database, given_attendance.a_running_group(database, "Maths"))
    group_id = given_attendance.a_running_group(database)

    with refused("TeacherBusy"):
        plan(database, group_id)
    assert plan(database, group_id, override=Override(frozenset({"TeacherBusy"}), "Both in one room"))


def test_a_refusal_says_when_instead(database):
    room = given_attendance.a_room(database)
    maths = given_attendance.a_running_group(database, "Maths", teacher_id=None)
    given_attendance.a_session(database, maths, place_id=room)
    group_id = given_attendance.a_running_group(database)

    with pytest.raises(Refused) as refusal:
        plan(database, group_id, place_id=room, weekdays=frozenset({0}))

    assert refusal.value.sentence() == (
        "Classroom 2 is taken then: 23.11.2026 08:30–10:00 (Maths, Autumn)."
        " Free instead: Mon 10:00–11:30; Tue 08:00–09:30; Wed 08:00–09:30."
    )


def test_learners_who_have_something_else_are_told_if_one_says_who_takes_part(database):
    group_id = given_attendance.a_running_group(database)
    [karim, geir] = given_attendance.on_the_roll(database, group_id, "Karim Haddad", "Geir Moen")
    given_timetable.an_appointment(database, karim)
    roll = {one: [Stay(group_id, MONDAY)] for one in (karim, geir)}

    with refused("LearnerBusy"):
        plan(database, group_id, roll=roll)
    assert plan(database, group_id, start_minute=600, end_minute=660, roll=roll)


def a_closed_room(database, first, last, name="Classroom 2"):
    room = given_attendance.a_room(database, name)
    order = TakeOutOfService(place_id=room, first_day=first, last_day=last, reason="damage")
    database.execute(take_out_of_service, order)
    return room


def test_nothing_is_planned_at_a_place_on_days_it_is_out_of_service(database):
    group_id = given_attendance.a_running_group(database)
    second = MONDAY + timedelta(days=7)
    closed = a_closed_room(database, second, second)
    other_days = a_closed_room(database, second + timedelta(days=1), second + timedelta(days=6), "Attic")

    with refused("PlaceOutOfService"):
        plan(database, group_id, place_id=closed)
    assert plan(database, group_id, place_id=other_days, weekdays=frozenset({0}))


def test_nothing_is_moved_to_a_place_on_days_it_is_out_of_service(database):
    session_id = given_attendance.a_session(database, given_attendance.a_running_group(database))
    with refused("PlaceOutOfService"):
        move(database, session_id, place_id=a_closed_room(database, MONDAY, None))


def two_apart(database, level="session"):
    """Two groups with a learner each who must not be together, a room, and who takes part where."""
    room = given_attendance.a_room(database)
    ours = given_attendance.a_running_group(database)
    theirs = given_attendance.a_running_group(database, "Maths", teacher_id=None)
    [karim] = given_attendance.on_the_roll(database, ours, "Karim Haddad")
    [geir] = given_attendance.on_the_roll(database, theirs, "Geir Moen")
    given_apart.a_pair(database, karim, geir, level)
    given_attendance.a_session(database, theirs, place_id=room)
    return room, ours, {karim: [Stay(ours, MONDAY)], geir: [Stay(theirs, MONDAY)]}


def test_two_who_must_not_be_together_never_come_into_one_room_even_if_the_groups_share_it(database):
    room, ours, roll = two_apart(database)
    share = Override(frozenset({"PlaceTaken", "NotTogether"}), "They share the room")

    with refused("NotTogether", "PlaceTaken"):
        plan(database, ours, place_id=room, weekdays=frozenset({0}), roll=roll, override=share)
    assert plan(
        database, ours, place_id=room, weekdays=frozenset({0}), start_minute=600, end_minute=690, roll=roll
    )


def test_two_who_must_only_not_share_a_workshop_may_be_in_one_room(database):
    room, ours, roll = two_apart(database, "workshop")
    share = Override(frozenset({"PlaceTaken"}), "They share the room")
    assert plan(database, ours, place_id=room, weekdays=frozenset({0}), roll=roll, override=share)


def test_a_group_in_which_two_must_not_be_together_gets_no_more_sessions_but_one_may_move(database):
    group_id = given_attendance.a_running_group(database)
    karim, geir = given_attendance.on_the_roll(database, group_id, "Karim Haddad", "Geir Moen")
    given_apart.a_pair(database, karim, geir)
    session_id = given_attendance.a_session(database, group_id, start=700, end=760)
    roll = {one: [Stay(group_id, MONDAY)] for one in (karim, geir)}

    with refused("NotTogether"):
        plan(database, group_id, roll=roll)
    assert move(database, session_id, start=800, end=860, roll=roll)


def test_an_exam_of_a_learner_stops_a_session(database):
    group_id = given_attendance.a_running_group(database)
    [karim] = given_attendance.on_the_roll(database, group_id, "Karim Haddad")
    given_timetable.kept(database, "sitting", learners=[karim])

    override = Override(frozenset({"ExamThen"}), "He is quick")
    with refused("ExamThen"):
        plan(database, group_id, roll={karim: [Stay(group_id, MONDAY)]}, override=override)


def test_a_session_is_moved_with_what_was_recorded_ahead(database, notes, published):
    room = given_attendance.a_room(database)
    session_id = given_attendance.a_session(database, given_attendance.a_running_group(database))
    tomorrow = MONDAY + timedelta(days=1)

    version = move(database, session_id, tomorrow, 600, 690, place_id=room)

    row = head(database, session_id)
    assert (row.day, row.hours, row.place, row.version) == (tomorrow, "10:00–11:30", "Classroom 2", version)
    told = notes[-1].details
    assert (notes[-1].action, told["day"], told["to_day"]) == (
        terms.SESSION_MOVED,
        "2026-11-23",
        "2026-11-24",
    )
    assert terms.SESSIONS_CHANGED in published[-1]


def test_moving_it_back_is_undo(database):
    session_id = given_attendance.a_session(database, given_attendance.a_running_group(database))
    version = move(database, session_id, start=600, end=690)

    move(database, session_id, version=version)

    assert head(database, session_id).hours == "08:30–10:00"


def test_a_session_moved_to_where_it_is_stays_as_it_is(database, notes):
    session_id = given_attendance.a_session(database, given_attendance.a_running_group(database))
    notes.clear()
    assert move(database, session_id) == 1
    assert notes == []


def test_a_session_may_move_by_less_than_its_length(database):
    session_id = given_attendance.a_session(database, given_attendance.a_running_group(database))
    assert move(database, session_id, start=540, end=630)


def test_a_move_is_checked_by_the_engine_and_told_when_instead(database):
    room = given_attendance.a_room(database)
    group_id = given_attendance.a_running_group(database)
    session_id = given_attendance.a_session(database, group_id, start=660, end=720, place_id=room)
    given_attendance.a_session(database, group_id, place_id=room)
    taken = given_attendance.a_running_group(database, "Maths", teacher_id=None)
    given_attendance.a_session(database, taken, MONDAY + timedelta(days=1), place_id=room)

    with refused("GroupMeetsThen"):
        move(database, session_id, start=540, end=600, place_id=room)
    with pytest.raises(Refused) as refusal:
        move(database, session_id, MONDAY + timedelta(days=1), 540, 600, place_id=room)
    assert "Free instead: 24.11.2026 10:00–11:00; 25.11.2026" in refusal.value.sentence()


def test_what_has_passed_is_not_moved_and_nothing_is_moved_there(database):
    group_id = given_attendance.a_running_group(database)
    yesterday = MONDAY - timedelta(days=3)
    old, new = (
        given_attendance.a_session(database, group_id, yesterday),
        given_attendance.a_session(database, group_id),
    )

    with refused("LiesBehind"):
        move(database, old, start=700, end=760)
    with refused("LiesBehind"):
        move(database, new, yesterday, start=700, end=760)


def test_everything_against_a_move_is_told_together(database):
    attic = given_attendance.a_room(database, "Attic", active=False)
    session_id = given_attendance.a_session(database, given_attendance.a_running_group(database))

    with refused("TimesRunBackwards", "OutsideGroup", "SchoolClosed", "PlaceClosed"):
        move(database, session_id, date(2026, 12, 25), 600, 600, place_id=attic)


def test_a_closed_day_can_be_answered_for(database):
    given_timetable.the_calendar(
        database, ("Planning day", MONDAY + timedelta(days=1), MONDAY + timedelta(days=1))
    )
    session_id = given_attendance.a_session(database, given_attendance.a_running_group(database))

    with refused("SchoolClosed"):
        move(database, session_id, MONDAY + timedelta(days=1))
    override = Override(frozenset({"SchoolClosed"}), "The planning is over by noon")
    assert move(database, session_id, MONDAY + timedelta(days=1), override=override)


def test_a_session_is_not_moved_onto_a_cancelled_one_of_its_group(database):
    group_id = given_attendance.a_running_group(database)
    given_attendance.a_session(database, group_id, MONDAY + timedelta(days=1), cancelled="no_room")
    session_id = given_attendance.a_session(database, group_id)

    with refused("CancelledStandsThere"):
        move(database, session_id, MONDAY + timedelta(days=1))


def test_a_cancelled_session_is_restored_before_it_moves(database):
    session_id = given_attendance.a_session(
        database, given_attendance.a_running_group(database), cancelled="no_room"
    )
    with refused("MovedWhileCancelled"):
        move(database, session_id, start=600, end=660)


def test_somebody_elses_change_is_noticed(database):
    session_id = given_attendance.a_session(database, given_attendance.a_running_group(database))
    move(database, session_id, start=600, end=660)
    with pytest.raises(Conflict):
        move(database, session_id, start=700, end=760)


def test_rule_59_on_both_sundays_sessions_are_moved_by_the_wall_clock(database):
    for sunday in (date(2027, 3, 28), date(2026, 10, 25)):
        group_id = given_attendance.a_running_group(
            database, first_day=sunday - timedelta(days=1), last_day=sunday + timedelta(days=1)
        )
        session_id = given_attendance.a_session(database, group_id, sunday, 90, 150)
        given_attendance.a_session(database, group_id, sunday, 180, 240)
        earlier = database.at(
            lambda day=sunday: given.NOW.replace(year=day.year, month=day.month, day=day.day - 1)
        )

        move(earlier, session_id, sunday, 120, 180)
        with refused("GroupMeetsThen"):
            move(earlier, session_id, sunday, 121, 181, version=2)
