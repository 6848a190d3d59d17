"""Weekdays and weeks of a rotation, as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.exchange.files.formats.remarks import Problem
from eduapp.exchange.files.formats.weekdays import weekdays, weeks

WORKDAYS = {0, 1, 2, 3, 4}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mandag", {0}),
        ("Måndag", {0}),
        ("TYSDAG", {1}),
        ("man, ons", {0, 2}),
        ("ti, to", {1, 3}),
        ("ma og on", {0, 2}),
        ("Tue/Thu", {1, 3}),
        ("man–fre", WORKDAYS),
        ("man-fre", WORKDAYS),
        ("mandag til fredag", WORKDAYS),
        ("Man. Ons.", {0, 2}),
        ("fre-man", {4, 5, 6, 0}),
        ("laurdag", {5}),
        ("su", {6}),
    ],
)
def test_weekdays_are_read(text, days):
    assert weekdays()(text) == days


@pytest.mark.parametrize("text", ["t", "x", "mandager", "1", "man-ons-fre", "man-", ",", "alle"])
def test_what_names_no_weekday_says_so(text):
    found = weekdays()(text)

    assert isinstance(found, Problem)
    assert "man, ons" in found.sentence()


@pytest.mark.parametrize(
    ("text", "found"), [("1", {1}), ("1, 3", {1, 3}), ("1 og 3", {1, 3}), ("2-4", {2, 3, 4})]
)
def test_weeks_are_read(text, found):
    assert weeks(6)(text) == found


@pytest.mark.parametrize("text", ["0", "7", "9" * 5_000, "-1", "x"])
def test_what_names_no_week_says_so(text):
    assert isinstance(weeks(6)(text), Problem)


@given(st.text(min_size=1).map(str.strip).filter(bool))
def test_any_text_gets_an_answer(text):
    for parse in (weekdays(), weeks(6)):
        found = parse(text)
        assert isinstance(found, Problem) or found


@given(st.sets(st.integers(0, 6), min_size=1))
def test_days_written_out_are_those_days(days):
    names = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]

    assert weekdays()(" og ".join(names[day] for day in sorted(days))) == days
