"""Parts that fit one statement."""

from hypothesis import given
from hypothesis import strategies as st

from eduapp.core.db.parts import AT_ONCE, in_parts


@given(st.lists(st.integers(), max_size=40), st.integers(1, 7))
def test_nothing_is_lost_and_no_part_is_too_large(values, at_once):
    parts = list(in_parts(values, at_once))

    assert [value for part in parts for value in part] == values
    assert all(0 < len(part) <= at_once for part in parts)


def test_a_set_is_parted_too_and_nothing_makes_no_part():
    assert sorted(map(len, in_parts(set(range(AT_ONCE + 1))))) == [1, AT_ONCE]
    assert list(in_parts([])) == []
