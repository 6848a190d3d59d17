from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.core.i18n import speaking
from eduapp.exams.marking.rules.points import Unmarked, check_points, points_text, read_points, share_of


@pytest.mark.parametrize(
    ("typed", "points"), [("2", 200), ("2,5", 250), ("2.25", 225), (",5", 50), (" 0 ", 0), ("10", 1000)]
)
def test_points_are_read_as_people_type_them(typed, points):
    assert read_points(typed) == points


@pytest.mark.parametrize("typed", ["", "x", "-1", "2,555", "2,", "1e3", "12345"])
def test_anything_else_is_no_number_of_points(typed):
    assert read_points(typed) is None


@given(st.integers(0, 999_999))
def test_what_is_written_is_read_as_the_same(points):
    for language in ("nb", "en"):
        with speaking(language):
            assert read_points(points_text(points)) == points


def test_a_half_hundredth_is_rounded_up():
    assert share_of(100, Decimal("33.33333")) == 33
    assert share_of(200, Decimal("66.25")) == 133  # 132.5


def test_what_is_beyond_the_points_there_are_is_told_in_a_sentence():
    with speaking("nb"):
        [above] = check_points(250, 200, 101, 3)
        [below] = check_points(-50, 200, 101, 3)
    assert "101" in above.sentence()
    assert "2,5" in above.sentence()
    assert type(below).__name__ == "PointsNegative"
    assert not [*check_points(200, 200, 101, 3), *check_points(0, 200, 101, 3)]


def test_what_is_not_decided_is_counted_in_words():
    assert "1 answer is" in Unmarked(number=7, count=1).sentence()
    assert "3 answers are" in Unmarked(number=7, count=3).sentence()
