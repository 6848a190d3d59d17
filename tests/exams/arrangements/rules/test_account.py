"""Time is an account: planned, extra and credited are separate and add up, and what comes late is lost."""

from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.exams.arrangements import rules
from eduapp.exams.arrangements.rules import Measure, TimeAccount

NINE = 9 * 60

planned = st.integers(15, 300)  # § 9-28: at most five hours
minutes = st.integers(0, 240)
quiet = st.sampled_from([Measure("own_room"), Measure("reader"), Measure("large_print", percent=200)])
breaks = st.integers(5, 120).map(lambda some: Measure("breaks", minutes=some))
added = st.integers(5, 240).map(lambda some: Measure("extra_minutes", minutes=some))
share = st.integers(5, 100).map(lambda some: Measure("extra_percent", percent=some))
granted = st.lists(quiet | breaks | added | share, max_size=5, unique_by=lambda one: one.kind)


def said(measures, kind, unit):
    return sum(getattr(one, unit) for one in measures if one.kind == kind)


@pytest.mark.parametrize(
    ("exam", "measures", "expected"),
    [
        (300, [], 300),
        (300, [Measure("extra_percent", percent=25)], 375),
        (300, [Measure("extra_minutes", minutes=60)], 360),
        (240, [Measure("extra_percent", percent=25), Measure("extra_minutes", minutes=45)], 345),
        (45, [Measure("extra_percent", percent=25)], 57),  # 56 minutes 15 seconds
        (100, [Measure("extra_percent", percent=33)], 133),
        (300, [Measure("breaks", minutes=30), Measure("large_print", percent=150)], 300),
    ],
)
def test_what_is_granted_is_reckoned_as_with_a_pencil(exam, measures, expected):
    assert rules.personal_minutes(exam, measures) == expected


@given(planned, granted)
def test_the_factor_comes_first_then_the_fixed_minutes_and_parts_of_a_minute_are_rounded_up(exam, measures):
    factor = 1 + Fraction(said(measures, "extra_percent", "percent"), 100)
    expected = ceil(exam * factor) + said(measures, "extra_minutes", "minutes")
    assert rules.personal_minutes(exam, measures) == expected


@given(planned, granted, minutes, st.permutations(range(5)))
def test_planned_extra_and_credited_are_separate_and_add_up_to_the_end(exam, measures, credited, order):
    account = TimeAccount.of(exam, measures).credit(credited)

    assert account.planned == exam
    assert account.credited == credited
    assert account.end(NINE) == NINE + account.planned + account.extra + account.credited
    assert account.end(NINE) == rules.personal_end(NINE, exam, measures, credited)
    mixed = [measures[place] for place in order if place < len(measures)]
    assert TimeAccount.of(exam, mixed) == TimeAccount.of(exam, measures)


@given(planned, granted, st.lists(minutes, max_size=4))
def test_disturbances_are_given_back_whole_whatever_is_granted(exam, measures, disturbances):
    account = TimeAccount.of(exam, measures)
    before = account.end(NINE)
    for one in disturbances:
        account = account.credit(one)
    assert account.end(NINE) - before == sum(disturbances) == account.credited


@given(planned, granted, minutes, st.integers(NINE - 60, NINE + 59))
def test_who_comes_late_gets_nothing_back(exam, measures, credited, arrived):
    account = TimeAccount.of(exam, measures).credit(credited)
    late = account.arrive(NINE, arrived)

    assert late.end(NINE) == account.end(NINE)
    assert late.latest_end(NINE) == account.latest_end(NINE)
    assert late.working == max(0, account.working - max(0, arrived - NINE))
    assert late.credit(9).end(NINE) == account.end(NINE) + 9


def test_a_fire_alarm_of_nine_minutes_is_given_back_and_the_forty_minutes_before_are_not():
    account = TimeAccount.of(300, [Measure("extra_minutes", minutes=60)]).arrive(NINE, NINE + 40).credit(9)
    assert account == TimeAccount(planned=300, extra=60, credited=9, late=40)
    assert account.end(NINE) == NINE + 369
    assert account.working == 329


@given(planned, granted, st.lists(st.integers(0, 40), max_size=6))
def test_breaks_do_not_count_as_far_as_they_are_granted(exam, measures, taken):
    account, budget = TimeAccount.of(exam, measures), said(measures, "breaks", "minutes")
    before = account
    for one in taken:
        account = account.rest(one)

    assert account.end(NINE) == before.end(NINE) + min(sum(taken), budget)
    assert account.working == max(0, before.working - max(0, sum(taken) - budget))
    assert before.latest_end(NINE) == before.end(NINE) + budget >= account.end(NINE)


@pytest.mark.parametrize("name", ["planned", "extra", "credited", "breaks", "rested", "late"])
def test_no_account_owes_minutes(name):
    with pytest.raises(ValueError, match="below 0"):
        TimeAccount(**({"planned": 60} | {name: -1}))
