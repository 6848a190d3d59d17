"""Time worked is counted in steps by finger, mouse and keys, or typed."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from eduapp.gui.stepper import MinutesStepper
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import button
from tests.support.accessibility import show
from tests.support.keys import click, press, write


@pytest.fixture
def theme(qapp):
    made = Theme()
    made.apply(qapp)
    return made


@pytest.fixture
def stood(qtbot, theme):
    """Puts a stepper into a window above a button."""
    window = QWidget()
    QVBoxLayout(window)
    qtbot.addWidget(window)

    def stand(field):
        window.layout().addWidget(field)
        window.layout().addWidget(button(theme, "Next"))
        show(window)
        field.setFocus()
        return field

    return stand


def test_time_worked_is_stepped_by_buttons_and_keys_or_typed(stood, theme):
    field = stood(MinutesStepper(theme, "Time worked"))

    click(field.more)
    assert field.value() == 15
    field.line.setFocus()
    press(field, "+", "+", "-")
    assert field.line.text() == "0:30"

    field.line.selectAll()
    write(field, "1,5")
    press(field, "Tab")

    assert (field.line.text(), field.value()) == ("1:30", 90)
    assert min(field.more.width(), field.more.height(), field.less.height()) >= 44


def test_too_much_time_is_told(theme):
    field = MinutesStepper(theme, "Time worked", most=600)

    field.line.setText("11")

    assert field.value() is None
    assert field.misread() == "Write the time as hours and minutes, such as 1:30, at most 10:00."


def test_every_change_is_told(theme):
    heard = []
    field = MinutesStepper(theme, "Time")
    field.changed.connect(lambda: heard.append(field.value()))

    field.set_value(15)

    assert heard == [15]
