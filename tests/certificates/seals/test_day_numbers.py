from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.certificates.seals.day_numbers import day_of, number_of


@given(st.dates())
def test_a_day_comes_back(day):
    assert day_of(number_of(day)) == day


def test_days_are_counted_from_1970():
    assert number_of(date(1970, 1, 2)) == 1
    assert number_of(date(1969, 12, 31)) == -1


def test_no_day_beyond_the_calendar():
    with pytest.raises(OverflowError):
        day_of(10**7)
