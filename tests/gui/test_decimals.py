"""A number that need not be whole: typed with comma or point, moved by the arrow keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from eduapp.core.i18n import speaking
from eduapp.gui.decimals import DecimalEdit
from eduapp.gui.theme import Theme


@pytest.fixture
def field(qtbot, qapp):
    Theme().apply(qapp)
    made = DecimalEdit(Theme(), "mm", least=30, most=36)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(("typed", "value"), [("33", 33), ("33,5", 33.5), (" 33.25 ", 33.25), ("36,", 36)])
def test_comma_and_point_are_one(field, typed, value):
    field.setText(typed)
    assert (field.value(), field.misread()) == (value, "")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("29,9", "Write a number from 30 to 36."),
        ("37", "Write a number from 30 to 36."),
        ("3 cm", "“3 cm” is not a number."),
        ("-3", "“-3” is not a number."),
        ("1e3", "“1e3” is not a number."),
    ],
)
def test_what_is_none_or_out_of_its_bounds_says_so(field, typed, said):
    field.setText(typed)
    assert (field.value(), field.misread()) == (None, said)


def test_keys_move_it_by_half_and_never_out_of_its_bounds(field):
    field.set_value(33)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == 33.5
    QTest.keyClick(field, Qt.Key.Key_PageDown)
    assert field.value() == 30
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.value() == 30
    field.setText("")
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == 30.5


def test_it_is_written_as_the_language_does(field):
    with speaking("nb"):
        field.set_value(33.25)
    assert field.text() == "33,25"
