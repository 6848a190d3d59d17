"""Periods: calendar years and school years, the newest first; none is saved before it is over."""

from datetime import date, timedelta

from eduapp.records.summary import rules

TODAY = date(2026, 11, 23)
YEARS = {(1, 1, 12, 31), (8, 1, 7, 31)}


def test_only_whole_years_are_offered_the_newest_first():
    found = rules.periods(TODAY)

    assert {(p.first.month, p.first.day, p.last.month, p.last.day) for p in found} == YEARS
    assert all(364 <= (one.last - one.first).days <= 365 for one in found)
    assert [one.last for one in found] == sorted((one.last for one in found), reverse=True)
    assert found[0].label == "school year 2026–2027"


def test_nothing_that_has_not_begun_is_offered():
    assert all(one.first <= TODAY for one in rules.periods(TODAY))
    assert rules.periods(date(2026, 7, 31))[0].label == "the year 2026"


def test_a_period_is_saved_from_the_day_after_its_last():
    year = rules.Period(date(2026, 1, 1), date(2026, 12, 31), "the year 2026")

    [against] = rules.check_writing(year, year.last)
    assert "the year 2026 lasts until" in against.sentence()
    assert not list(rules.check_writing(year, year.last + timedelta(days=1)))
