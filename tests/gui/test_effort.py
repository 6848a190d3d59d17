"""The counter of tests/support/keys.py sees each press once, and tells a mouse from a keyboard."""

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from eduapp.gui.theme import Theme
from eduapp.gui.widgets import button
from tests.support.accessibility import show
from tests.support.keys import click, effort, keys_only, mouse_only, press, write


@pytest.fixture
def window(qtbot, qapp):
    theme = Theme()
    theme.apply(qapp)
    made = QWidget()
    made.line, made.knob = QLineEdit(), button(theme, "Sign")
    down = QVBoxLayout(made)
    down.addWidget(made.line)
    down.addWidget(made.knob)
    qtbot.addWidget(made)
    show(made)
    made.line.setFocus()
    return made


def test_a_chord_is_one_key_and_letters_are_counted_apart(window):
    with effort() as cost:
        write(window, "had")
        press(window, "Ctrl+Return", "Tab")

    assert (cost.keys, cost.letters, cost.commands, cost.clicks) == (5, 3, 2, 0)


def test_a_click_is_one_click(window):
    pressed = []
    window.knob.clicked.connect(lambda: pressed.append(1))

    with effort() as cost:
        click(window.knob)

    assert pressed == [1]
    assert (cost.keys, cost.clicks) == (0, 1)


def test_counting_ends(window):
    with effort() as cost:
        press(window, "Tab")
    press(window, "Tab")

    assert cost.keys == 1


def test_a_mouse_in_a_keyboard_job_is_found(window):
    with pytest.raises(AssertionError, match="the mouse was pressed 1 times"), keys_only():
        click(window.knob)


def test_a_key_in_a_mouse_job_is_found_but_free_text_is_not(window):
    with mouse_only():
        write(window, "free text")

    with pytest.raises(AssertionError, match="1 keys were pressed"), mouse_only():
        press(window, "Tab")


def test_enter_presses_a_button(window):
    pressed = []
    window.knob.clicked.connect(lambda: pressed.append(1))
    window.knob.setFocus()

    press(window, "Return")

    assert pressed == [1]
