from datetime import UTC, datetime, timedelta

import pytest

from eduapp.core.clock import (
    RunningClock,
    StillClock,
    ToldClock,
    machine_start,
    steady_ms,
    system_clock,
    zone,
)

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


class Pc:
    """A PC by its two clocks, and what the other one answers."""

    def __init__(self):
        self.wall, self.ms = StillClock(NOON), 1_000
        self.clock = ToldClock(self.wall, lambda: self.ms)

    def passes(self, ms):
        self.ms += ms
        self.wall.moment += timedelta(milliseconds=ms)

    def hears(self, told, way=0):
        """Ask; the answer is `told`, and the way there and back takes so many milliseconds."""

        def answer():
            self.passes(way)
            return told

        self.clock.ask(answer)


@pytest.fixture
def pc():
    return Pc()


def test_before_anything_was_told_this_pcs_clock_counts(pc):
    assert (pc.clock(), pc.clock.off, pc.clock.is_due) == (NOON, timedelta(), True)


def test_what_was_told_goes_on_by_the_steady_clock_alone(pc):
    pc.hears(NOON + timedelta(minutes=5))
    pc.passes(90_000)
    pc.wall.moment += timedelta(hours=2)

    assert pc.clock() == NOON + timedelta(minutes=6, seconds=30)
    assert pc.clock.off == timedelta(minutes=5) - timedelta(hours=2)


def test_the_answer_is_of_the_middle_of_the_way(pc):
    pc.hears(NOON, way=4_000)
    assert pc.clock() == NOON + timedelta(seconds=2)


def test_it_is_asked_again_after_some_minutes_and_when_this_pcs_clock_was_set(pc):
    pc.hears(NOON)
    pc.passes(4 * 60_000)
    assert not pc.clock.is_due
    pc.wall.moment -= timedelta(seconds=2)
    assert pc.clock.is_due
    pc.hears(pc.clock())
    pc.passes(5 * 60_000)
    assert pc.clock.is_due


def test_it_is_asked_again_after_a_sleep_in_which_the_steady_clock_stood(pc):
    pc.hears(NOON)
    pc.wall.moment += timedelta(hours=8)
    assert pc.clock.is_due
    pc.hears(NOON + timedelta(hours=8))
    assert pc.clock() == NOON + timedelta(hours=8)


def test_an_answer_on_a_slow_way_that_says_nothing_new_moves_nothing(pc):
    pc.hears(NOON)
    pc.passes(60_000)
    pc.hears(pc.clock() + timedelta(seconds=1), way=3_000)
    assert pc.clock() == NOON + timedelta(seconds=63)
    assert not pc.clock.is_due


def test_a_question_that_fails_leaves_all_as_it_was(pc):
    pc.hears(NOON)
    pc.clock.ask_again()

    def gone():
        raise OSError

    with pytest.raises(OSError):
        pc.clock.ask(gone)
    assert pc.clock.is_due
    assert pc.clock() == NOON
