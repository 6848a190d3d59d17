"""The order of a day is fixed, no day is left out, and closing asks for everything that is missing."""

from datetime import date, timedelta

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.codes import code_list
from eduapp.records.day import rules
from eduapp.records.day.rules import GoingOn, OpenEnds, check_closing, days_due, ends_text

TODAY = date(2026, 11, 23)
NOTHING, QUIET = OpenEnds(), GoingOn()


def test_the_order_is_the_one_from_the_field():
    """Section 2.7: expire, end, then begin, pauses begin, pauses end; who is where is known before."""
    order = rules.order()
    assert [step for step in order if step in {"expired", "ended", "begun", "paused", "resumed"}] == [
        "expired", "ended", "begun", "paused", "resumed",
    ]  # fmt: skip
    assert order[0] == "states"


def test_the_first_time_only_today_is_opened():
    assert days_due(None, TODAY) == (TODAY,)


@forall(back=st.integers(0, 60))
def test_rule_28_every_skipped_day_is_opened_once_and_in_order(back):
    due = days_due(TODAY - timedelta(days=back), TODAY)
    assert list(due) == [TODAY - timedelta(days=back - number) for number in range(1, back + 1)]


def test_a_clock_that_went_back_opens_nothing():
    assert days_due(TODAY + timedelta(days=3), TODAY) == ()


def against(day=TODAY, *, opened=True, going_on=QUIET, ends=NOTHING):
    return list(check_closing(day, TODAY, opened=opened, going_on=going_on, ends=ends))


def test_everything_that_stands_against_closing_is_told_at_once():
    found = against(going_on=GoingOn(sessions=2), ends=OpenEnds(2, 1, 0))
    assert [one.name for one in found] == ["StillGoingOn", "NotEverythingRecorded"]
    assert all(one.overridable for one in found)
    assert [one.sentence() for one in found] == [
        "Still to come on 23.11.2026: 2 sessions. Close the day when that is over, or with a reason now.",
        (
            "Not everything is recorded: 2 registers, 1 workshop sheet."
            " Record it, or close the day with a reason."
        ),
    ]


@pytest.mark.parametrize(
    ("going_on", "words"),
    [
        (GoingOn(1, 0), "1 session"),
        (GoingOn(0, 1), "1 workshop shift"),
        (GoingOn(1, 2), "1 session, 2 workshop shifts"),
    ],
)
def test_sessions_and_shifts_that_are_not_over_are_both_named(going_on, words):
    [found] = against(going_on=going_on)
    assert found.sentence() == (
        f"Still to come on 23.11.2026: {words}. Close the day when that is over, or with a reason now."
    )


@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), TODAY + timedelta(days=30)])
def test_a_day_that_has_not_come_is_not_closed(day):
    assert [one.name for one in against(day)] == ["DayStillToCome"]


def test_a_day_nobody_opened_is_not_closed_for_any_reason():
    [found] = against(opened=False)
    assert (found.name, found.overridable) == ("DayNotOpened", False)


def test_what_is_missing_is_told_in_words():
    assert ends_text(OpenEnds(1, 0, 2)) == "1 register, 2 lists on paper"
    assert ends_text(OpenEnds(boards=2)) == "2 tool boards"
    assert OpenEnds(1, 1, 1, 1, 1).count == 5
    assert ends_text(OpenEnds()) == ""


def test_every_step_has_words_in_every_language():
    assert set(rules.order()) == set(code_list("day_steps").keys())
