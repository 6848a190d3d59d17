from datetime import UTC, datetime, timedelta

from eduapp.core.clock import RunningClock, StillClock, machine_start, steady_ms, system_clock, zone

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)


def test_a_still_clock_stands_until_it_is_moved():
    clock = StillClock(NOON)
    assert clock() == clock() == NOON
    clock.moment += timedelta(hours=1)
    assert clock() == NOON + timedelta(hours=1)


def test_a_running_clock_goes_on_from_where_it_was_set():
    clock = RunningClock(NOON)
    assert timedelta() <= clock() - NOON < timedelta(minutes=1)


def test_the_system_clock_knows_its_zone():
    assert system_clock().tzinfo is UTC


def test_norway_has_summer_time():
    summer, winter = datetime(2026, 7, 1, tzinfo=zone()), datetime(2026, 12, 1, tzinfo=zone())
    assert summer.utcoffset() - winter.utcoffset() == timedelta(hours=1)


def test_the_steady_clock_never_goes_back():
    told = [steady_ms() for _time in range(50)]
    assert told == sorted(told)


def test_the_start_of_a_machine_is_told_in_one_word_or_not_at_all():
    assert machine_start() == machine_start()
    assert len(machine_start()) in {0, 36}
