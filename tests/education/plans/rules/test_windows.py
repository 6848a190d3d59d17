"""House rule 62: the window of a review shrinks with the time left here."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.codes import code_list
from eduapp.core.i18n import LANGUAGES, speaking
from eduapp.education.plans.rules import windows
from eduapp.education.plans.rules.windows import Window, shrunk, window_for

TODAY = date(2026, 11, 23)
days = st.dates(date(2025, 1, 1), date(2040, 12, 31))
spans = st.integers(0, 3000)


def window(until, today=TODAY, **how):
    found = window_for(today, until, **how)
    return None if found is None else (found.first, found.last, found.rule)


@pytest.mark.parametrize(
    ("until", "found"),
    [
        (date(2026, 11, 22), None),  # has passed: nothing is known of when they leave
        (date(2026, 11, 23), None),
        (date(2027, 2, 22), None),
        (date(2027, 2, 23), (date(2026, 12, 23), date(2027, 2, 16), "three_months")),
        (date(2027, 3, 2), (date(2026, 12, 23), date(2027, 2, 23), "three_months")),
        (date(2027, 3, 3), (date(2026, 12, 23), date(2027, 2, 23), "six_months")),
        (date(2027, 5, 23), (date(2026, 12, 23), date(2027, 2, 23), "six_months")),
        (date(2027, 5, 24), (date(2027, 1, 23), date(2027, 2, 23), "one_year")),
        (date(2027, 11, 23), (date(2027, 1, 23), date(2027, 2, 23), "one_year")),
        (date(2027, 11, 24), (date(2027, 3, 23), date(2027, 5, 23), "five_years")),
        (date(2031, 11, 23), (date(2027, 3, 23), date(2027, 5, 23), "five_years")),
        (date(2031, 11, 24), (date(2027, 9, 23), date(2027, 11, 23), "longer")),
        (None, (date(2027, 9, 23), date(2027, 11, 23), "unknown")),
    ],
)
def test_rule_62_gives_each_time_left_its_window(until, found):
    assert window(until) == found


def test_rule_62_who_has_come_is_planned_for_within_ten_days_whatever_is_left():
    tenth = date(2026, 12, 3)
    assert window(None, arrived=True) == (TODAY, tenth, "arrived")
    assert window(date(2027, 1, 1), arrived=True) == (TODAY, tenth, "arrived")
    assert window(date(2035, 1, 1), arrived=True) == (TODAY, tenth, "arrived")
    assert window(date(2026, 11, 27), arrived=True) == (TODAY, date(2026, 11, 27), "arrived")
    assert window(date(2026, 1, 1), arrived=True) == (TODAY, tenth, "arrived")


@forall(today=days, left=st.one_of(st.none(), st.integers(-50, 3000)), arrived=st.booleans())
def test_a_window_runs_forward_from_today_on(today, left, arrived):
    until = None if left is None else today + timedelta(days=left)
    found = window_for(today, until, arrived=arrived)

    assert found is None or today <= found.first <= found.last


@forall(today=days, left=spans, arrived=st.booleans())
def test_a_review_never_comes_after_the_last_day_nor_in_the_last_week(today, left, arrived):
    until = today + timedelta(days=left)
    found = window_for(today, until, arrived=arrived)

    assert found is None or found.last <= until
    assert found is None or arrived or found.last <= until - timedelta(days=7)


@forall(today=days, left=spans, less=spans, arrived=st.booleans())
def test_less_time_left_never_gives_a_later_date(today, left, less, arrived):
    longer = window_for(today, today + timedelta(days=left), arrived=arrived)
    shorter = window_for(today, today + timedelta(days=min(left, less)), arrived=arrived)

    if longer is None:
        assert shorter is None
    elif shorter is not None:
        assert shorter.first <= longer.first
        assert shorter.last <= longer.last


def test_no_rule_applied_before_the_first_of_them():
    assert window_for(date(2024, 7, 31), date(2026, 1, 1)) is None
    assert window_for(date(2024, 8, 1), date(2026, 1, 1)) is not None


# --- the last day here moves ------------------------------------------------------------------------

FAR = Window(date(2027, 9, 23), date(2027, 11, 23), "unknown")


@pytest.mark.parametrize(
    ("until", "found"),
    [
        (None, FAR),
        (date(2026, 11, 1), FAR),  # has passed
        (date(2033, 1, 1), FAR),  # longer than the window that stands
        (date(2027, 5, 1), Window(date(2026, 12, 23), date(2027, 2, 23), "six_months")),
        (date(2027, 1, 8), Window(TODAY, date(2027, 1, 1), "brought_forward")),
        (date(2026, 11, 25), Window(TODAY, TODAY, "brought_forward")),
    ],
)
def test_rule_62_a_review_is_brought_forward_when_the_last_day_becomes_known_or_nearer(until, found):
    assert shrunk(FAR, TODAY, None, until) == found


def test_more_time_changes_nothing_and_neither_does_the_same_day():
    near = Window(date(2026, 12, 23), date(2027, 2, 23), "six_months")
    for until in (date(2027, 5, 1), date(2027, 5, 2), date(2029, 1, 1), None):
        assert shrunk(near, TODAY, date(2027, 5, 1), until) == near


def test_who_is_overdue_stays_so():
    late = Window(date(2026, 9, 1), date(2026, 11, 22), "six_months")
    assert shrunk(late, TODAY, None, date(2026, 12, 31)) == late


@forall(today=days, first=spans, length=spans, known=st.one_of(st.none(), spans), left=st.integers(-50, 3000))
def test_a_moved_last_day_never_makes_a_review_later(today, first, length, known, left):
    begins = today + timedelta(days=first)
    old = Window(begins, begins + timedelta(days=length), "unknown")
    before = None if known is None else today + timedelta(days=known)
    until = today + timedelta(days=left)
    new = shrunk(old, today, before, until)

    assert new.last <= old.last
    assert today <= new.first <= new.last
    if left >= 0 and (known is None or left < known):
        assert new.last <= until
    assert shrunk(new, today, until, until) == new


# --- the table and its words ------------------------------------------------------------------------


def test_every_number_names_its_rule_and_day():
    for rule in code_list("review_windows"):
        assert rule.flags["rule"] == 62
        assert isinstance(rule.flags["applies_from"], date)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_a_rule_say_its_numbers(language):
    limits = {"below_months", "up_to_months", "up_to_days"}
    with speaking(language):
        for rule in code_list("review_windows"):
            said = {int(number) for number in re.findall(r"\d+", rule.label)}
            meant = {value for name, value in rule.flags.items() if name in limits}
            assert meant <= said, rule.key


def test_why_stands_in_words_with_the_number_of_the_rule():
    said = {rule.key: windows.why_text(rule.key) for rule in code_list("review_windows")}

    assert said["arrived"] == "Has come here or come back: within 10 days."
    assert said["unknown"] == "How long is not known: in 10 to 12 months."
    assert said["under_three_months"] == "Less than 3 months left: no further review."
    for key in ("three_months", "brought_forward"):
        assert said[key].endswith("by 7 days before the last day here.")
    assert said["six_months"] == "Up to 6 months left: in 1 to 3 months."


def test_a_window_that_is_open_names_only_its_end():
    assert windows.window_text(TODAY, date(2026, 12, 3), TODAY) == "by 03.12.2026"
    words = windows.window_text(date(2026, 12, 1), date(2027, 2, 3), TODAY)
    assert words == "between 01.12.2026 and 03.02.2027"
