"""Between which days an entry of the catalogue may be chosen."""

from datetime import date, timedelta

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.spans import days
from eduapp.education.courses.rules.validity import check_validity, is_valid, validity_text

DAY = date(2026, 11, 23)
SOME = st.none() | st.integers(-20, 20).map(lambda n: DAY + timedelta(days=n))
FAR = timedelta(days=30)


@forall(SOME, SOME, st.integers(-20, 20))
def test_a_day_is_valid_when_it_is_one_of_the_days(first, last, offset):
    day = DAY + timedelta(days=offset)
    assert is_valid(first, last, day) == (day in set(days(first or DAY - FAR, last or DAY + FAR)))


@forall(SOME, SOME)
def test_days_run_forward(first, last):
    backward = first is not None and last is not None and last < first
    assert bool(list(check_validity(first, last))) == backward


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, ""),
        (DAY, None, "from 23.11.2026"),
        (None, DAY, "until 23.11.2026"),
        (DAY, DAY, "from 23.11.2026 to 23.11.2026"),
    ],
)
def test_the_days_are_said_in_words(first, last, words):
    assert validity_text(first, last) == words
