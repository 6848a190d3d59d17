"""Whole mornings cancelled and restored, row by row; calendars written to files that name no learner."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from eduapp.core.errors import NotAllowed, Refused
from eduapp.core.progress import NoProgress
from eduapp.education.timetable import jobs, queries, terms
from eduapp.education.timetable.queries import LEARNER, PLACE, TEACHER, Stay, Whose
from tests.support import given, given_attendance
from tests.support.fakes import StopsAt
from tests.support.given_timetable import an_appointment, kept

TODAY = given.TODAY


def a_morning(database, count=3):
    """Sessions of as many groups, all this morning; (id, version) of each."""
    groups = [
        given_attendance.a_running_group(database, f"Course {n}", teacher_id=None) for n in range(count)
    ]
    return tuple((given_attendance.a_session(database, group_id), 1) for group_id in groups)


def cancelled(database, *ids):
    with database.reading() as look:
        return [queries.session_head(look, id).cancelled for id in ids]


def cancel(database, sessions, progress=None, **others):
    order = jobs.CancelMany(sessions=sessions, **({"reason": "lock_down", "paid": True} | others))
    return jobs.cancel_many(database, order, progress or NoProgress())


def test_a_morning_is_cancelled_with_an_answer_for_each(database):
    sessions = a_morning(database)
    ids = [id for id, _version in sessions]
    given_attendance_cancelled = cancel(database, sessions[:1])

    report = cancel(database, sessions, paid=False)

    assert given_attendance_cancelled.done == ((ids[0], 2),)
    assert [id for id, _version in report.done] == ids[1:]
    [turned_down] = report.refused
    assert turned_down.id == ids[0]
    assert cancelled(database, *ids) == [True] * 3
    with database.reading() as look:
        assert [queries.session_head(look, id).cancel_paid for id in ids] == [True, False, False]


def test_one_that_was_cancelled_meanwhile_is_told_and_stops_nobody(database):
    sessions = a_morning(database)
    cancel(database, sessions[:1])
    stale = (sessions[0][0], 2), *sessions[1:]

    report = cancel(database, stale)

    [turned_down] = report.refused
    assert isinstance(turned_down.error, Refused)
    assert [one.name for one in turned_down.error.violations] == ["AlreadyCancelled"]
    assert len(report.done) == 2


def test_stop_keeps_what_is_whole(database):
    sessions = a_morning(database)
    report = cancel(database, sessions, StopsAt(1))
    assert (len(report.done), list(report.left)) == (1, [id for id, _version in sessions[1:]])
    assert cancelled(database, *(id for id, _version in sessions)) == [True, False, False]


def test_a_repeated_batch_cancels_once(database, notes):
    sessions = a_morning(database)
    order = jobs.CancelMany(sessions=sessions, reason="lock_down", paid=True)
    first = jobs.cancel_many(database, order, NoProgress())
    notes.clear()

    assert jobs.cancel_many(database, order, NoProgress()) == first
    assert notes == []


def test_what_was_cancelled_together_is_restored_together(database):
    sessions = a_morning(database)
    done = cancel(database, sessions).done

    report = jobs.restore_many(database, jobs.RestoreMany(sessions=done), NoProgress())

    assert cancelled(database, *(id for id, _version in sessions)) == [False] * 3
    assert len(report.done) == 3


def test_who_may_not_cancel_is_told_for_each(database):
    report = cancel(database.acting_as(given.OFFICE), a_morning(database, 2))
    assert [type(one.error) for one in report.refused] == [NotAllowed, NotAllowed]


# --- calendars -------------------------------------------------------------------------------------------


def exported(database, path, whose, days=6):
    order = jobs.ExportCalendar(
        whose=whose, first_day=TODAY, last_day=TODAY + timedelta(days=days), path=path
    )
    jobs.export_calendar(database, order, NoProgress())
    return Calendar.from_ical(path.read_bytes()).walk("VEVENT")


def test_a_teachers_calendar_holds_sessions_cancelled_ones_and_where_one_is_busy(database, tmp_path, notes):
    room = given_attendance.a_room(database)
    group_id = given_attendance.a_running_group(database)
    first = given_attendance.a_session(database, group_id, place_id=room)
    given_attendance.a_session(database, group_id, TODAY + timedelta(days=2), cancelled="no_room")
    appointment = an_appointment(database, user_id=given.TEACHER.user_id, day=TODAY + timedelta(days=1))
    teacher = database.acting_as(given.TEACHER)

    events = exported(teacher, tmp_path / "ingrid.ics", Whose(TEACHER, given.TEACHER.user_id))

    assert [(str(one["SUMMARY"]), str(one["STATUS"]), str(one.get("LOCATION", ""))) for one in events] == [
        ("Norwegian A2", "CONFIRMED", "Classroom 2"),
        ("busy", "CONFIRMED", ""),
        ("Norwegian A2", "CANCELLED", ""),
    ]
    assert str(events[0]["UID"]) == f"{first}@local"
    assert str(events[1]["UID"]) == f"{appointment}-20261124@local"
    assert (notes[-1].action, notes[-1].details["whose"]) == (terms.CALENDAR_EXPORTED, given.TEACHER.name)


def test_a_change_raises_the_sequence_and_keeps_the_id(database, tmp_path):
    session_id = given_attendance.a_session(database, given_attendance.a_running_group(database))
    whose = Whose(TEACHER, given.TEACHER.user_id)
    [before] = exported(database, tmp_path / "a.ics", whose)

    cancel(database, ((session_id, 1),))

    [after] = exported(database, tmp_path / "a.ics", whose)
    assert after["UID"] == before["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)


def test_no_calendar_names_a_learner(database, tmp_path):
    room = given_attendance.a_room(database)
    group_id = given_attendance.a_running_group(database)
    given_attendance.a_session(database, group_id, place_id=room)
    [karim] = given_attendance.on_the_roll(database, group_id, "Karim Haddad")
    an_appointment(database, karim, kind="health")
    kept(database, learners=[karim], place_id=room)
    stays = (Stay(group_id, TODAY),)

    for whose in (Whose(LEARNER, karim, stays), Whose(PLACE, room), Whose(TEACHER, given.TEACHER.user_id)):
        path = tmp_path / "calendar.ics"
        exported(database.acting_as(given.TEACHER), path, whose)
        text = path.read_text("utf-8")
        assert "Haddad" not in text
        assert "Karim" not in text
        assert "health" not in text


def test_a_learners_calendar_holds_only_the_days_of_taking_part(database, tmp_path):
    group_id = given_attendance.a_running_group(database)
    for ahead in range(3):
        given_attendance.a_session(database, group_id, TODAY + timedelta(days=ahead))
    karim = given.a_learner(database)
    stay = Stay(group_id, TODAY + timedelta(days=1), TODAY + timedelta(days=1))

    events = exported(database, tmp_path / "k.ics", Whose(LEARNER, karim, (stay,)))

    assert [f"{one.start:%d}" for one in events] == ["24"]


def test_who_may_not_export_leaves_no_file(database, tmp_path):
    path = tmp_path / "a.ics"
    with pytest.raises(NotAllowed):
        exported(database.acting_as(given.WORKSHOP_LEADER), path, Whose(TEACHER, given.TEACHER.user_id))
    assert not path.exists()
