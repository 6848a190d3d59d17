"""The sheets of a machine go to the printer by keyboard, and the trail keeps that they did."""

import pytest

from eduapp.gui.pdf_pages import look_into
from eduapp.gui.routes import Route
from eduapp.records.handouts import terms
from eduapp.records.handouts.ui.machine_verbs import MachineVerbs
from eduapp.workshops.machines.ui.machine_page import MachinePage
from tests.support import given
from tests.support.given_machines import SIGNED, a_machine, trained
from tests.support.sample import a_catalogue_bench


@pytest.fixture
def machine_id(database):
    made = a_machine(database)
    trained(database, made, given.a_learner(database, "Karim Haddad"))
    trained(database, made, given.a_learner(database, "Ola Vik"), *SIGNED[:4])
    return made


def verbs(qtbot, database, machine_id, actor=given.WORKSHOP_LEADER):
    fakes = a_catalogue_bench(database.acting_as(actor), actor)
    page = MachinePage(fakes.bench, Route("machines.machine", machine_id))
    qtbot.addWidget(page)
    qtbot.kept = page  # what is in it lives as long
    return fakes, page.findChildren(MachineVerbs)


def words(pdf):
    return " ".join(" ".join(look_into(pdf).texts).split())


def test_the_sheet_for_the_wall_names_only_those_who_may(qtbot, database, machine_id, notes):
    fakes, [panel] = verbs(qtbot, database, machine_id)
    panel.wall.click()

    [(pdf, title)] = fakes.printer.printed
    assert title == "Who may use it · Bandsaw (M-01)"
    assert "Haddad, Karim" in words(pdf)
    assert "supervised" in words(pdf)
    assert "Vik" not in words(pdf)
    assert notes[-1].action == terms.MACHINE_PRINTED


def test_the_record_says_which_equipment_who_gave_it_and_who_received_it(qtbot, database, machine_id):
    fakes, [panel] = verbs(qtbot, database, machine_id)
    panel.record.click()

    [(pdf, _title)] = fakes.printer.printed
    said = words(pdf)
    for text in (
        "§ 10-4",
        "Bandsaw (M-01)",
        "Haddad, Karim, 05.06.1990",
        given.WORKSHOP_LEADER.name,
        "Vik, Ola",
    ):
        assert text in said


def test_a_printer_that_took_nothing_leaves_no_trace(qtbot, database, machine_id, notes):
    fakes, [panel] = verbs(qtbot, database, machine_id)
    fakes.printer.works = False
    panel.wall.click()
    assert notes[-1].action != terms.MACHINE_PRINTED


def test_who_may_not_print_them_has_no_such_buttons(qtbot, database, machine_id):
    _fakes, found = verbs(qtbot, database, machine_id, given.TEACHER)
    assert found == []
