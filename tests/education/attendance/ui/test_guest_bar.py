"""The line that asks who is here as a guest."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from eduapp.education.attendance.ui.guest_bar import GuestBar
from tests.support import given
from tests.support.accessibility import show
from tests.support.keys import press, write


@pytest.fixture
def bar(qtbot, fakes, group):
    window = QWidget()
    qtbot.addWidget(window)
    made = GuestBar(fakes.bench, group.session_id, window)
    QVBoxLayout(window).addWidget(made)
    show(window)
    made.window_ = window
    return made


def test_it_is_hidden_until_it_is_asked_for(bar):
    assert not bar.isVisible()
    bar.ask()
    assert bar.isVisible()
    assert bar.picker.line.hasFocus()


def test_whom_one_picks_is_told_and_it_goes_away(bar, database, qtbot):
    ana = given.a_learner(database, "Ana Rossi")
    bar.ask()
    write(bar, "ana")
    with qtbot.waitSignal(bar.chosen) as told:
        press(bar, "Return")
    assert told.args[0].id == ana
    assert not bar.isVisible()


def test_who_takes_part_cannot_be_found(bar):
    bar.ask()
    write(bar, "dahl")
    assert bar.picker.rows() == ()


def test_it_begins_empty_each_time(bar, database):
    given.a_learner(database, "Ana Rossi")
    bar.ask()
    write(bar, "ana")
    press(bar, "Return")
    bar.ask()
    assert bar.picker.line.text() == ""


def test_its_button_and_escape_put_it_away(bar, qtbot):
    for away in (bar.away.click, lambda: press(bar, "Escape")):
        bar.ask()
        with qtbot.waitSignal(bar.closed):
            away()
        assert not bar.isVisible()
