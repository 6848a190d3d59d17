"""Marks that do not say how late somebody was, or why somebody was not there, by session."""

from datetime import timedelta

import pytest

from eduapp.education.attendance import queries
from tests.support import given, given_attendance
from tests.support.statements import plans_of, selects_of, tables_read_whole

DAY = timedelta(days=1)


def lacking(database, day=given.TODAY):
    with database.reading() as look:
        return queries.lacking(look, day)


def test_late_and_absent_and_excused_are_counted_where_they_say_too_little(database):
    group = given_attendance.a_class(database, 5)
    for learner_id, code in zip(
        group.learner_ids, ("present", "late", "absent", "excused", "held"), strict=True
    ):
        given_attendance.marked(database, group.session_id, learner_id, code)
    assert lacking(database) == {group.session_id: 3}


def test_what_is_said_what_is_free_and_what_was_superseded_is_not(database):
    group = given_attendance.a_class(database, 3)
    first, second, third = group.learner_ids
    given_attendance.mark(database, group.session_id, first, "late")
    given_attendance.mark(database, group.session_id, first, "late", minutes_late=5)
    given_attendance.mark(database, group.session_id, second, "excused", reason="court")
    given_attendance.has_an_offer(database, third)
    given_attendance.mark(database, group.session_id, third, "absent")
    assert lacking(database) == {}


def test_cancelled_sessions_and_days_that_are_final_ask_for_nothing(database, clock):
    group = given_attendance.a_class(database, 1)
    cancelled = given_attendance.a_session(database, group.group_id, start=660, end=700, cancelled="no_room")
    for session_id in (group.session_id, cancelled):
        given_attendance.marked(database, session_id, group.learner_ids[0], "absent")
    assert list(lacking(database)) == [group.session_id]
    clock.moment += 7 * DAY
    assert lacking(database) == {}


def test_it_is_one_statement_and_reads_no_growing_table_whole(database):
    given_attendance.a_class(database, 3, earlier=2)
    with selects_of(database) as sent:
        lacking(database)
    assert len(sent) == 1
    if database.engine.dialect.name != "sqlite":
        pytest.skip("asks SQLite for its plan")
    with plans_of(database) as steps:
        lacking(database)
    assert tables_read_whole(steps, {"attendance_mark", "session", "learner"}) == []
