from datetime import UTC, date, datetime

from eduapp.app.sample_data.year import FIRST, LAST, TEACHING, TODAY, WORKING, at, monday_after


def test_there_are_about_as_many_school_and_working_days_as_in_a_year():
    assert 185 <= sum(day <= LAST for day in TEACHING) <= 195
    assert 225 <= len(WORKING) <= 240


def test_nobody_is_taught_on_holidays_or_weekends():
    holidays = {date(2025, 12, 25), date(2026, 5, 1), date(2026, 4, 3), date(2026, 7, 8), date(2026, 10, 1)}

    assert not holidays & set(TEACHING)
    assert all(day.weekday() < 5 for day in (*TEACHING, *WORKING))
    assert date(2026, 10, 1) in WORKING  # the autumn break is the school's


def test_the_records_end_on_the_friday_before_somebody_looks():
    assert (FIRST.weekday(), LAST.weekday(), TODAY.weekday()) == (0, 4, 0)
    assert monday_after(LAST) == TODAY
    assert WORKING[-1] == LAST


def test_wall_times_are_told_in_utc_in_winter_and_summer():
    assert at(date(2026, 1, 15), 510) == datetime(2026, 1, 15, 7, 30, tzinfo=UTC)
    assert at(date(2026, 6, 15), 510) == datetime(2026, 6, 15, 6, 30, tzinfo=UTC)
