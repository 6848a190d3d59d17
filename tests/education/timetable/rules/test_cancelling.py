"""When sessions are cancelled and restored, and how long a cancelled one stays in sight."""

from datetime import date, timedelta

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.codes import code_list
from eduapp.education.timetable import rules

MONDAY = date(2026, 11, 23)


def names(violations):
    return [violation.name for violation in violations]


@pytest.mark.parametrize("reason", code_list("cancel_reasons").keys())
def test_every_reason_of_the_list_cancels(reason):
    assert not list(rules.check_cancelling("planned", MONDAY, MONDAY, reason))


def test_a_session_is_cancelled_once_for_a_known_reason():
    assert names(rules.check_cancelling("cancelled", MONDAY, MONDAY, "holiday")) == [
        "AlreadyCancelled",
        "ReasonUnknown",
    ]


@forall(st.integers(-30, 30))
def test_rule_37_today_or_later_what_was_needs_somebody_who_answers_for_it(age):
    today = MONDAY + timedelta(days=age)
    expected = ["TooLongAgo"] if age > 0 else []

    found = list(rules.check_cancelling("planned", MONDAY, today, "lock_down"))

    assert names(found) == expected
    assert all(one.overridable for one in found)
    assert names(rules.check_restoring("cancelled", MONDAY, today)) == expected


def test_only_what_is_cancelled_is_restored():
    assert names(rules.check_restoring("planned", MONDAY, MONDAY)) == ["NotCancelled"]


def test_the_cause_of_a_cancellation_has_an_owner_and_it_is_never_the_learner():
    causes = {code.key: rules.cause_of(code.key) for code in code_list("cancel_reasons")}

    assert set(causes.values()) == {"school", "prison"}
    assert causes["lock_down"] == causes["staff_short"] == "prison"
    assert rules.kept_by_prison("lock_down")
    assert not rules.kept_by_prison("teacher_away")


def test_rule_40_a_cancelled_daily_session_goes_out_of_sight_before_a_monthly_one():
    daily = [MONDAY + timedelta(days=n) for n in range(5)]
    weekly = [MONDAY + timedelta(days=7 * n) for n in range(5)]
    monthly = [MONDAY + timedelta(days=28 * n) for n in range(5)]

    assert rules.in_sight_until(MONDAY, daily) == MONDAY + timedelta(days=1)
    assert rules.in_sight_until(MONDAY, weekly) == MONDAY + timedelta(days=7)
    assert rules.in_sight_until(MONDAY, monthly) == MONDAY + timedelta(days=28)


def test_rule_40_a_session_that_comes_once_stays_a_month():
    assert rules.in_sight_until(MONDAY, [MONDAY]) == MONDAY + timedelta(days=31)
    assert rules.in_sight_until(MONDAY, [MONDAY, MONDAY + timedelta(days=300)]) == MONDAY + timedelta(days=31)
