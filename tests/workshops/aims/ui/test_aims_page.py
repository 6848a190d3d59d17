"""The list of competence aims, by keyboard, for everybody."""

from dataclasses import replace

import pytest

from eduapp.gui.routes import Route
from eduapp.workshops.aims import terms
from eduapp.workshops.aims.ui.aims_page import BRING_REASON, CHOOSE_ROW, KEEP_REASON, AimsPage
from tests.support import given, given_workshops
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_aims import a_task, an_aim, practised_by
from tests.support.given_roads import CARPENTRY
from tests.support.keys import keys_only, press, write

ROUTE = Route("aims.list")


@pytest.fixture
def page(qtbot, database, fakes):
    given_workshops.a_workshop(database, tasks=("Joints", "Drawings"))
    practised_by(database, an_aim(database, "KM1", "Read a drawing"), a_task(database, "Drawings"))
    an_aim(database, "KM2", "Make a joint")
    an_aim(database, "KM3", "Build a wall", trade=CARPENTRY)
    made = AimsPage(fakes.bench, ROUTE)
    qtbot.addWidget(made)
    show(made)
    return made


def codes(page):
    return [row.facts.code for row in page.table.table.rows]


def test_each_aim_says_its_words_and_what_practises_it(page):
    assert page.table.table.sentence(page.table.table.rows[1]) == (
        "KM1: Read a drawing. Joinery, practised by: Drawings"
    )
    assert page.table.table.sentence(page.table.table.rows[2]).endswith("practised by: no task yet")


def test_one_trade_and_words_narrow_the_list(page):
    page._trade.set_value(CARPENTRY)
    assert codes(page) == ["KM3"]

    page._trade.set_value("")
    with keys_only():
        write(page, "joint")
    assert codes(page) == ["KM2"]


def test_enter_on_a_row_ticks_the_tasks_that_practise_the_aim(page):
    page.table.select_row(page.table.table.rows[2].id)
    page.table.setFocus()
    with keys_only():
        press(page, "Return")
        press(the_dialog(), "Tab", "Space", "Return")

    assert no_dialog()
    assert [link.name for link in page.table.table.rows[2].tasks] == ["Joints"]


def test_an_aim_is_put_right_from_the_row_and_the_table_keeps_the_focus(page):
    assert (page._change.isEnabled(), page._change.accessibleDescription()) == (False, CHOOSE_ROW)
    page.table.select_row(page.table.table.rows[1].id)
    page._change.click()
    dialog = the_dialog()
    dialog.form.type_in({"text_nb": "Read and draw"})
    press(dialog, "Ctrl+Return")

    assert no_dialog()
    assert page.table.table.rows[1].text == "Read and draw"


def test_an_aim_is_added(page):
    page.open_route(Route("aims.list", detail="add"))
    dialog = the_dialog()
    dialog.form.type_in({"trade": CARPENTRY, "code": "KM4", "text_nb": "Lay a floor"})
    press(dialog, "Ctrl+Return")

    assert no_dialog()
    assert codes(page) == ["KM3", "KM4", "KM1", "KM2"]


def test_talks_that_are_due_are_one_click_away(page, fakes):
    page._talks.click()

    assert fakes.went == [Route("aims.talks")]


def test_a_file_is_brought_in_on_the_page_for_files(page, fakes):
    page._bring_in.click()

    assert fakes.went == [Route("files.import", detail="aims")]


def test_a_workshop_leader_keeps_aims_but_brings_no_file_in(qtbot, database):
    leader = given.WORKSHOP_LEADER
    page = AimsPage(a_bench(database.acting_as(leader), leader).bench, ROUTE)
    qtbot.addWidget(page)
    show(page)

    assert (page._bring_in.isEnabled(), page._bring_in.accessibleDescription()) == (False, BRING_REASON)
    assert page._new.isEnabled()
    assert page.empty().primary.text == "Add a competence aim"
    assert page.empty().secondary is None


def test_who_may_only_look_is_told_why(qtbot, database):
    an_aim(database)
    actor = given.LEADER
    looking = replace(actor, permissions=frozenset({terms.SEE_AIMS}))
    fakes = a_bench(database.acting_as(looking), looking)
    page = AimsPage(fakes.bench, ROUTE)
    qtbot.addWidget(page)
    show(page)

    assert [verb.isEnabled() for verb in page.header_buttons()] == [False, False, False]
    assert {verb.accessibleDescription() for verb in page.header_buttons()} == {KEEP_REASON}
    page.open(page.table.table.rows[0])
    assert no_dialog()


def test_an_empty_list_says_what_it_is_for(qtbot, database):
    page = AimsPage(a_bench(database).bench, ROUTE)
    qtbot.addWidget(page)
    show(page)

    assert page.empty().title == "No competence aims yet"
    assert page.count_text(1, 1) == "1 aim"
    assert page.count_text(1, 3) == "1 of 3 aims"


def test_the_page_is_fit_for_everybody(qtbot, database):
    an_aim(database)

    assert_page_accessible(lambda theme: AimsPage(a_bench(database, theme=theme).bench, ROUTE))
