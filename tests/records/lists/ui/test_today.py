"""Today says which paper to fetch back, and which did not come back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from eduapp.gui.routes import Route
from eduapp.records.lists.rules import Kind, Subject
from eduapp.records.lists.ui.today import rows
from tests.support import given, given_attendance
from tests.support.given_lists import opened, printed, register_of


def told(database, actor=given.LEADER):
    with database.reading() as session:
        return rows(session, actor, database.today())


@pytest.fixture
def sheet(database, group):
    return printed(database, register_of(group.session_id))


def test_there_is_nothing_to_say_of_papers_that_hold(database, group, sheet):
    assert told(database) == []


def test_rule_83_a_paper_that_was_overtaken_is_to_be_printed_again(database, group, sheet):
    given_attendance.on_the_roll(database, group.group_id, "Ola Vik")

    [row] = told(database)

    assert row.title == "List 2026-1/1, printed at 08:00, is out of date"
    assert row.verb == "Print again"
    assert row.detail == "08:30–10:00 · Norwegian A2, Autumn: Vik, Ola has been added"
    subject = register_of(group.session_id)
    assert row.route == Route("lists.lists", group.session_id, subject.key)


def test_a_paper_of_another_day_says_which_day(database, group, clock):
    tomorrow = given.TODAY + timedelta(days=1)
    printed(database, register_of(given_attendance.a_session(database, group.group_id, tomorrow), tomorrow))
    clock.moment += timedelta(days=1)
    given_attendance.on_the_roll(database, group.group_id, "Ola Vik")

    assert told(database)[0].title == "List 2026-1/1, printed on 23.11.2026 08:00, is out of date"


def test_movement_lists_are_watched_like_registers(database, group):
    printed(database, Subject(Kind.UNIT, given.TODAY, unit="C"))
    given_attendance.on_the_roll(database, group.group_id, "Ola Vik")

    [row] = told(database, given.OFFICE)

    assert row.route.detail == "unit:2026-11-23:C"
    assert told(database, given.TEACHER) == []  # not of one of the own groups


def test_a_paper_that_did_not_come_back_is_asked_for_once_the_session_is_over(database, group, sheet, clock):
    assert told(database, given.TEACHER) == []
    clock.moment += timedelta(hours=3)

    [row] = told(database, given.TEACHER)

    assert row.title == "List 2026-1/1 is not typed in"
    assert row.detail == "Norwegian A2, Autumn · 08:30–10:00"
    assert row.route == Route("lists.type_in", opened(database, sheet).list_id)
    clock.moment += timedelta(days=1)
    assert told(database)[0].detail == "Norwegian A2, Autumn · 23.11.2026 08:30–10:00"


def test_others_are_not_asked_for_it(database, group, sheet, clock):
    clock.moment += timedelta(hours=3)

    assert told(database, given.OFFICE) == []  # may not type in
    other = replace(given.TEACHER, user_id=given.WORKSHOP_LEADER.user_id)
    assert told(database, other) == []


def test_only_a_few_are_named(database, group, clock):
    for number in range(6):
        start = 500 + 20 * number
        session_id = given_attendance.a_session(database, group.group_id, start=start, end=start + 20)
        printed(database, register_of(session_id))
    clock.moment += timedelta(hours=5)

    assert len(told(database)) == 4
