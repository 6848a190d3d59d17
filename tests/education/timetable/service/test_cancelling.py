"""Cancelling a session, restoring it, and what neither ever touches."""

from datetime import timedelta

import pytest

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.core.violations import Override
from eduapp.education.attendance import service as attendance
from eduapp.education.courses.models import CourseGroup
from eduapp.education.places.service import TakeOutOfService, take_out_of_service
from eduapp.education.timetable import queries, service, terms
from tests.support import given, given_attendance, given_timetable

MONDAY = given.TODAY


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


def test_cancelling_keeps_the_session_with_its_reason(database, notes):
    session_id = given_attendance.a_session(database, given_attendance.a_running_group(database))

    version = cancel(database, session_id)

    row = head(database, session_id)
    assert (row.cancelled, row.cancel_reason, row.version) == (True, "lock_down", version)
    assert notes[-1].action == terms.SESSION_CANCELLED
    assert notes[-1].details["reason"] == "cancel_reasons:lock_down"


def test_a_teacher_changes_the_sessions_of_own_groups_and_of_those_nobody_teaches(database):
    """What was marked in another's session would not count any more; the trail of a session names nobody."""
    group_id = given_attendance.a_running_group(database)
    session_id = given_attendance.a_session(database, group_id)
    taught_by(database, group_id, given.OFFICE.user_id)
    mine = database.acting_as(given.TEACHER)
    with pytest.raises(NotAllowed, match="AnotherTeachers"):
        cancel(mine, session_id)
    assert not head(database, session_id).cancelled
    version = cancel(database, session_id)
    with pytest.raises(NotAllowed, match="AnotherTeachers"):
        restore(mine, session_id, version)
    for teacher in (None, given.TEACHER.user_id):
        taught_by(database, group_id, teacher)
        version = restore(mine, session_id, version)
        version = cancel(mine, session_id, version=version)


def taught_by(database, group_id, teacher_id):
    with database.writing() as uow:
        uow.session.get_one(CourseGroup, group_id).teacher_id = teacher_id


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
    given_attendance.a_session(
        database, given_attendance.a_running_group(database, "Maths", teacher_id=None), place_id=room
    )

    with refused("PlaceTaken"):
        restore(database, session_id, version)
    override = Override(frozenset({"PlaceTaken"}), "They share")
    assert restore(database, session_id, version, override=override)


def test_rule_37_what_was_yesterday_is_cancelled_only_by_somebody_who_answers_for_it(database, notes):
    group_id = given_attendance.a_running_group(database)
    session_id = given_attendance.a_session(database, group_id, MONDAY - timedelta(days=1))

    with refused("TooLongAgo"):
        cancel(database, session_id)
    assert cancel(database, session_id, override=Override(frozenset({"TooLongAgo"}), "Found out today"))
    assert [note.action for note in notes][-2:] == ["rule.overridden", terms.SESSION_CANCELLED]


def test_rule_37_whether_it_counts_for_the_daily_allowance_is_said_and_usually_it_does(database, notes):
    group_id = given_attendance.a_running_group(database)
    usual = given_attendance.a_session(database, group_id)
    unpaid = given_attendance.a_session(database, group_id, start=700, end=760)

    cancel(database, usual)
    cancel(database, unpaid, "not_needed", paid=False)

    assert [head(database, one).cancel_paid for one in (usual, unpaid)] == [True, False]
    assert [note.details["paid"] for note in notes[-2:]] == [True, False]
    restore(database, unpaid)
    assert head(database, unpaid).cancel_paid


def test_rule_36_cancelling_and_restoring_touch_nothing_that_was_recorded(database):
    group = given_attendance.a_class(database, 3)
    codes = ["present", "excused", None]
    for learner_id, code in zip(group.learner_ids, codes, strict=True):
        if code:
            given_attendance.marked(database, group.session_id, learner_id, code)

    version = cancel(database, group.session_id)
    assert given_attendance.recorded_codes(database, group.session_id) == codes
    restore(database, group.session_id, version)

    assert given_attendance.recorded_codes(database, group.session_id) == codes


def test_rule_24_a_session_that_never_ran_asks_nobody_for_a_mark(database):
    group = given_attendance.a_class(database, 2)
    cancel(database, group.session_id)
    order = attendance.MarkRestPresent(session_id=group.session_id)

    with refused("SessionIsCancelled"):
        database.execute(attendance.mark_rest_present, order)


def test_a_session_is_not_restored_over_an_appointment_if_one_says_who_takes_part(database):
    group = given_attendance.a_class(database, 1)
    version = cancel(database, group.session_id)
    given_timetable.an_appointment(database, group.learner_ids[0])

    roll = {group.learner_ids[0]: [queries.Stay(group.group_id, MONDAY)]}
    with refused("LearnerBusy"):
        restore(database, group.session_id, version, roll=roll)
    assert restore(database, group.session_id, version)


def test_a_session_is_not_restored_where_the_place_is_out_of_service(database):
    room = given_attendance.a_room(database)
    order = TakeOutOfService(place_id=room, first_day=MONDAY, last_day=None, reason="damage")
    database.execute(take_out_of_service, order)
    group_id = given_attendance.a_running_group(database)
    session_id = given_attendance.a_session(database, group_id, place_id=room, cancelled="lock_down")

    with refused("PlaceOutOfService"):
        restore(database, session_id, version=1)


def test_who_may_not_cancel_neither_cancels_nor_restores(database):
    session_id = given_attendance.a_session(database, given_attendance.a_running_group(database))
    office = database.acting_as(given.OFFICE)
    for attempt in (cancel, restore):
        with pytest.raises(NotAllowed):
            attempt(office, session_id)


def test_a_session_that_is_gone_is_not_found(database):
    with pytest.raises(NotFound):
        cancel(database, given.TEACHER.user_id)
