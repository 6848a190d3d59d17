"""What bounds hours: the shift, days out of service, counted months."""

from datetime import date
from uuid import UUID

from eduapp.education.places.rules.places import OutSpan
from eduapp.workshops.hours.rules.limits import Limits, Place, check_length, month_of
from eduapp.workshops.hours.rules.times import Times, timed_on

SHOP, DAY = UUID(int=1), date(2026, 10, 5)
SHIFT, LATE = Times(480, 900, 30), Times(720, 1080)


def told(limits, day, times):
    return [one.sentence() for one in limits.against(SHOP, day, times)]


def test_nothing_is_longer_than_the_shift_break_included():
    assert list(check_length(Times(500, 920, 0), SHIFT)) == []
    [found] = check_length(Times(480, 901, 60), SHIFT)
    assert found.sentence() == (
        "From 08:00 to 15:01 is 7:01, longer than the shift of 7:00. "
        "Correct the times, or the shift of the day."
    )


def test_a_signed_sheet_says_how_long_its_day_was():
    limits = Limits({SHOP: SHIFT}, {(SHOP, DAY): LATE})

    assert limits.shift(SHOP, DAY) == LATE
    assert told(limits, DAY, Times(480, 900)) != []
    assert told(limits, DAY.replace(day=6), Times(480, 900)) == []


def test_no_hours_where_the_place_was_out_of_service():
    out = OutSpan(UUID(int=5), UUID(int=9), DAY, DAY, "other", "Water")
    limits = Limits({SHOP: SHIFT}, {}, {SHOP: Place("Workroom", (out,))})

    [found] = told(limits, DAY, SHIFT)
    assert found.startswith("Workroom is out of service")
    assert found.endswith("or end that first.")
    assert told(limits, DAY.replace(day=6), SHIFT) == []


def test_a_counted_month_takes_adjustments_alone():
    limits = Limits({SHOP: SHIFT}, counted=frozenset([(SHOP, month_of(DAY))]))

    assert told(limits, date(2026, 10, 31), SHIFT) == [
        "October 2026 is counted in a statement. Make an adjustment for 31.10.2026 instead."
    ]
    assert told(limits, date(2026, 11, 1), SHIFT) == []


def test_a_workshop_that_is_not_known_yet_has_no_limits():
    assert told(Limits(), DAY, Times(0, 960)) == []


def test_a_night_on_which_the_clock_is_put_back_has_an_hour_more_and_its_shift_too():
    autumn, spring = date(2026, 10, 25), date(2027, 3, 28)
    limits = Limits({SHOP: Times(0, 240)})

    assert [limits.shift(SHOP, day).length for day in (autumn, spring, DAY)] == [300, 180, 240]
    assert told(limits, autumn, timed_on(Times(0, 240), autumn)) == []
    [found] = told(limits, spring, Times(300, 481))
    assert found.startswith("From 05:00 to 08:01 is 3:01, longer than the shift of 3:00.")
