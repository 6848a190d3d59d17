"""Dated rates in whole øre: the latest on or before the day holds, and without one there is no money."""

from datetime import date, timedelta

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.exchange.handoff.rules import DAY, HOUR, NONE, Rate, amount_of, check_rate, rate_on
from tests.support import given
from tests.support.given_handoff import LINES, a_day, a_line

JULY, AUTUMN = date(2026, 7, 1), date(2026, 10, 1)
RATES = [Rate(AUTUMN, HOUR, 1300), Rate(JULY, DAY, 9000)]


def names(rate, known=()):
    return [one.name for one in check_rate(rate, known, given.TODAY)]


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (JULY - timedelta(days=1), None),
        (JULY, RATES[1]),
        (AUTUMN - timedelta(days=1), RATES[1]),
        (AUTUMN, RATES[0]),
        (date(2027, 1, 1), RATES[0]),
    ],
)
def test_rule_33_the_latest_rate_on_or_before_the_day_holds(day, holds):
    assert rate_on(RATES, day) == holds


def test_no_rate_from_a_day_ends_the_one_before():
    assert rate_on([*RATES, Rate(given.TODAY, NONE)], given.TODAY) is None


def test_without_a_rate_there_is_no_amount_not_even_zero():
    assert amount_of(a_day(), None) is None


def test_rule_35_amounts_are_whole_ore_rounded_once():
    assert amount_of(a_day(a_line(taken=50)), Rate(JULY, HOUR, 1001)) == 834  # 834.17
    assert amount_of(a_day(a_line(taken=45), a_line(taken=45)), Rate(JULY, HOUR, 1001)) == 1502  # 1501.5


def test_a_rate_for_the_day_pays_the_part_of_it_that_counts():
    whole, half = a_day(), a_day(a_line(), a_line("absent", 0, 90, "absent"))

    assert (amount_of(whole, RATES[1]), amount_of(half, RATES[1])) == (9000, 4500)
    assert amount_of(a_day(a_line(taken=0)), RATES[1]) == 0


@forall(st.lists(LINES, min_size=1, max_size=6), st.integers(1, 100_000))
def test_a_day_never_earns_more_than_its_rate(lines, ore):
    assert 0 <= (amount_of(a_day(*lines), Rate(JULY, DAY, ore)) or 0) <= ore


@pytest.mark.parametrize(
    ("rate", "against"),
    [
        (Rate(AUTUMN, HOUR, 1250), []),
        (Rate(AUTUMN, "month", 1), ["UnitUnknown"]),
        (Rate(AUTUMN, HOUR, 0), ["AmountMissing"]),
        (Rate(AUTUMN, DAY, -5), ["AmountMissing"]),
        (Rate(AUTUMN, HOUR, 1_000_001), ["AmountTooHigh"]),
        (Rate(date(2028, 1, 1), HOUR, 0), ["AmountMissing", "TooFarAhead"]),
        (Rate(AUTUMN, NONE, 5), ["AmountWithoutRate"]),
        (Rate(AUTUMN, NONE), ["SameRate"]),
    ],
)
def test_everything_against_a_rate_is_told_at_once(rate, against):
    assert names(rate) == against


def test_rule_34_a_new_rate_differs_from_the_one_that_holds():
    assert names(Rate(given.TODAY, HOUR, 1300), RATES) == ["SameRate"]
    assert names(Rate(given.TODAY, DAY, 1300), RATES) == []
    assert names(Rate(given.TODAY, NONE), RATES) == []
