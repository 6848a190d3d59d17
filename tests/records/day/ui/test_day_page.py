"""A day is looked through and closed by keyboard; what is missing leads to where it is recorded."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.gui.routes import Route
from eduapp.records.day import queries
from eduapp.records.day.ui.contributions import DAY
from eduapp.records.day.ui.day_page import BROUGHT, CLOSED_ALREADY, NO_RIGHT, NOT_OPENED, DayPage
from tests.support import given, given_attendance
from tests.support.accessibility import assert_page_accessible
from tests.support.fakes import a_bench
from tests.support.given_days import opened
from tests.support.given_education import a_group, an_enrolment
from tests.support.keys import keys_only, press


@pytest.fixture
def page(shown, fakes, group):
    return shown(DayPage(fakes.bench, Route(DAY)))


def shown_words(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def whom(page):
    return [row.whom for row in page.table.table.rows]


def is_closed(database):
    with database.reading() as session:
        return queries.head(session, given.TODAY).closed_at is not None


def test_what_is_missing_leads_to_where_it_is_recorded(page, fakes, group):
    assert whom(page) == ["Norwegian A2, Autumn"]
    page.table.setFocus()
    with keys_only():
        press(page, "Down", "Return")
    assert fakes.went[-1] == Route("attendance.register", group.session_id)


def test_a_day_with_everything_recorded_is_closed_by_one_key(page, database, group, fakes):
    given_attendance.mark_rest(database, group.session_id)
    page.reload()
    with keys_only():
        press(page, "Ctrl+Return")
    assert is_closed(database)
    assert fakes.tell.texts == ["The day is closed."]
    assert (
        page.close_it.toolTip() == CLOSED_ALREADY or CLOSED_ALREADY in page.close_it.accessibleDescription()
    )


def test_what_is_missing_asks_for_a_reason(page, database, fakes):
    fakes.ask.reason = "Læreren er syk"
    press(page, "Ctrl+Return")
    assert is_closed(database)


def test_without_a_reason_the_day_stays_open(page, database):
    press(page, "Ctrl+Return")
    assert not is_closed(database)


def test_what_the_day_brought_is_told_of_each(shown, database, fakes, group, clock):
    learner = given.a_learner(database, "Karim Haddad")
    an_enrolment(database, learner, a_group(database), first_day=given.TODAY + timedelta(days=1))
    clock.moment += timedelta(days=1)
    opened(database, given.TODAY + timedelta(days=1))
    page = shown(DayPage(fakes.bench, Route(DAY, detail="2026-11-24")))

    page.choose_filter(BROUGHT)

    [row] = page.table.table.rows
    assert (row.whom, row.what) == ("Haddad, Karim", "began")
    page.open(row)
    assert fakes.went[-1] == Route("learners.learner", learner)


def test_a_day_in_the_route_is_shown(shown, fakes, group):
    page = shown(DayPage(fakes.bench, Route(DAY, detail="2026-11-20")))
    assert page.day.text() == "20.11.2026"
    assert NOT_OPENED in page.close_it.toolTip() + page.close_it.accessibleDescription()


def test_with_nothing_missing_and_nothing_changed_the_page_says_so(page, database, group):
    given_attendance.mark_rest(database, group.session_id)
    page.reload()
    assert "Everything is recorded" in shown_words(page.nothing)
    page.choose_filter(BROUGHT)
    assert "The day changed nothing" in shown_words(page.nothing)


def test_who_may_only_look_is_told_so(shown, database, group):
    fakes = a_bench(database.acting_as(given.OFFICE), given.OFFICE)
    page = shown(DayPage(fakes.bench, Route(DAY)))
    assert NO_RIGHT in page.close_it.toolTip() + page.close_it.accessibleDescription()


def test_it_is_fit_for_everybody(qtbot, database, group):
    assert_page_accessible(lambda theme: DayPage(a_bench(database, theme=theme).bench, Route(DAY)))
