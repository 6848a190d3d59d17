from fractions import Fraction

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.exams.statistics.formats.cells import LEFT_OUT, Cells, quoted


def value(text):
    cells = Cells()
    assert cells.learn(text) is None
    [mark] = cells.read([text])
    return mark if mark == LEFT_OUT else Fraction(mark, 10**cells.decimals)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1", 1), ("0,5", Fraction(1, 2)), ("0.5", Fraction(1, 2)), (" 2 ", 2), ("+1", 1),
        (",25", Fraction(1, 4)), ("1.", 1), ("1.000", 1), ("007", 7),
        ("0,333333333333333", Fraction(333333333333333, 10**15)),
        ("", LEFT_OUT), (" ", LEFT_OUT), ("-", LEFT_OUT), ("–", LEFT_OUT),
    ],
)  # fmt: skip
def test_marks_as_people_write_them(text, meant):
    assert value(text) == meant


@pytest.mark.parametrize(
    "text", ["x", "1/2", "1 2", "1,2,3", "1e3", ".", ",", "nan", "½", "1" * 13, "0," + "1" * 16, "=1+1", "١"]
)
def test_what_is_no_mark(text):
    assert Cells().learn(text).name == "NotAMark"


@pytest.mark.parametrize("text", ["-1", "−0,25", "–3", "- 2"])
def test_marks_below_nothing(text):
    assert Cells().learn(text).name == "BelowNothing"


@forall(st.lists(st.decimals(0, 1000, places=6) | st.integers(0, 9), min_size=1, max_size=20))
def test_every_mark_is_kept_exactly_however_fine_later_ones_are(marks):
    cells, texts = Cells(), [f"{mark:f}" if not isinstance(mark, int) else str(mark) for mark in marks]
    for text in texts:
        assert cells.learn(text) is None

    assert [Fraction(mark, 10**cells.decimals) for mark in cells.read(texts)] == [Fraction(m) for m in marks]


def test_a_row_with_a_text_that_is_new_is_not_read():
    cells = Cells()
    cells.learn("1")

    assert cells.read(["1", "1"]) == [1, 1]
    assert cells.read(["1", "2"]) is None


def test_a_quote_is_short_and_hides_nothing():
    assert quoted("a\u202eb\nc") == "a·b·c"
    assert len(quoted("x" * 500)) == 40
