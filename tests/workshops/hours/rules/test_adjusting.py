"""Adjustments: each reason has a maximum, and no day leaves what can have been worked (rule 51)."""

from datetime import date

import pytest

from eduapp.core.codes import code_list
from eduapp.workshops.hours.rules import adjusting
from eduapp.workshops.hours.rules.adjusting import DayBefore
from eduapp.workshops.hours.rules.ledger import Adjustment
from eduapp.workshops.hours.rules.times import Times

TODAY, DAY, FIRST = date(2026, 11, 23), date(2026, 10, 5), date(2026, 8, 17)
SHIFT = Times(480, 900, 30)


def known(**more):
    facts = {"minutes": 330, "for_reason": 0, "counted": True, "first_post": FIRST, "shift": SHIFT}
    facts |= {"sure": more.get("minutes", 330), "waiting": False, "last_post": None}
    return DayBefore(**(facts | more))


def against(minutes, reason="misread", day=DAY, before=None):
    wanted = Adjustment(minutes, reason)
    return [one.name for one in adjusting.check_adjustment(day, wanted, before or known(), TODAY)]


@pytest.mark.parametrize("reason", code_list(adjusting.REASONS).keys())
def test_rule_51_every_reason_has_a_maximum_and_all_of_a_day_counts_towards_it(reason):
    most = adjusting.most_minutes(reason, TODAY)
    roomy = known(minutes=600, shift=Times(0, 1440))

    assert 0 < most <= 480
    assert against(most, reason, before=roomy) == []
    assert against(-most, reason, before=roomy) == []
    assert against(most + 1, reason, before=roomy) == ["AdjustsTooMuch"]
    assert against(-most - 1, reason, before=roomy) == ["AdjustsTooMuch"]
    assert against(2, reason, before=known(minutes=600, shift=Times(0, 1440), for_reason=most - 1)) == [
        "AdjustsTooMuch"
    ]


@pytest.mark.parametrize(
    ("minutes", "reason", "day", "before", "reasons"),
    [
        (0, "misread", DAY, {}, ["AdjustsNothing"]),
        (30, "because", DAY, {}, ["AdjustmentUnexplained"]),
        (30, "misread", date(2026, 11, 24), {}, ["DayToCome"]),
        (30, "misread", DAY, {"counted": False}, ["MonthNotCounted"]),
        (30, "misread", date(2026, 8, 16), {}, ["BeforeTheFirstPost"]),
        (30, "misread", DAY, {"first_post": None}, ["NeverPlaced"]),
        (61, "misread", DAY, {}, ["DayAboveTheShift"]),
        (60, "misread", DAY, {}, []),
        (-30, "misread", DAY, {"minutes": 20}, ["DayBelowZero"]),
        (-30, "misread", DAY, {"minutes": 90, "sure": 20}, ["DayBelowZero"]),  # what waits may be rejected
        (30, "misread", DAY, {"waiting": True}, ["AdjustmentWaits"]),
        (30, "misread", DAY, {"last_post": date(2026, 10, 4)}, ["AfterTheLastPost"]),
        (30, "misread", DAY, {"last_post": DAY}, []),
        (-30, "misread", DAY, {"minutes": 500}, []),  # downwards is always possible
    ],
)
def test_each_thing_that_stands_against_it_is_named(minutes, reason, day, before, reasons):
    assert against(minutes, reason, day, known(**before)) == reasons


def test_the_sentence_says_what_is_possible():
    [found] = adjusting.check_adjustment(DAY, Adjustment(100, "wrong_break"), known(minutes=0), TODAY)
    assert found.sentence() == (
        "For “wrong break” at most 60 minutes a day are possible (the school's own limit); "
        "0 are adjusted already."
    )


def test_a_maximum_is_dated():
    assert adjusting.most_minutes("misread", date(2020, 1, 1)) == 0
