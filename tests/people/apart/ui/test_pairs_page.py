"""The list of people kept apart, by keyboard, for those with the right and nobody else."""

import pytest
from PySide6.QtWidgets import QApplication

from eduapp.app import catalogue
from eduapp.gui.routes import Route
from eduapp.people.apart import terms
from eduapp.people.apart.ui.pairs_page import PairsPage
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_apart import a_closed_pair, a_pair
from tests.support.keys import keys_only, press, write

ROUTE = Route("apart.list")
ADD = Route("apart.list", detail="add")


@pytest.fixture
def people(database):
    return [given.a_learner(database, name) for name in ("Ada Holm", "Bo Berg", "Carl Dahl")]


@pytest.fixture
def page(qtbot, fakes, database, people):
    ada, bo, carl = people
    a_pair(database, ada, bo)
    a_closed_pair(database, a_pair(database, ada, carl, "workshop"))
    made = PairsPage(fakes.bench, ROUTE)
    qtbot.addWidget(made)
    show(made)
    return made


def rows(page):
    QApplication.processEvents()
    return [frozenset((row.first, row.second)) for row in page.table.table.rows]


def test_those_kept_apart_now_stand_there_and_are_read_as_a_sentence(page):
    assert rows(page) == [{"Holm, Ada", "Berg, Bo"}]
    [row] = page.table.table.rows
    assert page.table.table.sentence(row) == (
        f"{row.first} and {row.second}, never in one room at one time, since 23.11.2026 · Solveig Nes"
    )


def test_the_chip_shows_those_who_were(page):
    page.choose_filter("closed")
    assert rows(page) == [{"Holm, Ada", "Dahl, Carl"}]
    [row] = page.table.table.rows
    assert page.table.table.sentence(row).endswith(", ended 23.11.2026 · Solveig Nes")


def test_a_pair_is_found_and_closed_by_keyboard(page, fakes):
    with keys_only():
        write(page, "berg")
        press(page, "Return")
    assert fakes.ask.confirmed == ["Let them be together again?"]
    page.show_all()
    assert rows(page) == []


def test_a_closed_pair_is_kept_apart_again_as_a_new_one(page):
    page.choose_filter("closed")
    page.open(page.table.table.rows[0])
    dialog = the_dialog()
    assert None not in (dialog.form.values()["one_id"], dialog.form.values()["other_id"])
    dialog.submit()

    assert no_dialog()
    assert rows(page) == [{"Holm, Ada", "Dahl, Carl"}]
    page.show_all()
    assert len(rows(page)) == 2


def test_the_button_and_the_palette_lead_to_the_form(page):
    page.header_buttons()[0].click()
    assert the_dialog().windowTitle() == "Keep two people apart"
    the_dialog().reject()
    page.open_route(ADD)
    assert the_dialog().windowTitle() == "Keep two people apart"


def test_an_empty_list_says_what_it_is_for(qtbot, fakes):
    page = PairsPage(fakes.bench, ROUTE)
    qtbot.addWidget(page)
    show(page)
    assert page.empty().title == "Nobody is kept apart"
    page.nothing.buttons[0].click()
    assert the_dialog().windowTitle() == "Keep two people apart"


def test_only_those_with_the_right_are_offered_anything_of_it():
    for actor in given.STAFF:
        offered = [
            offer
            for feature in catalogue.FEATURES
            for kind in (feature.pages, feature.panels, feature.actions, feature.settings)
            for offer in kind
            if offer.permission.startswith("apart.") and actor.may(offer.permission)
        ]
        assert bool(offered) is (actor is given.LEADER)
        assert actor.may(terms.SEE_PAIRS) is (actor is given.LEADER)


def test_the_count_and_the_keys_are_said_in_words(page):
    assert page.count_text(1, 1) == "1 pair"
    assert dict(page.keys())["Enter"] == "End it, or keep the two apart again"


def test_the_page_is_fit_for_everybody(qtbot, database, people):
    ada, bo, carl = people
    a_pair(database, ada, bo)
    a_closed_pair(database, a_pair(database, ada, carl))
    assert_page_accessible(lambda theme: PairsPage(a_bench(database, theme=theme).bench, ROUTE))
    assert_page_accessible(
        lambda theme: PairsPage(a_bench(database, theme=theme).bench, ROUTE),
        prepare=lambda page: page.choose_filter("closed"),
    )
