"""Where somebody is, was and will be: seen at once, called off by one button, told who said so."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from eduapp.gui.widgets import Chip
from eduapp.people.learners.ui.states_panel import CHANGE_REASON, SHOWN, StatesPanel
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, the_dialog
from tests.support.fakes import a_bench

FRIDAY = given.TODAY + timedelta(days=4)


@pytest.fixture
def ola(database):
    return given.a_learner(database, "Ola Vik")


def the_panel(qtbot, fakes, learner_id):
    panel = StatesPanel(fakes.bench, learner_id)
    qtbot.addWidget(panel)
    show(panel)
    return panel


def said(panel):
    QApplication.processEvents()
    return [one.text() for one in panel.findChildren(QLabel) if one.isVisibleTo(panel)]


def chips(panel):
    QApplication.processEvents()
    return [one.accessibleName() for one in panel.findChildren(Chip) if one.isVisibleTo(panel)]


def test_how_it_is_stands_on_top_with_who_said_so(qtbot, database, fakes, ola):
    given.a_state(database, ola, "on_leave", back=FRIDAY)
    panel = the_panel(qtbot, fakes, ola)

    assert chips(panel) == ["on leave"]
    assert said(panel) == [
        "since 23.11.2026, expected back 27.11.2026",
        "Solveig Nes · 23.11.2026 08:00",
    ]


def test_somebody_who_never_was_away_is_just_here(qtbot, fakes, ola):
    panel = the_panel(qtbot, fakes, ola)
    assert (chips(panel), said(panel)) == (["here"], [])


def test_what_is_dated_ahead_is_called_off_by_one_button(qtbot, database, fakes, ola):
    given.a_state(database, ola, "moved", FRIDAY)
    panel = the_panel(qtbot, fakes, ola)
    assert chips(panel) == ["here", "moved"]
    assert "planned from 27.11.2026" in said(panel)

    [call_off] = [one for one in panel.findChildren(QPushButton) if one.text() == "Call off"]
    assert call_off.accessibleName() == "Call off: moved from 27.11.2026"
    call_off.click()

    assert chips(panel) == ["here"]
    assert "moved from 27.11.2026: called off" in said(panel)
    assert fakes.tell.texts == ["moved from 27.11.2026 is called off."]


def test_a_change_is_seen_at_once(qtbot, fakes, ola):
    panel = the_panel(qtbot, fakes, ola)
    panel.change.click()
    dialog = the_dialog()
    dialog.form.set_values({"state": "temporarily_out"})
    dialog.submit()

    assert chips(panel) == ["out for a while"]


def test_what_was_put_right_stays_in_the_history(qtbot, database, fakes, ola):
    given.a_state(database, ola, "released")
    given.a_state(database, ola, "on_leave")
    assert "released from 23.11.2026: replaced" in said(the_panel(qtbot, fakes, ola))


def test_a_long_history_is_cut_and_says_so(qtbot, database, fakes, ola):
    for _ in range(SHOWN // 2 + 1):
        given.a_state(database, ola, "on_leave")
        given.a_state(database, ola, "here")
    panel = the_panel(qtbot, fakes, ola)
    assert said(panel)[-1] == "and 1 earlier"


def test_who_may_only_look_is_told_why(qtbot, database, ola):
    given.a_state(database, ola, "moved", FRIDAY)
    panel = the_panel(qtbot, a_hearing_bench(database, given.TEACHER), ola)
    for one in panel.findChildren(QPushButton):
        assert not one.isEnabled()
        assert one.accessibleDescription() == CHANGE_REASON


def test_the_panel_is_fit_for_everybody(qtbot, database, ola):
    given.a_state(database, ola, "on_leave", back=FRIDAY)
    given.a_state(database, ola, "temporarily_out")
    given.a_state(database, ola, "moved", FRIDAY)
    assert_page_accessible(lambda theme: StatesPanel(a_bench(database, theme=theme).bench, ola))
