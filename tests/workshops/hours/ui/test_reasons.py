"""Why somebody is not here."""

import pytest
from PySide6.QtWidgets import QApplication

from eduapp.gui.routes import Route
from eduapp.workshops.hours.ui.looks import asked_reasons
from eduapp.workshops.hours.ui.shift_page import ShiftPage
from tests.support import reach, sight, spoken
from tests.support.accessibility import CASES, standing
from tests.support.fakes import a_bench
from tests.support.keys import click, press


@pytest.fixture
def reasons(stage):
    return stage.page.grid.reasons


def test_they_open_at_the_card_without_moving_anything_and_close_on_going_on(stage, people, reasons):
    places = [card.geometry() for card in stage.page.grid.cards]

    for at in (0, 4, 9, 14):
        card = stage.card(people[at])
        click(card.here)
        assert reasons.isVisible()
        assert not reasons.geometry().intersects(card.geometry().adjusted(2, 2, -2, -2))
        assert stage.page.grid.rect().contains(reasons.geometry())
        stage.page.grid.cards[(at + 1) % 15].setFocus()
        assert not reasons.isVisible()
    assert [card.geometry() for card in stage.page.grid.cards] == places


def test_nothing_has_to_be_chosen(stage, people, reasons):
    click(stage.card(people[0]).here)
    click(stage.page.foot.sign)

    assert [absence.reason for absence in stage.view().sheet.absences] == ["not_said"]


def test_they_can_be_sent_away(stage, people, reasons):
    click(stage.card(people[0]).here)
    click(reasons.none)

    assert not reasons.isVisible()
    assert stage.page.state.reason_of(people[0]) == "not_said"


def test_numbers_choose_and_others_do_nothing(stage, people, reasons):
    stage.card(people[0]).setFocus()
    press(stage.page, "Space", "9")
    assert stage.page.state.reason_of(people[0]) == "not_said"

    press(stage.page, "3")
    assert stage.page.state.reason_of(people[0]) == "visit"
    assert not reasons.isVisible()
    press(stage.page, "1")  # thought better of it
    assert stage.page.state.reason_of(people[0]) == "health"


def test_tab_goes_into_them_and_escape_closes(stage, people, reasons):
    stage.card(people[0]).setFocus()
    press(stage.page, "Space", "Tab", "Tab")
    assert reasons.buttons[1].hasFocus()

    press(stage.page, "Esc")
    assert not reasons.isVisible()


def test_being_here_after_all_closes_them(stage, people, reasons):
    click(stage.card(people[0]).here)
    click(stage.card(people[0]).here)

    assert not reasons.isVisible()


def test_each_reason_of_the_list_has_its_button(reasons):
    assert [made.accessibleName() for made in reasons.buttons] == [word for _code, word in asked_reasons()]


def test_they_are_fit_for_everybody(qtbot, database, carpentry, people):
    def make(theme):
        return ShiftPage(a_bench(database, theme=theme).bench, Route("workshops.shift", carpentry))

    found = []
    for case in CASES:
        with standing(case, make) as (window, page, theme):
            page.grid.cards[4].toggle()
            QApplication.processEvents()
            for check in (spoken.names, spoken.roles, spoken.words, sight.nothing_cut, reach.targets):
                found += [f"{case}: {problem}" for problem in check(window, theme)]
    assert found == []
