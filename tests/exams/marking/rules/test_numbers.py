from decimal import Decimal

import pytest

from eduapp.exams.marking.rules.numbers import read_typed


@pytest.mark.parametrize(
    ("given", "number"),
    [
        ("3,14", "3.14"),
        ("3.14", "3.14"),
        (" −5 ", "-5"),
        ("1 234,5", "1234.5"),
        ("1\u00a0234", "1234"),
        (",5", "0.5"),
        ("1,5e3", "1500"),
        ("1,5·10³", "1500"),
        ("2*10^-2", "0.02"),
        ("\u200f42\u200f", "42"),  # between marks of direction, as a keyboard for Arabic writes it
        ("٤٢", "42"),
    ],
)
def test_numbers_as_people_write_them(given, number):
    assert read_typed(given).number == Decimal(number)


@pytest.mark.parametrize("given", ["", "to", "1.234,5", "3 kg", "1/2", "1e999", "--1", "1,2,3", "10³"])
def test_what_is_no_number(given):
    assert read_typed(given).number is None


def test_the_unit_may_be_written_or_left_out():
    assert read_typed("3 m²", "m²") == read_typed("3m2", "m²") == read_typed("3", "m²")
    assert read_typed("3", "m²").number == 3


def test_another_unit_is_another_answer():
    found = read_typed("300 cm", "m")
    assert (found.number, found.other_unit) == (300, True)
