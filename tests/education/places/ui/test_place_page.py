"""The page of a place: its facts, and its days out of service by keyboard."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from eduapp.education.places.service import SavePlace, TakeOutOfService, save_place, take_out_of_service
from eduapp.education.places.ui.place_page import CHANGE_REASON, OUT_REASON, PlacePage
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Chip
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.keys import keys_only, press


@pytest.fixture
def place_id(database):
    order = SavePlace(
        name="Snekkersalen", kind="workshop", seats=18, machines=6, highest_level="low", active=True
    )
    return database.execute(save_place, order)


@pytest.fixture
def page(qtbot, database, place_id):
    made = PlacePage(a_hearing_bench(database).bench, Route("places.place", place_id))
    qtbot.addWidget(made)
    show(made)
    return made


def texts(page):
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]


def out(database, place_id, first=given.TODAY, last=None, reason="damage"):
    order = TakeOutOfService(place_id=place_id, first_day=first, last_day=last, reason=reason)
    return database.execute(take_out_of_service, order)


def test_it_says_what_the_place_holds_and_whom_it_is_for(page):
    assert (page.title, page.context) == ("Snekkersalen", "workshop")
    assert {"18", "6", "up to lower", "in use"} <= set(texts(page))
    assert any("never been out of service" in text for text in texts(page))


def test_days_are_added_and_ended_by_keyboard(page, database, place_id):
    page.first_focus().click()  # it stands in the bar of the window
    with keys_only():
        press(the_dialog(), "Tab", "Tab", "Down", "Ctrl+Return")
    assert no_dialog()
    assert "From 23.11.2026 until further notice: damage" in texts(page)
    assert "out of service (damage)" in texts(page)

    [end] = [one for one in page.findChildren(QPushButton) if one.text() == "End…"]
    assert end.accessibleName() == "End the days out of service from 23.11.2026 until further notice…"
    end.setFocus()
    with keys_only():
        press(page, "Space")
        press(the_dialog(), "Ctrl+Return")
    assert no_dialog()
    assert "On 23.11.2026: damage" in texts(page)
    assert not [one for one in page.findChildren(QPushButton) if one.text() == "End…"]


def test_days_that_are_over_cannot_be_ended(page, database, place_id):
    out(database, place_id, given.TODAY - timedelta(days=9), given.TODAY - timedelta(days=5))

    assert [chip.accessibleName() for chip in page.findChildren(Chip)] == ["over"]
    assert not [one for one in page.findChildren(QPushButton) if one.text() == "End…"]


def test_the_form_of_the_place_opens_from_its_page(page):
    change, _take_out = page.header_buttons()
    change.click()
    assert the_dialog().windowTitle() == "Change Snekkersalen"


def test_who_may_only_look_is_told_why(qtbot, database, place_id):
    out(database, place_id)
    page = PlacePage(a_bench(database, given.TEACHER).bench, Route("places.place", place_id))
    qtbot.addWidget(page)
    show(page)

    change, take_out = page.header_buttons()
    assert (change.accessibleDescription(), take_out.accessibleDescription()) == (CHANGE_REASON, OUT_REASON)
    assert not [one for one in page.findChildren(QPushButton) if one.text() == "End…"]


def test_a_place_that_is_gone_is_said_so(qtbot, database):
    page = PlacePage(a_bench(database).bench, Route("places.place", given.TEACHER.user_id))
    qtbot.addWidget(page)
    show(page)
    assert page.title == "This place has been removed"


def test_the_page_is_fit_for_everybody(qtbot, database, place_id):
    out(database, place_id)
    out(database, place_id, given.TODAY - timedelta(days=9), given.TODAY - timedelta(days=5), "maintenance")
    route = Route("places.place", place_id)
    assert_page_accessible(lambda theme: PlacePage(a_bench(database, theme=theme).bench, route))
