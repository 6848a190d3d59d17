"""Planning sessions, cancelling them and taking that back."""

from datetime import date, timedelta

import pytest

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.core.violations import Override
from eduapp.education.places.service import TakeOutOfService, take_out_of_service
from eduapp.education.timetable import queries, service, terms
from tests.support import given, given_attendance

MONDAY = given.TODAY


def plan(database, group_id, **others):
    wanted = {
        "group_id": group_id, "place_id": None, "weekdays": frozenset({0, 2}), "start_minute": 510,
        "end_minute": 600, "first_day": MONDAY, "last_day": MONDAY + timedelta(days=13),
    }  # fmt: skip
    return database.execute(service.plan_sessions, service.PlanSessions(**wanted | others))


def cancel(database, session_id, reason="lock_down", version=1, **others):
    order = service.CancelSession(session_id=session_id, version=version, reason=reason, **others)
    return database.execute(service.cancel_session, order)


def restore(database, session_id, version=2, **others):
    order = service.RestoreSession(session_id=session_id, version=version, **others)
    return database.execute(service.restore_session, order)


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
    given_attendance.a_session(database, given_attendance.a_running_group(database, "Maths"), place_id=room)
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
    maths = given_attendance.a_running_group(database, "Maths")
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


def test_a_session_is_not_restored_where_the_place_is_out_of_service(database):
    group_id = given_attendance.a_running_group(database)
    closed = a_closed_room(database, MONDAY, None)
    session_id = given_attendance.a_session(database, group_id, place_id=closed, cancelled="lock_down")

    with refused("PlaceOutOfService"):
        restore(database, session_id, version=1)


def test_a_group_or_place_that_is_gone_is_not_found(database):
    group_id = given_attendance.a_running_group(database)
    with pytest.raises(NotFound):
        plan(database, given.TEACHER.user_id)
    with pytest.raises(NotFound):
        plan(database, group_id, place_id=given.TEACHER.user_id)
    with pytest.raises(NotFound):
        cancel(database, group_id)


def test_cancelling_keeps_the_session_with_its_reason(database, notes):
    session_id = given_attendance.a_session(database, given_attendance.a_running_group(database))

    version = cancel(database, session_id)

    row = head(database, session_id)
    assert (row.cancelled, row.cancel_reason, row.version) == (True, "lock_down", version)
    assert notes[-1].action == terms.SESSION_CANCELLED
    assert notes[-1].details["reason"] == "cancel_reasons:lock_down"


def test_a_session_is_cancelled_once(database):
    session_id = given_attendance.a_session(database, given_attendance.a_running_group(database))
    version = cancel(database, session_id)

    with refused("AlreadyCancelled"):
        cancel(database, session_id, version=version)


def test_a_change_meanwhile_is_noticed(database):
    session_id = given_attendance.a_session(database, given_attendance.a_running_group(database))
    cancel(database, session_id)

    with pytest.raises(Conflict):
        cancel(database, session_id, version=1)


def test_a_restored_session_is_held_again(database):
    session_id = given_attendance.a_session(database, given_attendance.a_running_group(database))
    version = restore(database, session_id, cancel(database, session_id))

    row = head(database, session_id)
    assert (row.cancelled, row.cancel_reason, row.version) == (False, "", version)


def test_a_session_is_not_restored_into_a_taken_place(database):
    room = given_attendance.a_room(database)
    group_id = given_attendance.a_running_group(database)
    session_id = given_attendance.a_session(database, group_id, place_id=room)
    version = cancel(database, session_id)
    given_attendance.a_session(database, given_attendance.a_running_group(database, "Maths"), place_id=room)

    with refused("PlaceTaken"):
        restore(database, session_id, version)
    override = Override(frozenset({"PlaceTaken"}), "They share")
    assert restore(database, session_id, version, override=override)


def test_old_sessions_are_cancelled_only_with_a_reason(database):
    group_id = given_attendance.a_running_group(database)
    session_id = given_attendance.a_session(database, group_id, MONDAY - timedelta(days=7))

    with refused("TooLongAgo"):
        cancel(database, session_id)
    assert cancel(database, session_id, override=Override(frozenset({"TooLongAgo"}), "Found out today"))


def test_the_office_plans_and_cancels_nothing(database):
    group_id = given_attendance.a_running_group(database)
    session_id = given_attendance.a_session(database, group_id)
    office = database.acting_as(given.OFFICE)

    for attempt in (plan, lambda office, _group: cancel(office, session_id)):
        with pytest.raises(NotAllowed):
            attempt(office, group_id)
    with pytest.raises(NotAllowed):
        restore(office, session_id)


def test_a_refusal_leaves_no_trace(database, notes, published):
    group_id = given_attendance.a_running_group(database)
    notes.clear()
    published.clear()
    with pytest.raises(Refused):
        plan(database, group_id, first_day=date(2020, 1, 1))
    assert notes == published == []
