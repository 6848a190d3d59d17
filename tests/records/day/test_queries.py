"""What is told of a day: how it stands, what it brought, and which earlier ones are not closed."""

from datetime import timedelta

import pytest

from eduapp.records.day import queries
from eduapp.records.day.rules import GoingOn, OpenEnds
from tests.support import given, given_attendance, given_education, given_workshops
from tests.support.given_days import closed, opened
from tests.support.given_lists import printed, register_of
from tests.support.given_tools import a_board, a_tool, board_head, counted, proposed
from tests.support.given_tools import closed as finished
from tests.support.statements import plans_of, selects_of, tables_read_whole

YESTERDAY = given.TODAY - timedelta(days=1)


@pytest.fixture
def group(database):
    given_education.the_school(database)
    return given_attendance.a_class(database, 3)


def ask(database, query, *args):
    with database.reading() as session:
        return query(session, *args)


def test_a_day_nobody_opened_is_not_there(database):
    assert ask(database, queries.head, given.TODAY) is None
    assert ask(database, queries.last_opened) is None


def test_before_a_session_is_over_its_register_is_not_missing(database, group, clock):
    assert ask(database, queries.open_ends, given.TODAY) == []
    assert ask(database, queries.still_going_on, given.TODAY) == GoingOn(sessions=1)
    assert not ask(database, queries.is_over, given.TODAY)
    clock.moment = clock.moment.replace(hour=15)
    assert ask(database, queries.is_over, given.TODAY)
    [end] = ask(database, queries.open_ends, given.TODAY)
    assert (end.id, end.title, end.detail, end.count) == (
        group.session_id, "Norwegian A2, Autumn", "08:30–10:00", 3,
    )  # fmt: skip
    assert queries.counted([end]) == OpenEnds(registers=1)


def test_before_a_shift_or_a_session_is_over_neither_sheet_nor_paper_is_missing(database, group, clock):
    given_workshops.placed(database, given_workshops.a_workshop(database), "Ola Vik")
    printed(database, register_of(group.session_id))
    assert ask(database, queries.open_ends, given.TODAY) == []

    clock.moment = clock.moment.replace(hour=11)  # the session is over, the shift is not
    assert [end.kind for end in ask(database, queries.open_ends, given.TODAY)] == ["register", "list"]
    clock.moment = clock.moment.replace(hour=15)
    found = ask(database, queries.open_ends, given.TODAY)
    assert [(end.kind, end.detail) for end in found] == [
        ("register", "08:30–10:00"), ("shift", "08:00–15:00"), ("list", "2026-1-1"),
    ]  # fmt: skip


def test_a_shift_goes_on_until_its_end(database, group, clock):
    given_workshops.placed(database, given_workshops.a_workshop(database), "Ola Vik")
    given_workshops.placed(database, given_workshops.a_workshop(database, "Metal"), "Per Li")
    assert ask(database, queries.still_going_on, given.TODAY) == GoingOn(sessions=1, shifts=2)

    given_workshops.at(clock, given.TODAY, 14)  # the session is over, the shifts are not
    assert ask(database, queries.still_going_on, given.TODAY) == GoingOn(shifts=2)
    assert not ask(database, queries.is_over, given.TODAY)
    given_workshops.at(clock, given.TODAY, 15)
    assert ask(database, queries.still_going_on, given.TODAY) == GoingOn()
    assert ask(database, queries.is_over, given.TODAY)


def test_days_before_that_nobody_closed_are_known_while_something_is_missing(database, group, clock):
    opened(database)
    clock.moment += timedelta(days=1)
    assert ask(database, queries.not_closed, database.today()) == [given.TODAY]
    given_attendance.mark_rest(database, group.session_id)
    assert ask(database, queries.not_closed, database.today()) == []
    closed(database)
    assert ask(database, queries.head, given.TODAY).closed_by == given.LEADER.name


def test_marks_that_say_too_little_are_chased_while_they_may_be_changed(database, group, clock):
    first, second, third = group.learner_ids
    given_attendance.mark(database, group.session_id, first, "late")
    given_attendance.mark(database, group.session_id, second, "absent")
    given_attendance.has_an_offer(database, third)
    given_attendance.mark(database, group.session_id, third, "absent")
    clock.moment = clock.moment.replace(hour=15)

    [end] = ask(database, queries.open_ends, given.TODAY)
    assert (end.id, end.kind, end.count) == (group.session_id, "details", 2)
    assert queries.counted([end]) == OpenEnds(details=1)

    given_attendance.mark(database, group.session_id, first, "late", minutes_late=5)
    assert ask(database, queries.open_ends, given.TODAY)[0].count == 1
    clock.moment += timedelta(days=7)
    assert ask(database, queries.open_ends, given.TODAY) == []


def test_a_cancelled_session_misses_nothing(database, group, clock):
    given_attendance.mark_rest(database, group.session_id)
    given_attendance.a_session(database, group.group_id, start=660, end=700, cancelled="lock_down")
    clock.moment = clock.moment.replace(hour=15)
    assert ask(database, queries.open_ends, given.TODAY) == []


def test_a_day_is_read_with_few_statements_and_through_indexes(database, group, clock):
    clock.moment = clock.moment.replace(hour=15)
    for hour in range(4):
        given_attendance.a_session(database, group.group_id, start=600 + hour * 60, end=645 + hour * 60)
    with selects_of(database) as sent:
        ask(database, queries.open_ends, given.TODAY)
    assert len(sent) <= 10
    if database.engine.dialect.name != "sqlite":
        pytest.skip("asks SQLite for its plan")
    with plans_of(database) as steps:
        ask(database, queries.open_ends, given.TODAY)
        ask(database, queries.brought, given.TODAY)
    assert tables_read_whole(steps, {"session", "attendance_mark", "enrolment", "school_day_change"}) == []


def test_a_board_that_was_used_and_is_not_accounted_for_is_told_once_nothing_goes_on(database, group, clock):
    board_id = a_board(database)
    plane = a_tool(database, board_id)
    counted(database, board_id)
    assert ask(database, queries.open_ends, given.TODAY) == []

    clock.moment = clock.moment.replace(hour=15)
    end = ask(database, queries.open_ends, given.TODAY)[-1]
    assert (end.id, end.kind, end.title) == (board_id, "tools", "Hand tools")
    assert end.detail == "Hand tools has no closing count on 23.11.2026. Count it at closing."
    assert queries.counted([end]) == OpenEnds(boards=1)

    counted(database, board_id, "closing", {plane: 0})
    assert "two people close the search" in ask(database, queries.open_ends, given.TODAY)[-1].detail
    [search] = board_head(database, board_id).searches
    proposed(database, search.id)
    finished(database, search.id)
    assert [one.kind for one in ask(database, queries.open_ends, given.TODAY)] == ["register"]
