"""How long and how far ahead something may stand in the timetable."""

from datetime import date, timedelta

import pytest

from eduapp.core.codes import code_list
from eduapp.education.timetable.rules import limits

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("key", [limits.APPOINTMENT, limits.AHEAD, limits.SERIES, limits.CALENDAR])
def test_each_limit_is_a_number_of_days_and_holds_to_the_day(key):
    days = limits.limit(key)
    assert days > 0
    last = TODAY + timedelta(days=days - 1)
    assert list(limits.check_length(key, TODAY, last)) == []
    [violation] = limits.check_length(key, TODAY, last + timedelta(days=1))
    assert f"are {days + 1} days. At most {days} are possible" in violation.sentence()


def test_the_list_holds_no_limit_that_nobody_asks_for():
    known = {limits.APPOINTMENT, limits.AHEAD, limits.SERIES, limits.CALENDAR}
    assert set(code_list("timetable_limits").keys()) == known


def test_a_day_too_far_ahead_names_the_last_possible():
    latest = TODAY + timedelta(days=limits.limit(limits.AHEAD))
    assert list(limits.check_ahead(latest, TODAY)) == []
    [violation] = limits.check_ahead(latest + timedelta(days=1), TODAY)
    assert violation.sentence().endswith("At most 25.11.2029 is possible: check the year.")
