"""Which backups may go: by their order and the days on them, whatever a clock says."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from eduapp.safekeeping.rules.rotation import DAYS, LATEST, MONTHS, WEEKS, Kept, to_drop

FIRST = date(2026, 1, 5)


def daily(count, each=1):
    """So many days with some backups a day."""
    return [
        Kept(day * each + n + 1, FIRST + timedelta(days=day)) for day in range(count) for n in range(each)
    ]


def left(there):
    gone = set(to_drop(there))
    return [one for one in there if one.number not in gone]


def test_the_latest_all_stay():
    assert to_drop(daily(1, LATEST)) == []


def test_a_year_leaves_days_weeks_and_months():
    kept = left(daily(400, each=4))

    days = {one.day for one in kept}
    newest = max(days)
    assert {newest - timedelta(days=back) for back in range(DAYS)} <= days
    assert len({one.day.isocalendar()[:2] for one in kept}) >= WEEKS
    assert len({(one.day.year, one.day.month) for one in kept}) >= MONTHS
    assert len(kept) <= LATEST + DAYS + WEEKS + MONTHS


def test_of_a_day_the_last_stays():
    there = daily(30, each=3)
    kept = {one.number for one in left(there)}
    for one in there:
        if one.day == FIRST + timedelta(days=22):  # long enough ago to be one of a class
            assert (one.number in kept) is (one.number % 3 == 0)


def test_a_clock_that_jumped_far_ahead_makes_nothing_old():
    """It costs what two more ordinary days cost."""
    jumped = [*daily(20), Kept(21, date(2099, 1, 1)), Kept(22, FIRST + timedelta(days=20))]
    assert {one.number for one in left(jumped)} >= {one.number for one in left(daily(22))}


@given(st.lists(st.dates(), min_size=1, max_size=120))
def test_the_newest_always_stays_and_what_stays_is_not_touched_again(days):
    there = [Kept(number, day) for number, day in enumerate(days, start=1)]
    kept = left(there)
    assert there[-1] in kept
    assert left(kept) == kept
