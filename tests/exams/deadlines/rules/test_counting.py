"""Days, weeks, months and years are counted as domstolloven §§ 148 and 149 say; calendars by hand."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.core.i18n import speaking
from eduapp.exams.deadlines.rules import Period, end_of, next_working_day, why_closed

DATES = st.dates(date(2024, 1, 1), date(2080, 12, 31))


@pytest.mark.parametrize(
    ("start", "count", "unit", "end"),
    [
        (date(2026, 12, 2), 10, "days", date(2026, 12, 12)),  # the day of notice is not counted
        (date(2026, 12, 24), 10, "days", date(2027, 1, 3)),  # over New Year
        (date(2026, 12, 2), 3, "weeks", date(2026, 12, 23)),  # Wednesday to Wednesday
        (date(2026, 8, 31), 6, "months", date(2027, 2, 28)),  # February has no thirty-first
        (date(2027, 8, 31), 6, "months", date(2028, 2, 29)),
        (date(2026, 6, 30), 6, "months", date(2026, 12, 30)),
        (date(2026, 11, 24), 1, "years", date(2027, 11, 24)),
        (date(2028, 2, 29), 1, "years", date(2029, 2, 28)),
        (date(2028, 2, 29), 4, "years", date(2032, 2, 29)),
    ],
)
def test_a_period_ends_where_the_law_says(start, count, unit, end):
    assert end_of(start, Period(count, unit)) == end


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 12, 12), "Saturday"),
        (date(2026, 12, 13), "Sunday"),
        (date(2026, 4, 2), "Maundy Thursday"),
        (date(2026, 4, 3), "Good Friday"),
        (date(2026, 4, 4), "Saturday"),
        (date(2026, 4, 5), "Easter Sunday"),
        (date(2026, 4, 6), "Easter Monday"),
        (date(2026, 5, 1), "Labour Day"),
        (date(2026, 5, 14), "Ascension Day"),
        (date(2026, 5, 17), "Constitution Day"),
        (date(2026, 5, 25), "Whit Monday"),
        (date(2026, 12, 25), "Christmas Day"),
        (date(2026, 12, 26), "Boxing Day"),
        (date(2027, 1, 1), "New Year's Day"),
        (date(2026, 12, 24), ""),  # Christmas Eve is a working day by law
        (date(2026, 4, 1), ""),
        (date(2026, 12, 14), ""),
    ],
)
def test_what_is_no_working_day(day, why):
    assert why_closed(day) == why


def test_whit_monday_that_is_the_seventeenth_of_may_is_both():
    day, passed = next_working_day(date(2027, 5, 15))

    assert day == date(2027, 5, 18)
    assert [one.day.day for one in passed] == [15, 16, 17]
    with speaking("en"):
        assert passed[0].words == "Saturday 15 May"
        assert passed[2].words == "Monday 17 May (Constitution Day, Whit Monday)"
    with speaking("nn"):
        assert passed[2].words == "måndag 17. mai (17. mai, 2. pinsedag)"


def test_easter_is_passed_over_whole():
    day, passed = next_working_day(date(2027, 3, 25))  # Easter Sunday is 28 March 2027

    assert day == date(2027, 3, 30)
    assert len(passed) == 5


@given(DATES)
def test_the_next_working_day_is_one_and_the_nearest(day):
    found, passed = next_working_day(day)

    assert why_closed(found) == ""
    assert [one.day for one in passed] == [day + timedelta(days=n) for n in range((found - day).days)]
    assert all(why_closed(one.day) for one in passed)


@given(DATES, st.integers(0, 400))
def test_days_are_days_and_weeks_keep_their_name(start, count):
    assert (end_of(start, Period(count, "days")) - start).days == count
    assert end_of(start, Period(count, "weeks")).weekday() == start.weekday()


@given(DATES, st.integers(1, 60))
def test_months_keep_their_number_or_end_with_the_month(start, count):
    end = end_of(start, Period(count, "months"))

    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == count
    assert end.day == start.day or (end + timedelta(days=1)).day == 1
    assert end_of(start, Period(1, "years")) == end_of(start, Period(12, "months"))
