"""The list of machines, by keyboard, for everybody."""

import dataclasses

import pytest

from eduapp.gui.routes import Route
from eduapp.workshops.machines.ui.machines_page import CHANGE_REASON, MachinesPage
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_place
from tests.support.given_machines import a_machine, trained
from tests.support.keys import keys_only, press, write

ROUTE = Route("machines.list")


@pytest.fixture
def place_id(database):
    return a_place(database, "Workroom", "workshop")


@pytest.fixture
def page(qtbot, database, fakes, place_id):
    saw = a_machine(database, "Bandsaw", "M-01", place_id)
    trained(database, saw, given.a_learner(database, "Karim Haddad"))
    a_machine(database, "Lathe", "M-02", place_id, risk="not_assessed")
    a_machine(database, "Old drill", "M-03", place_id, active=False)
    made = MachinesPage(fakes.bench, ROUTE)
    qtbot.addWidget(made)
    show(made)
    return made


def names(page):
    return [row.name for row in page.table.table.rows]


def test_each_machine_says_what_it_asks_and_how_many_may_use_it(page):
    asks = "asks for documented safety training, may use it today"
    assert [page.table.table.sentence(row) for row in page.table.table.rows] == [
        f"Bandsaw, number M-01, Workroom, high risk, {asks}: 1, in service",
        f"Lathe, number M-02, Workroom, not assessed, {asks}: 0, not assessed",
    ]


def test_a_machine_is_found_and_the_archived_stand_apart(page):
    with keys_only():
        write(page, "m-02")
    assert names(page) == ["Lathe"]

    page.show_all()
    page.choose_filter("archived")
    assert names(page) == ["Old drill"]


def test_a_machine_is_added_by_keyboard_and_its_page_opens(page, fakes):
    page.open_route(Route("machines.list", detail="add"))
    dialog = the_dialog()
    with keys_only():
        write(dialog, "Planer")
        press(dialog, "Tab")
        write(dialog, "M-09")
        press(dialog, "Tab", "Down", "Return")

    assert no_dialog()
    assert names(page) == ["Bandsaw", "Lathe", "Planer"]
    assert [route.key for route in fakes.went] == ["machines.machine"]


def test_enter_on_a_row_opens_the_page_of_the_machine(page, fakes):
    row = page.table.table.rows[1]
    with keys_only():
        write(page, "lathe")
        press(page, "Return")
    assert fakes.went == [Route("machines.machine", row.id)]


def test_who_may_only_look_is_told_why(qtbot, database):
    looks = given.WORKSHOP_LEADER.permissions - {"machines.change"}
    actor = dataclasses.replace(given.WORKSHOP_LEADER, permissions=looks)
    page = MachinesPage(a_bench(database, actor).bench, Route("machines.list", detail="add"))
    qtbot.addWidget(page)
    show(page)
    page.open_route(page.route)

    [add] = page.header_buttons()
    assert (add.isEnabled(), add.accessibleDescription()) == (False, CHANGE_REASON)
    assert no_dialog()


def test_an_empty_list_says_what_it_is_for(qtbot, database):
    page = MachinesPage(a_bench(database).bench, ROUTE)
    qtbot.addWidget(page)
    show(page)
    assert page.empty().title == "No machines yet"
    assert page.empty().primary is not None
    assert page.count_text(1, 1) == "1 machine"
    assert page.count_text(1, 3) == "1 of 3 machines"


def test_the_page_is_fit_for_everybody(qtbot, database, place_id):
    a_machine(database, "Bandsaw", "M-01", place_id)
    assert_page_accessible(lambda theme: MachinesPage(a_bench(database, theme=theme).bench, ROUTE))
