"""Below the table the current row speaks in full, and can be corrected, left out or added."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from eduapp.exchange.files.jobs import Decided
from eduapp.exchange.files.rules import State
from eduapp.exchange.files.ui.preview_view import PreviewView
from eduapp.exchange.files.ui.row_panel import RowPanel
from eduapp.gui.widgets import vbox
from tests.support.accessibility import show
from tests.support.given_imports import PEOPLE, a_list, again, looked_at
from tests.support.keys import click

ROWS = "1;Aasen;Bjørn;04.03.1991\n2;Lie;Per;31.02.1990\n3;Aasen;Bjørn;04.03.1991\n"


@pytest.fixture
def looked(database, tmp_path):
    return looked_at(database, "people", a_list(tmp_path, PEOPLE + ROWS))


@pytest.fixture
def view(qtbot, theme, looked):
    window = QWidget()
    qtbot.addWidget(window)
    view = PreviewView(theme)
    view.panel = RowPanel(theme, view)
    vbox((view, 1), view.panel, parent=window)
    view.show_rows(looked)
    show(window, QSize(1100, 500))
    yield view
    window.close()


@pytest.fixture
def panel(view):
    return view.panel


def test_it_follows_the_current_row(view, panel):
    assert panel._where.text() == "Row 3"
    assert panel._words.text().startswith("31.02.1990 is not a date.")
    assert panel._chip.accessibleName() == "Fix"

    view.go_to(0)

    assert (panel._where.text(), panel._words.text()) == ("Row 2", "")


def test_correct_opens_the_cell(view, panel):
    click(panel.fix)

    assert view._field.accessibleName() == "Date of birth, row 3"


def test_correct_says_why_it_has_nothing_to_do(view, panel):
    view.go_to(0)

    assert not panel.fix.isEnabled()
    assert panel.fix.accessibleDescription() == "Nothing in this row needs a correction."


def test_leave_out_turns_into_take_in_again(database, view, panel, looked):
    told, acted = [], []
    view.changed.connect(told.append)
    panel.acted.connect(lambda: acted.append(True))

    click(panel.out)
    view.show_judged(again(database, "people", looked.preview, *told), [])

    assert told == [Decided(1, State.LEFT_OUT)]
    assert acted == [True]
    assert panel.out.accessibleName() == "Take in again"
    assert panel._words.text() == "This row is not brought in."


def test_add_as_new_is_offered_only_where_there_is_doubt(database, view, panel, looked):
    told = []
    view.changed.connect(told.append)
    assert not panel.new.isVisible()

    view.go_to(2)
    assert panel.new.isVisible()
    click(panel.new)
    view.show_judged(again(database, "people", looked.preview, *told), [])

    assert told == [Decided(2, State.NEW)]
    assert panel.new.accessibleName() == "Join again"
    assert view.current_row().state is State.NEW


def test_without_rows_it_is_not_there(view, panel):
    view.show_rows(None)

    assert not panel.isVisible()
