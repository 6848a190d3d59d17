"""A line to write in, in a cell."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLineEdit, QWidget

from eduapp.education.attendance.ui.cell_editor import CellEditor
from eduapp.gui.theme import Theme
from tests.support.accessibility import show
from tests.support.keys import press, write


class Place:
    """An editor over a cell, beside another field; what it handed over."""

    def __init__(self, qtbot):
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.other = QLineEdit(self.window)
        self.other.move(300, 0)
        self.taken, self.fine, self.closed = [], True, []
        self.editor = CellEditor(Theme(), "Note: Aasen", "before", 20, self.take, self.window)
        self.editor.closed.connect(lambda: self.closed.append(True))
        show(self.window)
        self.editor.open_at(QRect(0, 0, 200, 40))

    def take(self, text):
        self.taken.append(text)
        return self.fine


@pytest.fixture
def place(qtbot):
    return Place(qtbot)


def test_it_opens_with_the_text_chosen_and_a_name(place):
    assert place.editor.hasFocus()
    assert place.editor.selectedText() == "before"
    assert place.editor.accessibleName() == "Note: Aasen"


def test_enter_hands_the_text_over(place):
    write(place.window, "Overslept ")
    press(place.window, "Return")
    assert (place.taken, place.closed) == (["Overslept"], [True])


def test_what_is_not_fine_stays(place):
    place.fine = False
    press(place.window, "Return")
    assert (place.taken, place.closed) == (["before"], [])


def test_escape_throws_it_away(place):
    write(place.window, "x")
    press(place.window, "Escape")
    assert (place.taken, place.closed) == ([], [True])


def test_leaving_keeps_what_was_changed(place):
    write(place.window, "Overslept")
    place.other.setFocus()
    assert (place.taken, place.closed) == (["Overslept"], [True])


def test_leaving_without_a_change_hands_nothing_over(place):
    place.other.setFocus()
    assert (place.taken, place.closed) == ([], [True])


def test_control_enter_is_left_to_the_page(place):
    press(place.window, "Ctrl+Return")
    assert (place.taken, place.closed) == ([], [])
