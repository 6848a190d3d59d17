"""There, or not there: one tap each, and nothing before it."""

import pytest
from PySide6.QtWidgets import QPushButton

from eduapp.gui.theme import Theme
from eduapp.workshops.tools.ui.there_field import ThereField
from tests.support.accessibility import show
from tests.support.keys import click as tap
from tests.support.keys import keys_only, mouse_only, press


@pytest.fixture
def field(qtbot):
    made = ThereField(Theme(), "A1 Plane (V-01)")
    qtbot.addWidget(made)
    show(made)
    return made


def test_nothing_is_said_before_somebody_does(field):
    assert field.value() is None
    assert field.misread() == ""


def test_one_tap_says_it_another_the_other_and_the_same_takes_it_back(field):
    there, missing = field.findChildren(QPushButton)
    with mouse_only() as cost:
        tap(missing)
        assert field.value() == 0
        tap(there)
        assert field.value() == 1
        tap(there)
    assert field.value() is None
    assert cost.clicks == 3


def test_it_is_said_by_keyboard_and_read_aloud_with_its_position(field):
    field.setFocus()
    with keys_only():
        press(field, "Space")
    assert field.value() == 1
    assert [one.accessibleName() for one in field.findChildren(QPushButton)] == [
        "A1 Plane (V-01): There",
        "A1 Plane (V-01): Not there",
    ]


def test_a_value_is_put_in_and_told(field):
    heard = []
    field.changed.connect(lambda: heard.append(field.value()))
    field.set_value(0)
    field.set_value(None)
    assert heard == [0, None]
