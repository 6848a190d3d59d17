"""The page of a machine: who may use it today and why not, and every verb by keyboard."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from eduapp.gui.routes import Route
from eduapp.gui.widgets import Chip
from eduapp.workshops.machines import service
from eduapp.workshops.machines.rules.training import Step
from eduapp.workshops.machines.service import AskException, TakeOut
from eduapp.workshops.machines.ui.machine_page import EXCEPT_REASON, TRAIN_REASON, MachinePage
from eduapp.workshops.machines.ui.machines_page import CHANGE_REASON
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_machines import SIGNED, a_machine, trained
from tests.support.keys import keys_only, press


@pytest.fixture
def machine_id(database):
    return a_machine(database)


@pytest.fixture
def learner_id(database):
    return given.a_learner(database, "Karim Haddad")


def opened(qtbot, database, machine_id, actor=None):
    page = MachinePage(a_hearing_bench(database, actor).bench, Route("machines.machine", machine_id))
    qtbot.addWidget(page)
    show(page)
    return page


def texts(page):
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]


def chips(page):
    return [chip.accessibleName() for chip in page.findChildren(Chip) if chip.isVisibleTo(page)]


def verb(page, words):
    shown = [one for one in page.findChildren(QPushButton) if one.isVisibleTo(page)]
    found = [one for one in shown if one.text().strip() == words]
    return found[0] if found else None


def ask(database, machine_id, learner_id, by):
    order = AskException(machine_id=machine_id, learner_id=learner_id, day=given.TODAY, reason="Leak")
    database.acting_as(by).execute(service.ask_exception, order)


def test_it_says_what_the_machine_asks_for_with_the_paragraph(qtbot, database, machine_id):
    page = opened(qtbot, database, machine_id)
    assert (page.title, page.context) == ("Bandsaw", "Room of M-01")
    said = texts(page)
    assert any("§§ 10-1, 10-2 and 10-4" in text for text in said)
    assert {"M-01", "high risk", "does not expire", "in service"} <= set(said)


def test_rule_79_it_says_who_may_and_everything_that_stands_against_others(
    qtbot, database, machine_id, learner_id
):
    trained(database, machine_id, learner_id, *SIGNED[:3])
    page = opened(qtbot, database, machine_id)

    assert chips(page) == ["both signatures missing"]
    [note] = [text for text in texts(page) if "Who gave the training has not signed" in text]
    assert "The learner has not signed" in note
    trained(database, machine_id, learner_id, *SIGNED[3:])
    again = opened(qtbot, database, machine_id)
    assert chips(again) == ["supervised"]
    assert any(text.startswith("since 23.11.2026") for text in texts(again))


def test_the_next_step_is_recorded_by_keyboard(qtbot, database, machine_id, learner_id):
    trained(database, machine_id, learner_id, *SIGNED[:4])
    page = opened(qtbot, database, machine_id)
    record = verb(page, "Record…")
    assert record.accessibleName() == "Record training of Haddad, Karim…"
    record.setFocus()
    with keys_only():
        press(page, "Space")
        press(the_dialog(), "Ctrl+Return")

    assert no_dialog()
    assert chips(page) == ["supervised"]
    assert "Haddad, Karim: signed by the learner" in texts(page)


def test_an_exception_is_allowed_by_a_second_person_on_this_page(qtbot, database, machine_id, learner_id):
    ask(database, machine_id, learner_id, given.WORKSHOP_LEADER)
    own = opened(qtbot, database, machine_id, given.WORKSHOP_LEADER)
    assert not verb(own, "Allow").isEnabled()
    assert "second person" in verb(own, "Allow").accessibleDescription()

    page = opened(qtbot, database, machine_id, given.LEADER)
    verb(page, "Allow").setFocus()
    with keys_only():
        press(page, "Space")
    assert chips(page) == ["exception for today, under supervision", "allowed"]
    assert verb(page, "Allow") is None


def test_days_out_of_service_are_added_and_ended_by_keyboard(qtbot, database, machine_id):
    page = opened(qtbot, database, machine_id)
    verb(page, "Take out of service…").setFocus()
    with keys_only():
        press(page, "Space")
        press(the_dialog(), "Tab", "Tab", "Down", "Ctrl+Return")
    assert no_dialog()
    assert "From 23.11.2026 until further notice: damage" in texts(page)
    assert "out of service (damage)" in texts(page)

    verb(page, "End…").setFocus()
    with keys_only():
        press(page, "Space")
        press(the_dialog(), "Ctrl+Return")
    assert no_dialog()
    assert verb(page, "End…") is None


def test_each_form_opens_from_its_verb(qtbot, database, machine_id):
    page = opened(qtbot, database, machine_id)
    change, train = page.header_buttons()  # they stand in the bar of the window
    for button, title in (
        (change, "Change Bandsaw"),
        (verb(page, "Ask for an exception…"), "Exception at Bandsaw today"),
        (train, "Training at Bandsaw"),
    ):
        button.click()
        assert the_dialog().windowTitle() == title
        the_dialog().reject()


def test_who_may_only_look_is_told_why(qtbot, database, machine_id, learner_id):
    trained(database, machine_id, learner_id, Step.THEORY)
    page = MachinePage(a_bench(database, given.TEACHER).bench, Route("machines.machine", machine_id))
    qtbot.addWidget(page)
    show(page)

    shown = [*page.header_buttons(), verb(page, "Take out of service…"), verb(page, "Ask for an exception…")]
    reasons = [one.accessibleDescription() for one in shown]
    assert reasons == [CHANGE_REASON, TRAIN_REASON, CHANGE_REASON, EXCEPT_REASON]
    assert verb(page, "Record…") is None


def test_a_machine_that_is_not_there_is_said_so(qtbot, database):
    page = opened(qtbot, database, given.TEACHER.user_id)
    assert page.title == "This machine is not in the register"


def test_the_page_is_fit_for_everybody(qtbot, database, machine_id, learner_id):
    trained(database, machine_id, learner_id, *SIGNED[:3])
    ask(database, machine_id, learner_id, given.WORKSHOP_LEADER)
    yesterday = given.TODAY - timedelta(days=1)
    order = TakeOut(machine_id=machine_id, first_day=yesterday, last_day=yesterday, reason="inspection")
    database.execute(service.take_out, order)
    route = Route("machines.machine", machine_id)
    assert_page_accessible(lambda theme: MachinePage(a_bench(database, theme=theme).bench, route))
