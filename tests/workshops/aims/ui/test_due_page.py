"""The list of talks due, by keyboard, for everybody."""

from dataclasses import replace
from datetime import date

import pytest

from eduapp.gui.routes import Route
from eduapp.workshops.aims import terms
from eduapp.workshops.aims.ui.aims_page import CHOOSE_ROW
from eduapp.workshops.aims.ui.due_page import DuePage
from eduapp.workshops.aims.ui.matrix_page import SIGN_REASON
from tests.support import given, given_workshops
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_roads import a_road
from tests.support.keys import keys_only, press, write

ROUTE = Route("aims.talks")
OFTEN = "At least one talk every 6 months (opplæringsforskrifta §§ 9-6, 9-13, 15-8)."


@pytest.fixture
def people(database):
    shop = given_workshops.a_workshop(database)
    ids = given_workshops.placed(database, shop, "Kari Moe", "Anton Berg", "Ola Vik")
    for learner_id, day in zip(ids, (date(2026, 5, 18), date(2026, 6, 1), date(2026, 8, 17)), strict=True):
        a_road(database, learner_id, shop, way="apprentice", start_day=day)
    return ids


def a_page(qtbot, fakes):
    page = DuePage(fakes.bench, ROUTE)
    qtbot.addWidget(page)
    show(page)
    return page


def test_each_row_says_whose_talk_is_due_when_and_by_which_paragraph(qtbot, fakes, people):
    page = a_page(qtbot, fakes)

    assert [page.table.table.sentence(row) for row in page.table.table.rows] == [
        f"Moe, Kari: joinery, apprentice, talk due 18.11.2026, overdue, {OFTEN}",
        f"Berg, Anton: joinery, apprentice, talk due 01.12.2026, in 8 days, {OFTEN}",
        f"Vik, Ola: joinery, apprentice, talk due 17.02.2027, {OFTEN}",
    ]
    assert page.count_text(3, 3) == "3 talks"


def test_a_talk_is_noted_by_keyboard_and_the_row_moves(qtbot, fakes, people):
    page = a_page(qtbot, fakes)
    page.table.select_row(page.table.table.rows[0].id)
    page.table.setFocus()
    with keys_only():
        press(page, "Return")
        press(the_dialog(), "Tab")
        write(the_dialog(), "Practise joints")
        press(the_dialog(), "Ctrl+Return")

    assert no_dialog()
    assert [row.name for row in page.table.table.rows] == ["Berg, Anton", "Vik, Ola", "Moe, Kari"]
    assert page.table.table.rows[2].due == date(2027, 5, 23)


def test_the_verbs_say_why_they_are_grey(qtbot, fakes, people):
    page = a_page(qtbot, fakes)
    assert [verb.accessibleDescription() for verb in page.header_buttons()] == [CHOOSE_ROW, CHOOSE_ROW]

    page.table.select_row(page.table.table.rows[2].id)
    page._go.click()
    assert fakes.went == [Route("learners.learner", people[2])]
    page._note.click()
    assert the_dialog().accessibleName() == "Talk on the way to joinery"


def test_who_may_only_look_is_led_to_the_learner(qtbot, database, people):
    looking = replace(given.LEADER, permissions=frozenset({terms.SEE_AIMS}))
    fakes = a_bench(database.acting_as(looking), looking)
    page = a_page(qtbot, fakes)
    page.table.select_row(page.table.table.rows[0].id)

    assert page._note.accessibleDescription() == SIGN_REASON
    page.open(page.table.table.rows[0])
    assert no_dialog()
    assert fakes.went == [Route("learners.learner", people[0])]


def test_an_empty_list_says_who_stands_here(qtbot, fakes):
    assert a_page(qtbot, fakes).empty().title == "No talks are asked for"


def test_the_page_is_fit_for_everybody(qtbot, database, people):
    assert_page_accessible(lambda theme: DuePage(a_bench(database, theme=theme).bench, ROUTE))
