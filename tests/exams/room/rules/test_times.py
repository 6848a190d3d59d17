"""When something happened: now, or as it was written on paper."""

from datetime import UTC, date, datetime

import pytest

from eduapp.exams.room.rules.times import When, begun_at, check_on_the_day, check_typed, when

NOW = datetime(2026, 11, 24, 8, 40, 30, tzinfo=UTC)  # 09:40 in Norway
DAY = date(2026, 11, 24)


def named(found):
    return [type(one).__name__ for one in found]


def test_without_a_typed_time_it_is_the_minute_that_runs():
    assert when(NOW, DAY, None) == When(DAY, 580, typed=False)


def test_a_typed_time_is_of_the_day_of_the_exam_and_marked():
    told = when(NOW, date(2026, 11, 20), 545)

    assert told == When(date(2026, 11, 20), 545, typed=True)
    assert told.moment == datetime(2026, 11, 20, 8, 5, tzinfo=UTC)


def test_time_runs_from_this_moment_or_from_the_minute_the_log_has():
    assert begun_at(DAY, None, NOW) == NOW
    assert begun_at(DAY, 580, NOW) == NOW
    assert begun_at(DAY, 540, NOW) == datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
    assert begun_at(DAY, 581, NOW) == datetime(2026, 11, 24, 8, 41, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "typed", "names"),
    [
        (DAY, None, []),
        (DAY, 580, []),
        (DAY, 581, ["InTheFuture"]),
        (DAY, 1440, ["TimeImpossible"]),
        (DAY, -1, ["TimeImpossible"]),
        (date(2026, 11, 23), None, ["TimeMissing"]),
        (date(2026, 11, 23), 1439, []),
        (date(2026, 11, 25), None, ["NotItsDay"]),
        (date(2026, 11, 25), 500, ["NotItsDay"]),
    ],
)
def test_nothing_is_written_ahead_and_afterwards_the_time_is_typed(day, typed, names):
    assert named(check_on_the_day(NOW, day, typed)) == names


def test_a_time_on_another_day_is_compared_as_a_moment():
    assert not list(check_typed(NOW, date(2026, 11, 23), 1400))
    assert named(check_typed(NOW, date(2026, 11, 25), 10)) == ["InTheFuture"]
