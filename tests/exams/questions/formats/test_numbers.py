"""Numbers of files: with a point, and of a size that can be reckoned with."""

from decimal import Decimal

import pytest

from eduapp.exams.questions.formats.numbers import in_full, number_of


@pytest.mark.parametrize(
    ("text", "number"),
    [("5", "5"), (" -0.50 ", "-0.5"), (".5", "0.5"), ("5.", "5"), ("1e3", "1000"), ("+2E-3", "0.002")],
)
def test_numbers_are_read_as_they_are_meant(text, number):
    assert number_of(text) == Decimal(number)


@pytest.mark.parametrize(
    "text", ["", "1,5", "1e999", "NaN", "Infinity", "0x1", "1 000", "1_000", "٣", "1" * 41]
)
def test_what_is_no_plain_number_is_none(text):
    assert number_of(text) is None


def test_numbers_are_written_in_full():
    assert [in_full(Decimal(text)) for text in ("1e3", "0.50", "-0", "33.33333")] == [
        "1000",
        "0.5",
        "0",
        "33.33333",
    ]
