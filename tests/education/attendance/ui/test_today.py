"""What the register brings to Today: the one that is on first, or else the first that is missing."""

from datetime import timedelta

import pytest

from eduapp.education.attendance.ui import today
from eduapp.gui.routes import Route
from tests.support import given, given_attendance

TODAY = given.TODAY
DAY = timedelta(days=1)


def rows(database, actor=given.TEACHER, kind="session"):
    with database.reading() as look:
        return [row for row in today.rows(look, actor, TODAY) if row.kind == kind]


def at(clock, hour, minute=0):
    clock.moment = given.NOW.replace(hour=hour - 1, minute=minute)  # Norway is an hour ahead in November


def finish(database, group):
    for learner_id in group.learner_ids:
        given_attendance.marked(database, group.session_id, learner_id)


def test_enter_on_the_session_that_is_on_opens_its_register(database, clock):
    """J1: the row's button has the focus on Today; this is where it leads."""
    group = given_attendance.a_class(database, 12)
    at(clock, 8, 31)

    [row] = rows(database)

    assert row.now
    assert (row.verb, row.chip) == ("Take register", "Now")
    assert row.route == Route("attendance.register", group.session_id)
    assert (row.title, row.detail) == ("Norwegian A2", "Classroom 2 · Autumn · 12 learners")


@pytest.mark.parametrize(
    ("hour", "minute", "now", "chip", "verb"),
    [
        (7, 45, False, "Starts in 45 min", "Open"),
        (6, 0, False, "Starts in 2 h 30 min", "Open"),
        (6, 30, False, "Starts in 2 h", "Open"),
        (8, 15, True, "Now", "Take register"),
        (9, 59, True, "Now", "Take register"),
        (10, 0, True, "Not recorded", "Take register"),
    ],
)
def test_the_hour_decides_what_a_session_needs(database, clock, hour, minute, now, chip, verb):
    given_attendance.a_class(database, 2)
    at(clock, hour, minute)

    [row] = rows(database)
    assert (row.now, row.chip, row.verb) == (now, chip, verb)


def test_a_finished_register_says_when(database, clock):
    group = given_attendance.a_class(database, 2)
    at(clock, 8, 41)
    finish(database, group)
    at(clock, 9)

    [row] = rows(database)
    assert (row.now, row.chip, row.token, row.verb) == (False, "Register done 08:41", "present", "Open")


def test_a_half_taken_register_says_how_far_it_is(database, clock):
    group = given_attendance.a_class(database, 4)
    given_attendance.marked(database, group.session_id, group.learner_ids[0])
    at(clock, 11)

    [row] = rows(database)
    assert (row.chip, row.verb) == ("1 of 4 recorded", "Take register")


def test_a_cancelled_session_is_shown_as_such(database, clock):
    group_id = given_attendance.a_running_group(database)
    given_attendance.a_session(database, group_id, cancelled="lock_down")
    at(clock, 9)

    [row] = rows(database)
    assert (row.now, row.chip, row.verb) == (False, "Cancelled", "Open")


def test_only_one_session_is_on(database, clock):
    for place in ("Classroom 1", "Classroom 2"):
        given_attendance.a_class(database, 1, place=place)
    at(clock, 9)
    assert [row.now for row in rows(database)] == [True, False]


def test_a_teacher_sees_own_groups_and_a_leader_all(database):
    given_attendance.a_class(database, 1)
    others = given_attendance.a_running_group(database, "Maths", teacher_id=given.LEADER.user_id)
    given_attendance.a_session(database, others)

    assert len(rows(database, given.TEACHER)) == 1
    assert len(rows(database, given.LEADER)) == 2


def test_registers_nobody_finished_need_attention(database):
    group = given_attendance.a_class(database, 3, earlier=2)
    given_attendance.a_session(database, group.group_id, TODAY - 15 * DAY)

    first, second = rows(database, kind="attention")

    assert first.title == "Norwegian A2: 3 not recorded"
    assert first.detail == "Sunday 22 November, 08:30–10:00"
    assert first.verb == "Take register"
    assert second.detail.startswith("Saturday")


def test_rule_29_a_teacher_is_told_when_only_a_leader_can_record(database):
    group = given_attendance.a_class(database, 1)
    for back in (6, 7):
        given_attendance.a_session(database, group.group_id, TODAY - back * DAY)

    open_, closed = rows(database, kind="attention")
    assert (open_.verb, closed.verb) == ("Take register", "Open")
    assert closed.detail == "Monday 16 November, 08:30–10:00. A leader can still record it."
    assert [row.verb for row in rows(database, given.LEADER, "attention")] == ["Take register"] * 2


def test_no_more_than_a_handful_is_asked_about(database):
    given_attendance.a_class(database, 1, earlier=9)
    assert len(rows(database, kind="attention")) == 5


def figure(database, actor=given.TEACHER):
    with database.reading() as look:
        return today.attendance(look, actor, TODAY)


def mark_all(database, group, day, *codes):
    session_id = given_attendance.a_session(database, group.group_id, day, start=800, end=860)
    for learner_id, code in zip(group.learner_ids, codes, strict=True):
        given_attendance.marked(database, session_id, learner_id, code)


@pytest.mark.parametrize(
    ("before", "note"),
    [
        (None, "Of those who were offered a session, provisional"),
        (("present", "absent", "held"), "The same as last week, provisional"),
        (("absent", "absent", "held"), "50 points up on last week, provisional"),
        (("present", "late", "held"), "50 points down on last week, provisional"),
    ],
)
def test_the_figure_is_percent_of_what_was_offered(database, before, note):
    group = given_attendance.a_class(database, 3)
    mark_all(database, group, TODAY, "present", "excused", "held")
    if before:
        mark_all(database, group, TODAY - 7 * DAY, *before)

    shown = figure(database)
    assert (shown.value, shown.note, len(shown.weeks)) == ("50 %", note, 6)


def test_without_marks_there_is_no_figure(database):
    given_attendance.a_class(database, 3)
    assert figure(database) is None


def test_the_week_tells_sessions_and_what_is_cancelled(database):
    group_id = given_attendance.a_running_group(database)
    given_attendance.a_session(database, group_id)
    given_attendance.a_session(database, group_id, start=700, end=760)
    given_attendance.a_session(database, group_id, TODAY + DAY, cancelled="lock_down")

    with database.reading() as look:
        marks = today.week(look, given.TEACHER, TODAY)
    assert [(mark.day, mark.text) for mark in marks] == [(TODAY, "2 sessions"), (TODAY + DAY, "1 cancelled")]


def test_after_school_the_first_register_that_is_missing_is_the_next_to_take(database, clock):
    group = given_attendance.a_class(database, 2)
    given_attendance.a_session(database, group.group_id, start=660, end=720)
    clock.moment = clock.moment.replace(hour=15)

    def marked():
        return [(row.now, row.verb, row.chip) for row in rows(database)]

    assert marked() == [(True, "Take register", "Not recorded"), (False, "Take register", "Not recorded")]
    given_attendance.mark_rest(database, group.session_id)
    assert [now for now, _verb, _chip in marked()] == [False, True]
