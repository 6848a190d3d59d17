"""When something was at an exam PC: what its own clock says counts as long as nothing speaks against it."""

from datetime import UTC, datetime, timedelta

import pytest

from eduapp.exams.screens.rules.pc_clock import PcClock
from eduapp.kiosk.formats.record import BEGUN, TICK, Record, wall_text

NINE = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def record(kind, at, ahead, boot="a", zero=NINE, value=None):
    """What a PC writes at a moment of the room, whose clock is so far ahead."""
    mono = round((at - zero) / timedelta(milliseconds=1)) + 5_000
    return Record(1, "", kind, value, None, mono, boot, at + ahead, "")


def begun(at, ahead, by="code", **more):
    told = {"begins_at": wall_text(at + ahead), "late_ms": 0, "by": by, "n": 0}
    return record(BEGUN, at, ahead, value=told | more)


def a_clock(ahead, *, delay=timedelta(seconds=1), at=NINE + 3 * MINUTE, by="code", **more):
    """Opened by code at 09:03 by the room, and one record ten minutes later."""
    clock = PcClock()
    clock.take(begun(at, ahead, by, **more), at + delay)
    clock.take(record(TICK, at + 10 * MINUTE, ahead), at + 10 * MINUTE + delay)
    return clock


def near(told, wanted, within=timedelta(seconds=1)):
    return abs(told - wanted) <= within


@pytest.mark.parametrize("delay", [0, 1, 900])
def test_a_clock_that_is_right_is_believed_however_long_the_records_were_under_way(delay):
    clock = a_clock(timedelta(), delay=timedelta(seconds=delay))

    assert clock.ahead(NINE) == clock.later(NINE) == clock.differs(NINE) == timedelta()


@pytest.mark.parametrize("minutes", [20, 120, -20, -120])
def test_a_clock_that_is_wrong_moves_no_end(minutes):
    clock = a_clock(minutes * MINUTE)

    assert near(clock.later(NINE), -minutes * MINUTE)
    assert near(clock.ahead(NINE), minutes * MINUTE)
    assert near(clock.differs(NINE), minutes * MINUTE)
    assert near(clock.in_room_time(NINE + (5 + minutes) * MINUTE, NINE), NINE + 5 * MINUTE)


def test_the_record_that_was_under_way_the_shortest_bounds_it():
    clock = PcClock()
    clock.take(begun(NINE, 20 * MINUTE), NINE + 15 * MINUTE)  # a stick that was carried for a while
    assert near(clock.later(NINE), -5 * MINUTE)
    clock.take(record(TICK, NINE + 30 * MINUTE, 20 * MINUTE), NINE + 30 * MINUTE)

    assert near(clock.later(NINE), -20 * MINUTE)


def test_a_clock_behind_is_known_by_a_paper_that_was_opened_before_the_room_began():
    clock = a_clock(-20 * MINUTE)

    assert near(clock.later(NINE), 20 * MINUTE)
    assert clock.later(None) == timedelta()  # then it may be that early


def test_what_began_by_the_clock_of_the_room_stays_as_it_was_told():
    clock = a_clock(20 * MINUTE, by="message", begins_at=wall_text(NINE))

    assert clock.later(NINE) == timedelta()
    assert near(clock.ahead(NINE), 20 * MINUTE)


def test_a_beginning_told_by_the_room_and_a_clock_behind_it():
    """The code comes at 09:03, the PC's clock says 08:43: the beginning it was told counts, with no delay."""
    clock = a_clock(-20 * MINUTE, begins_at=wall_text(NINE))

    assert near(clock.later(NINE), 3 * MINUTE)


def test_who_was_late_by_the_same_wrong_clock_is_as_late_as_they_are():
    at, ahead = NINE + 10 * MINUTE, 20 * MINUTE
    clock = a_clock(ahead, at=at, begins_at=wall_text(at + ahead - 4 * MINUTE), late_ms=240_000)

    assert near(clock.later(NINE), -ahead)


def test_once_the_clock_is_set_it_is_right_and_the_beginning_stays_put_right():
    clock = a_clock(20 * MINUTE)
    clock.take(record(TICK, NINE + 20 * MINUTE, timedelta()), NINE + 20 * MINUTE)

    assert clock.ahead(NINE) == timedelta()
    assert near(clock.later(NINE), -20 * MINUTE)
    assert near(clock.differs(NINE), 20 * MINUTE)


def test_another_start_of_the_kiosk_has_a_monotonic_clock_of_its_own():
    clock = a_clock(20 * MINUTE)
    again = NINE + 30 * MINUTE
    clock.take(record(TICK, again, timedelta(), boot="b", zero=again), again)

    assert near(clock.later(NINE), -20 * MINUTE)
    assert clock.ahead(NINE) == timedelta()


def test_less_than_a_minute_is_not_told():
    assert a_clock(timedelta(seconds=50)).differs(NINE) == timedelta()
    assert PcClock().differs(NINE) == PcClock().later(None) == timedelta()


def ticks(clock, boot, zero, first, last, ahead, delay=timedelta(seconds=1)):
    """One record every ten seconds of some minutes behind nine, each of which came live."""
    for second in range(first * 60, last * 60 + 1, 10):
        at = NINE + timedelta(seconds=second)
        clock.take(record(TICK, at, ahead, boot, zero), at + delay)
    return record(TICK, NINE + first * MINUTE, ahead, boot, zero), record(TICK, at, ahead, boot, zero)


@pytest.mark.parametrize("minutes", [0, 24 * 60, -120])
def test_what_passed_between_two_starts_is_known_by_records_that_came_live(minutes):
    clock = PcClock()
    _first, before = ticks(clock, "a", NINE, 0, 10, timedelta())
    assert clock.passed(before.moment, record(TICK, NINE, minutes * MINUTE, "b").moment) is None
    after, _last = ticks(clock, "b", NINE + 13 * MINUTE, 13, 15, minutes * MINUTE)

    assert clock.passed(before.moment, after.moment) == 3 * MINUTE


def test_what_a_stick_brings_together_or_by_and_by_did_not_come_live():
    clock = PcClock()
    _first, before = ticks(clock, "a", NINE, 0, 10, timedelta())
    zero, here = NINE + 13 * MINUTE, NINE + 40 * MINUTE
    after = record(TICK, zero, timedelta(), "b", zero)
    for second in range(0, 1200, 10):  # two rounds with a stick, ten minutes of records in each
        written = record(TICK, zero + timedelta(seconds=second), timedelta(), "b", zero)
        clock.take(written, here + second // 600 * 10 * MINUTE)

    assert clock.passed(before.moment, after.moment) is None
