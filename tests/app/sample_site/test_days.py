"""The last week of the sample site is opened day by day; until Thursday it is closed."""

from datetime import date, timedelta

from eduapp.app.sample_site import days
from eduapp.records.day import queries


def test_every_day_of_the_last_week_is_open_and_four_are_closed(site):
    with site.reading() as session:
        heads = [queries.head(session, days.MONDAY + timedelta(days=number)) for number in range(8)]

    assert all(heads)
    assert [head.day for head in heads if head.closed_at] == [date(2026, 11, day) for day in (16, 17, 18, 19)]


def test_the_week_brought_something(site):
    with site.reading() as session:
        brought = [
            row
            for number in range(8)
            for row in queries.brought(session, days.MONDAY + timedelta(days=number))
        ]
    assert {row.step for row in brought} >= {"begun"}
