"""A line proposes words while one types, and takes any other as well."""

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from eduapp.gui.suggesting import SuggestingLine
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import button
from tests.support.accessibility import assert_page_accessible, show
from tests.support.keys import keys_only, press, write

WORDS = ["BANDSAW", "CRANE", "TRUCK"]


def a_window(theme):
    window = QWidget()
    line = SuggestingLine(theme, longest=40)
    line.setAccessibleName("Code")
    line.suggest(WORDS)
    QVBoxLayout(window).addWidget(line)
    window.layout().addWidget(button(theme, "Next"))
    window.line = line
    return window


@pytest.fixture
def line(qtbot, qapp):
    theme = Theme()
    theme.apply(qapp)
    window = a_window(theme)
    qtbot.addWidget(window)
    show(window)
    window.line.setFocus()
    window.line.stands_in = window
    return window.line


def open_list():
    QApplication.processEvents()
    return QApplication.activePopupWidget()


def test_letters_find_anywhere_in_a_word_and_enter_takes_it(line):
    with keys_only():
        write(line, "saw")
        assert open_list() is not None
        press(line, "Down", "Return")

    assert line.value() == "BANDSAW"
    assert open_list() is None


def test_down_opens_the_list_without_a_letter(line):
    with keys_only():
        press(line, "Down", "Down", "Return")

    assert line.value() == "CRANE"


def test_any_other_word_is_taken_as_it_is(line):
    with keys_only():
        write(line, "LIFT")

    assert open_list() is None
    assert (line.value(), line.misread()) == ("LIFT", "")


def test_a_word_written_out_needs_no_list(line):
    with keys_only():
        write(line, "truck")

    assert open_list() is None
    assert line.value() == "truck"


def test_escape_closes_the_list_and_keeps_what_was_written(line):
    with keys_only():
        write(line, "cr")
        press(line, "Escape")

    assert open_list() is None
    assert line.value() == "cr"


def test_nothing_to_propose_opens_nothing(line):
    line.suggest([])
    with keys_only():
        press(line, "Down")

    assert open_list() is None
    assert line.suggestions() == []


def test_the_line_is_fit_for_everybody(qtbot):
    assert_page_accessible(a_window)
