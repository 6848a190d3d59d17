"""The register of a session: who stands in it, with what, and by which way it is found."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from eduapp.education.attendance import queries
from eduapp.education.timetable.queries import sessions_of_group
from tests.support import given, given_attendance

TODAY = given.TODAY
DAY = timedelta(days=1)


@pytest.fixture
def statements(database):
    """Every SELECT sent to the database, in order."""
    sent = []

    def note(_connection, _cursor, statement, parameters, _context, _many):
        if statement.lstrip().upper().startswith("SELECT"):
            sent.append((statement, parameters))

    event.listen(database.engine, "before_cursor_execute", note)
    yield sent
    event.remove(database.engine, "before_cursor_execute", note)


def read(database, session_id):
    with database.reading() as look:
        return queries.register(look, session_id)


def plans(database, statements):
    """How SQLite goes about each statement, one line a step."""
    with database.engine.connect() as connection:
        if connection.dialect.name != "sqlite":
            pytest.skip("asks SQLite for its plan")
        return [
            " | ".join(
                row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            )
            for statement, parameters in statements
        ]


def test_a_register_of_twelve_with_history_is_read_in_nine_statements(database, statements):
    group = given_attendance.a_class(database, 12, earlier=8)
    statements.clear()

    found = read(database, group.session_id)

    assert len(found.rows) == 12
    assert all(len(row.history) == 8 for row in found.rows)
    assert len(statements) == 9


def test_reading_a_register_scans_no_table_that_grows(database, statements):
    group = given_attendance.a_class(database, 12, earlier=8)
    statements.clear()
    read(database, group.session_id)

    steps = " | ".join(plans(database, statements))

    assert "uq_attendance_mark_current_session_id_learner_id" in steps
    for table in ("attendance_mark", "session", "enrolment", "learner"):
        assert f"SCAN {table}" not in steps, steps


def test_learners_stand_in_norwegian_order_with_numbers(database):
    group = given_attendance.a_class(database)

    rows = read(database, group.session_id).rows

    assert [row.number_in_list for row in rows] == list(range(1, 13))
    assert [row.name for row in rows][::11] == ["Dahl, Petter", "Aasen, Bjørn"]
    assert [row.id for row in rows] == list(group.learner_ids)


def test_the_roll_is_that_of_the_day(database):
    group = given_attendance.a_class(database, 1)
    put = given_attendance.on_the_roll
    put(database, group.group_id, "Left Before", last_day=TODAY - DAY)
    put(database, group.group_id, "Leaves Today", last_day=TODAY)
    put(database, group.group_id, "Comes Today", first_day=TODAY)
    put(database, group.group_id, "Comes Tomorrow", first_day=TODAY + DAY)

    assert [row.name for row in read(database, group.session_id).rows] == [
        "Dahl, Petter",
        "Today, Comes",
        "Today, Leaves",
    ]


def test_who_came_back_stands_in_the_register_once(database):
    group = given_attendance.a_class(database, 1)
    [learner_id] = group.learner_ids
    given_attendance.enrolled_again(database, group.group_id, learner_id, ended=TODAY, begins=TODAY)

    assert [row.id for row in read(database, group.session_id).rows] == [learner_id]


def test_only_the_current_mark_is_shown_with_its_author(database):
    group = given_attendance.a_class(database, 1)
    [learner_id] = group.learner_ids
    given_attendance.marked(database, group.session_id, learner_id, "late")

    [row] = read(database, group.session_id).rows
    assert (row.code, row.marked_by, row.marked_at) == ("late", given.LEADER.name, given.NOW)


def test_guests_stand_after_the_roll_with_all_that_is_said_of_them(database):
    group = given_attendance.a_class(database, 2)
    guest = given.a_learner(database, "Aa Aaberg")
    late = {"minutes_late": 5, "minutes_early": 10, "reason": "search", "note": "Came with Ana"}
    given_attendance.mark(database, group.session_id, guest, "late", guest=True, **late)

    row = read(database, group.session_id).rows[-1]
    assert (row.id, row.guest, row.number_in_list) == (guest, True, 3)
    assert (row.minutes_late, row.minutes_early, row.reason, row.note) == (5, 10, "search", "Came with Ana")


def test_history_is_the_groups_last_sessions_oldest_first(database):
    group = given_attendance.a_class(database, 2)
    first, _other = group.learner_ids
    for back, code in enumerate(("present", "late", "absent"), start=1):
        session_id = given_attendance.a_session(database, group.group_id, TODAY - DAY * back)
        given_attendance.marked(database, session_id, first, code)
    given_attendance.a_session(database, group.group_id, TODAY + DAY)

    rows = read(database, group.session_id).rows

    assert rows[0].history == ("absent", "late", "present")
    assert rows[1].history == ("", "", "")


def test_history_ends_before_an_afternoon_session_of_the_same_day(database):
    group = given_attendance.a_class(database, 1)
    given_attendance.marked(database, group.session_id, group.learner_ids[0])
    afternoon = given_attendance.a_session(database, group.group_id, start=735, end=855)

    assert read(database, afternoon).rows[0].history == ("present",)
    assert read(database, group.session_id).rows[0].history == ()


def test_what_the_prison_closed_is_shown_and_what_the_school_cancelled_is_not(database):
    group = given_attendance.a_class(database, 1)
    given_attendance.a_session(database, group.group_id, TODAY - DAY, cancelled="teacher_away")
    given_attendance.a_session(database, group.group_id, TODAY - DAY * 2, cancelled="lock_down")
    put = given_attendance.on_the_roll
    put(database, group.group_id, "New Person", first_day=TODAY - DAY)

    old, new = read(database, group.session_id).rows
    assert old.history == ("held",)
    assert new.history == ("",)


def test_rule_24_an_absence_in_what_the_prison_closed_is_shown_as_kept(database):
    group = given_attendance.a_class(database, 3)
    closed = given_attendance.a_session(database, group.group_id, TODAY - DAY, cancelled="lock_down")
    for learner_id, code in zip(group.learner_ids, ("absent", "present", "excused"), strict=True):
        given_attendance.marked(database, closed, learner_id, code)
    rows = read(database, group.session_id).rows
    assert [row.history for row in rows] == [("held",), ("held",), ("excused",)]


def test_a_session_that_is_gone_has_no_register(database):
    assert read(database, given.TEACHER.user_id) is None


def test_how_far_registers_are_is_told_for_many_at_once(database, statements, clock):
    done, begun = given_attendance.a_class(database, 2), given_attendance.a_class(database, 3, place="Hall")
    empty = given_attendance.a_session(database, given_attendance.a_running_group(database, "Maths"))
    for learner_id in done.learner_ids:
        given_attendance.marked(database, done.session_id, learner_id)
    given_attendance.marked(database, begun.session_id, begun.learner_ids[0])
    statements.clear()

    with database.reading() as look:
        found = queries.recorded(look, [done.session_id, begun.session_id, empty])

    assert len(statements) == 1
    assert [
        (found[id].roll, found[id].unmarked, found[id].done) for id in (done.session_id, begun.session_id)
    ] == [
        (2, 0, True),
        (3, 2, False),
    ]
    assert found[done.session_id].last_at == given.NOW
    assert not found[empty].done


def test_how_far_the_registers_of_a_group_are(database):
    group = given_attendance.a_class(database, 2, earlier=3)

    with database.reading() as look:
        found = queries.sessions_of_group(look, group.group_id)
    assert [(one.recorded.roll, one.recorded.unmarked) for one in found] == [(2, 2)] * 4
    assert [one.session.day for one in found] == [TODAY - DAY * n for n in (3, 2, 1, 0)]


def test_the_sessions_of_a_day_come_with_how_far_they_are(database, statements):
    group = given_attendance.a_class(database, 2)
    given_attendance.marked(database, group.session_id, group.learner_ids[0])
    statements.clear()

    with database.reading() as look:
        [one] = queries.sessions_of_day(look, TODAY, given.TEACHER.scope())

    assert (one.session.hours, one.recorded.roll, one.recorded.unmarked) == ("08:30–10:00", 2, 1)
    assert len(statements) == 2


def test_unfinished_registers_are_found_newest_first(database):
    group = given_attendance.a_class(database, 1, earlier=3)
    sessions = _sessions(database, group.group_id)
    given_attendance.marked(database, sessions[1], group.learner_ids[0])
    given_attendance.a_session(database, group.group_id, TODAY - DAY, start=800, end=860, cancelled="no_room")
    others = given_attendance.a_running_group(database, "Maths", teacher_id=given.LEADER.user_id)
    given_attendance.on_the_roll(database, others, "Ana Rossi")
    theirs = given_attendance.a_session(database, others, TODAY - DAY)

    with database.reading() as look:
        mine = queries.unfinished(look, TODAY - 14 * DAY, TODAY - DAY, given.TEACHER.scope())
        everybodys = queries.unfinished(look, TODAY - 14 * DAY, TODAY - DAY)

    assert [one.id for one in mine] == [sessions[2], sessions[0]]
    assert theirs in [one.id for one in everybodys]


def _sessions(database, group_id):
    with database.reading() as look:
        return [row.id for row in sessions_of_group(look, group_id) if row.day < TODAY]
