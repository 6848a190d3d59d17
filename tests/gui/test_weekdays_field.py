"""The field for weekdays."""

import pytest

from eduapp.gui.theme import Theme
from eduapp.gui.weekdays_field import WeekdaysField


@pytest.fixture
def field(qtbot):
    made = WeekdaysField(Theme())
    qtbot.addWidget(made)
    return made


def test_its_value_is_the_weekdays_that_are_down(field):
    assert field.value() is None
    field.buttons[0].click()
    field.buttons[2].click()
    assert field.value() == {0, 2}
    field.buttons[0].click()
    assert field.value() == {2}


def test_it_tells_of_every_change(field, qtbot):
    with qtbot.waitSignal(field.changed):
        field.buttons[4].click()


def test_values_can_be_put_in(field):
    field.set_value({1, 3})
    assert field.value() == {1, 3}
    field.set_value(None)
    assert field.value() is None
    assert field.misread() == ""


def test_buttons_are_short_and_read_in_full(field):
    assert [(one.text(), one.accessibleName()) for one in field.buttons][::3] == [
        ("Mon", "Monday"),
        ("Thu", "Thursday"),
        ("Sun", "Sunday"),
    ]
