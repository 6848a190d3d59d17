"""Numbers are typed with a comma or a point, and never guessed."""

from decimal import Decimal

import pytest

from eduapp.core.i18n import speaking
from eduapp.exams.questions.ui.number_field import DecimalEdit, number_text


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("3,14", "3.14"),
        ("3.14", "3.14"),
        ("−2", "-2"),
        (" 1 000 ", "1000"),
        ("33,33333", "33.33333"),
        ("0", "0"),
    ],
)
def test_what_is_a_number(qtbot, theme, typed, number):
    field = DecimalEdit(theme)
    qtbot.addWidget(field)
    field.setText(typed)

    assert (field.value(), field.misread()) == (Decimal(number), "")


@pytest.mark.parametrize("typed", ["3,1,4", "1.000,5", "tre", "1/3", "*", "--1"])
def test_what_is_none_is_said(qtbot, theme, typed):
    field = DecimalEdit(theme)
    qtbot.addWidget(field)
    field.setText(typed)

    assert field.value() is None
    assert field.misread() == f"“{typed}” is no number. Write it as 3.14."


def test_a_sign_beside_numbers_is_no_misreading(qtbot, theme):
    field = DecimalEdit(theme, also="*")
    qtbot.addWidget(field)
    field.setText(" * ")

    assert (field.value(), field.misread(), field.value_is_sign()) == (None, "", True)


def test_numbers_are_written_as_here():
    assert number_text(Decimal("33.33333")) == "33.33333"
    with speaking("nb"):
        assert number_text(Decimal("0.50")) == "0,5"
