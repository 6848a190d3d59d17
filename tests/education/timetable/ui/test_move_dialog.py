"""The form for moving: a free time fills it in, and what stands against it is told in it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from eduapp.core.spans import Span
from eduapp.education.timetable import queries
from eduapp.education.timetable.rules import Meeting
from eduapp.education.timetable.ui.move_dialog import move_session
from eduapp.education.timetable.ui.reading import MoveFacts
from tests.support import given, given_attendance
from tests.support.accessibility import assert_page_accessible
from tests.support.fakes import a_bench

MONDAY = given.TODAY
FREE = (
    Meeting(MONDAY + timedelta(days=1), Span(600, 690)),
    Meeting(MONDAY + timedelta(days=2), Span(510, 600)),
)


@pytest.fixture
def facts(database):
    session_id = given_attendance.a_session(database, given_attendance.a_running_group(database))
    with database.reading() as look:
        return MoveFacts(queries.session_head(look, session_id), (), {}, FREE)


def test_a_free_time_fills_in_day_and_times(fakes, parent, facts, database):
    versions = []
    dialog = move_session(fakes.bench, facts, parent, versions.append)

    dialog.form.field("free").set_value(FREE[1])
    dialog.submit()

    assert versions == [2]
    with database.reading() as look:
        row = queries.session_head(look, facts.session.id)
    assert (row.day, row.hours) == (MONDAY + timedelta(days=2), "08:30–10:00")


def test_a_time_can_be_typed_and_what_stands_against_it_is_told(fakes, parent, facts):
    dialog = move_session(fakes.bench, facts, parent, lambda _version: None)
    dialog.form.set_values({"day": MONDAY - timedelta(days=7)})
    dialog.submit()
    assert "16.11.2026 has passed." in dialog.form.summary.accessibleDescription()
    assert dialog.isVisible()


def test_a_place_that_is_gone_is_no_place(fakes, parent, facts):
    session = replace(facts.session, place_id=given.TEACHER.user_id)
    dialog = move_session(fakes.bench, replace(facts, session=session), parent, lambda _version: None)
    assert dialog.form.values()["place"] is None


def test_it_says_when_nothing_is_free(fakes, parent, facts):
    dialog = move_session(fakes.bench, replace(facts, free=()), parent, lambda _version: None)
    assert dialog.form.field("free").accessibleDescription() == "None in the next weeks."


def test_the_form_is_fit_for_everybody(qtbot, database, parent, facts):
    assert_page_accessible(
        lambda theme: move_session(a_bench(database, theme=theme).bench, facts, parent, lambda _version: None)
    )
