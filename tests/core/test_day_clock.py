"""How the clock runs through a day, beside walking through the day minute by minute."""

import functools
import itertools
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.day_clock import ORDINARY, DayClock, agree, clock_on, zone_names

AUTUMN, SPRING = date(2026, 10, 25), date(2027, 3, 28)
# At three, at midnight, late in the evening, by half an hour, by two hours, around Ramadan, and never.
ZONES = (
    "Europe/Oslo", "Atlantic/Azores", "America/Sao_Paulo", "America/Havana", "Australia/Lord_Howe",
    "Antarctica/Troll", "America/Nuuk", "Africa/Casablanca", "Asia/Beirut", "Asia/Kolkata",
)  # fmt: skip
MIDNIGHT = 1440

days = st.dates(date(1995, 1, 1), date(2035, 12, 31))


@functools.cache
def changes_in(zone, year):
    """The days on which a zone's clock was changed: noon is not a day after noon."""
    noon = [
        datetime.combine(date(year, 1, 1) + timedelta(days=n), time(12), ZoneInfo(zone)) for n in range(366)
    ]
    found = [
        before.date() for before, after in itertools.pairwise(noon) if before.utcoffset() != after.utcoffset()
    ]
    return [day + timedelta(days=more) for day in found for more in (0, 1)]


@st.composite
def days_of_zones(draw):
    """Half of them days around a change."""
    zone = draw(st.sampled_from(ZONES))
    near = changes_in(zone, draw(st.integers(1995, 2035)))
    return zone, draw(st.sampled_from(near) if near and draw(st.booleans()) else days)


def first_shown(zone, day):
    """What the clock shows in a day, and how many minutes after the first that is; walked through in UTC."""
    walk = datetime.combine(day, time(), UTC) - timedelta(hours=16)
    found = {}
    for passed in range(60 * 60):
        shown = (walk + timedelta(minutes=passed)).astimezone(ZoneInfo(zone))
        minute = shown.hour * 60 + shown.minute
        if shown.date() == day:
            found.setdefault(minute, passed)
        elif minute == 0 and shown.date() == day + timedelta(days=1):
            found.setdefault(MIDNIGHT, passed)
    return found


@forall(days_of_zones())
def test_every_stretch_of_every_day_lasts_as_long_as_one_waits(where):
    zone, day = where
    clock, shown = clock_on(day, zone), first_shown(zone, day)

    assert [at for at in range(MIDNIGHT) if clock.lacks(at)] == [
        at for at in range(MIDNIGHT) if at not in shown
    ]
    for start in list(shown)[::37]:
        for end in list(shown)[::41]:
            if start < end:
                assert end - start + clock.between(start, end) == shown[end] - shown[start]


@forall(days_of_zones(), st.lists(st.integers(0, MIDNIGHT), min_size=3, max_size=3, unique=True))
def test_stretches_that_touch_lose_no_minute_and_share_none(where, times):
    clock = clock_on(where[1], where[0])
    begin, middle, end = sorted(times)

    assert clock.between(begin, middle) + clock.between(middle, end) == clock.between(begin, end)


def test_in_norway_the_clock_is_changed_at_three():
    assert clock_on(AUTUMN) == DayClock(60, 180)
    assert clock_on(SPRING) == DayClock(-60, 180)
    assert [at for at in (119, 120, 179, 180) if clock_on(SPRING).lacks(at)] == [120, 179]
    assert not any(clock_on(AUTUMN).lacks(at) for at in range(MIDNIGHT))


def test_a_day_on_which_nothing_is_changed_is_told_by_what_it_is():
    assert clock_on(AUTUMN - timedelta(days=1)) is ORDINARY
    assert clock_on(SPRING, "Asia/Kolkata") is ORDINARY


@pytest.mark.parametrize("day", [AUTUMN, SPRING, date(2026, 7, 1)])
@pytest.mark.parametrize(
    ("zone", "shows_the_same"),
    [
        ("Europe/Oslo", True), ("Arctic/Longyearbyen", True), ("Europe/Berlin", True),
        ("Europe/London", False), ("Europe/Athens", False), ("Africa/Lagos", False), ("Mars/Crater", False),
    ],
)  # fmt: skip
def test_clocks_agree_only_if_they_show_the_same_all_day(day, zone, shows_the_same):
    assert agree(day, zone) == shows_the_same


def test_a_zone_agrees_in_the_season_in_which_it_shows_the_same():
    assert agree(date(2026, 1, 15), "Africa/Lagos")


def test_zones_are_known_by_name_whatever_the_size_of_its_letters():
    assert zone_names()["europe/oslo"] == "Europe/Oslo"
    assert "localtime" not in zone_names()
