"""On the page of a learner stands what was reached, however short the stay."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from eduapp.education.courses.ui.reached_panel import REACH_REASON, ReachedPanel
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_course, a_module, a_reached_module
from tests.support.keys import keys_only, press, write


@pytest.fixture
def learner_id(database):
    return given.a_learner(database, "Karim Haddad")


@pytest.fixture
def module_id(database):
    return a_module(database, a_course(database, "NOR-A2", "Norsk A2"), "2", "Lese")


def a_panel(qtbot, bench, learner_id):
    panel = ReachedPanel(bench, learner_id)
    qtbot.addWidget(panel)
    show(panel)
    return panel


def said(panel):
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisibleTo(panel)]


def test_rule_L4_what_was_reached_is_told_with_hours_and_name(qtbot, database, learner_id, module_id):
    a_reached_module(database, learner_id, module_id, date(2026, 11, 16))

    panel = a_panel(qtbot, a_bench(database).bench, learner_id)

    assert "NOR-A2/2 Lese" in said(panel)
    assert "Norsk A2 · 20 × 45 min · entered by Ingrid Solheim" in said(panel)


def test_a_module_is_entered_and_taken_back_by_keyboard(qtbot, database, learner_id, module_id):
    panel = a_panel(qtbot, a_hearing_bench(database).bench, learner_id)
    assert said(panel) == ["No module reached yet."]

    panel.enter.setFocus()
    with keys_only():
        press(panel, "Space")
        write(the_dialog(), "lese")
        press(the_dialog(), "Return", "Ctrl+Return")
    assert no_dialog()
    assert "NOR-A2/2 Lese" in said(panel)

    [correct] = [one for one in panel.findChildren(QPushButton) if one.text() == "Correct…"]
    assert correct.accessibleName() == "Correct NOR-A2/2 Lese…"
    correct.setFocus()
    with keys_only():
        press(panel, "Space")
        press(the_dialog(), "Down", "Tab")
        write(the_dialog(), "another learner was meant")
        press(the_dialog(), "Ctrl+Return")
    assert said(panel) == ["No module reached yet."]


def test_who_may_only_look_is_told_why(qtbot, database, learner_id, module_id):
    a_reached_module(database, learner_id, module_id)
    panel = a_panel(qtbot, a_bench(database, given.OFFICE).bench, learner_id)

    assert panel.enter.accessibleDescription() == REACH_REASON
    assert not [one for one in panel.findChildren(QPushButton) if one.text() == "Correct…"]


def test_the_panel_is_fit_for_everybody(qtbot, database, learner_id, module_id):
    a_reached_module(database, learner_id, module_id)
    assert_page_accessible(lambda theme: ReachedPanel(a_bench(database, theme=theme).bench, learner_id))
