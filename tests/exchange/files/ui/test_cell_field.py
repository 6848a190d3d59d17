"""The field over a cell says once how it was left, and takes no dropped file."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLineEdit, QWidget

from eduapp.exchange.files.ui import cell_field
from eduapp.exchange.files.ui.cell_field import CellField
from eduapp.gui.widgets import vbox
from tests.support.accessibility import show
from tests.support.keys import press, write


@pytest.fixture
def window(qtbot, theme):
    window = QWidget()
    qtbot.addWidget(window)
    window.other = QLineEdit()
    vbox(None, window.other, parent=window)
    window.field = CellField(theme, window)
    show(window, QSize(400, 300))
    window.closed = []
    window.field.closed.connect(window.closed.append)
    window.field.open_at(QRect(10, 10, 200, 36), "Last name", 7, "Lie")
    return window


def test_it_opens_with_the_keyboard_and_its_text_chosen(window):
    assert window.field.hasFocus()
    assert window.field.selectedText() == "Lie"
    assert window.field.accessibleName() == "Last name, row 7"


@pytest.mark.parametrize(
    ("key", "how"),
    [
        ("Return", cell_field.ENTER),
        ("Enter", cell_field.ENTER),
        ("Tab", cell_field.FORWARD),
        ("Shift+Tab", cell_field.BACK),
        ("Escape", cell_field.THROWN_AWAY),
    ],
)
def test_each_key_leaves_it_in_its_own_way(window, key, how):
    press(window, key)

    assert window.closed == [how]
    assert not window.field.is_open


def test_other_keys_write_and_move_within(window):
    write(window, "Moen")
    press(window, "Left", "Up", "Down", "Home", "End")

    assert (window.closed, window.field.text()) == ([], "Moen")


def test_ctrl_enter_is_left_to_the_page(window):
    press(window, "Ctrl+Return")

    assert window.closed == []


def test_it_is_left_by_going_elsewhere_and_only_once(window):
    window.other.setFocus()
    window.field.hide()
    window.field.close_as(cell_field.ENTER)

    assert window.closed == [cell_field.AWAY]


def test_it_takes_no_dropped_file(window):
    assert not window.field.acceptDrops()
