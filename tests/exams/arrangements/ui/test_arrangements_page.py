"""The list of decisions: what holds, what ends soon and what is over, by keyboard, for few."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from eduapp.app import catalogue
from eduapp.exams.arrangements import terms
from eduapp.exams.arrangements.ui.arrangements_page import ArrangementsPage
from eduapp.exams.arrangements.ui.decision_dialog import RECORD_REASON
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_arrangements import AN_HOUR, OWN_ROOM, READER, a_decision, withdrawn
from tests.support.keys import keys_only, press, write

ROUTE = Route("arrangements.list")


@pytest.fixture
def people(database, learner_id):
    return learner_id, given.a_learner(database, "Bo Berg", number="7777")


@pytest.fixture
def decided(database, people, course_id):
    kari, bo = people
    a_decision(database, kari, AN_HOUR, OWN_ROOM)
    a_decision(database, bo, READER, valid_until=date(2026, 12, 24), reference="2026/99")
    withdrawn(database, a_decision(database, bo, AN_HOUR, course_id=course_id), "wrong")


@pytest.fixture
def page(qtbot, fakes, decided):
    return opened(qtbot, fakes)


def opened(qtbot, fakes, route=ROUTE):
    made = ArrangementsPage(fakes.bench, route)
    qtbot.addWidget(made)
    show(made)
    return made


def names(page):
    QApplication.processEvents()
    return [row.learner for row in page.table.table.rows]


def test_what_holds_stands_there_the_first_to_end_on_top_and_is_read_as_a_sentence(page):
    assert names(page) == ["Berg, Bo", "Moe, Kari"]
    said = [page.table.table.sentence(row) for row in page.table.table.rows]
    assert said == [
        "Berg, Bo: All exams; Somebody reads the paper aloud; 01.10.2026 to 24.12.2026; ends 24.12.2026",
        "Moe, Kari: All exams; More time: 60 min, own room; from 01.10.2026; in force",
    ]


def test_chips_show_what_ends_soon_and_what_is_over(page):
    assert [one.text for one in page.filters()] == ["Ends soon", "Over or ended"]
    page.choose_filter("soon")
    assert names(page) == ["Berg, Bo"]
    page.choose_filter("ended")
    assert names(page) == ["Berg, Bo"]
    [row] = page.table.table.rows
    assert row.course == "Matematikk"


def test_one_is_found_and_its_learner_opened_by_keyboard(page, fakes, people):
    with keys_only():
        write(page, "2026/99")
        press(page, "Return")
    assert fakes.went == [Route("learners.learner", people[1])]


def test_today_leads_to_what_ends_soon(qtbot, fakes, decided):
    page = opened(qtbot, fakes)
    page.open_route(Route("arrangements.list", detail="soon"))
    assert names(page) == ["Berg, Bo"]


def test_the_button_the_palette_and_the_empty_list_lead_to_the_form(qtbot, fakes):
    page = opened(qtbot, fakes)
    assert page.empty().title == "No decisions yet"
    page.nothing.buttons[0].click()
    assert the_dialog().windowTitle() == "Record a decision"
    the_dialog().reject()
    page.header_buttons()[0].click()
    assert the_dialog().windowTitle() == "Record a decision"
    the_dialog().reject()
    page.open_route(Route("arrangements.list", detail="add"))
    assert the_dialog().windowTitle() == "Record a decision"


def test_a_decision_recorded_elsewhere_is_heard_of(database, page):
    a_decision(database, given.a_learner(database, "Carl Dahl"), READER)
    assert names(page) == ["Berg, Bo", "Dahl, Carl", "Moe, Kari"]


def test_who_may_only_look_is_told_why(qtbot, database, decided):
    looking = replace(given.LEADER, permissions=frozenset({terms.SEE_ARRANGEMENTS}))
    page = opened(qtbot, a_hearing_bench(database, looking))
    assert names(page) == ["Berg, Bo", "Moe, Kari"]
    [add] = page.header_buttons()
    assert (add.isEnabled(), add.accessibleDescription()) == (False, RECORD_REASON)
    page.open_route(Route("arrangements.list", detail="add"))
    assert QApplication.activeModalWidget() is None


def test_only_leaders_and_the_office_are_offered_anything_of_it():
    for actor in given.STAFF:
        offered = [
            offer
            for feature in catalogue.FEATURES
            for kind in (feature.pages, feature.panels, feature.actions, feature.today)
            for offer in kind
            if offer.permission.startswith("arrangements.") and actor.may(offer.permission)
        ]
        assert bool(offered) is (actor in (given.LEADER, given.OFFICE))


def test_the_count_and_the_keys_are_said_in_words(page):
    assert page.count_text(1, 1) == "1 decision"
    assert dict(page.keys())["Enter"] == "Open the learner's page"


def test_the_page_is_fit_for_everybody(qtbot, database, decided):
    for chosen in ("", "soon", "ended"):
        assert_page_accessible(
            lambda theme: ArrangementsPage(a_bench(database, theme=theme).bench, ROUTE),
            prepare=lambda page, chosen=chosen: page.choose_filter(chosen) if chosen else None,
        )
