"""Which day it can be, by what is written down."""

from datetime import date, timedelta

import pytest

from eduapp.certificates.rules.clock import QUIET, Known, check_clock

TODAY = date(2026, 11, 28)


def found(known, today=TODAY):
    return [one.name for one in check_clock(today, known)]


@pytest.mark.parametrize(
    ("newest", "expected"),
    [
        (None, []),
        (TODAY, []),
        (TODAY - QUIET, []),
        (TODAY - QUIET - timedelta(days=1), ["ClockAhead"]),
        (TODAY + timedelta(days=1), ["ClockBehind"]),
    ],
)
def test_a_day_is_neither_over_nor_weeks_away(newest, expected):
    assert found(Known(newest)) == expected


def test_a_clock_that_was_looked_at_is_right_for_weeks_again():
    long_ago = TODAY - timedelta(days=200)
    assert found(Known(long_ago, TODAY)) == []
    assert found(Known(long_ago, TODAY - QUIET)) == []
    assert found(Known(long_ago, TODAY - QUIET - timedelta(days=1))) == ["ClockAhead"]


def test_who_found_a_wrong_clock_right_said_nothing_of_today():
    assert found(Known(TODAY - timedelta(days=200), TODAY + timedelta(days=900))) == ["ClockAhead"]
    assert found(Known(TODAY - timedelta(days=2), TODAY + timedelta(days=900))) == []


def test_a_key_signs_from_its_first_day_on():
    assert found(Known(TODAY, None, TODAY)) == []
    assert found(Known(TODAY, None, TODAY + timedelta(days=1))) == ["KeyToCome"]


def test_the_sentences_say_which_day_and_what_to_do():
    [behind] = check_clock(TODAY, Known(date(2030, 1, 2)))
    [ahead] = check_clock(TODAY, Known(date(2026, 1, 2)))
    assert "28.11.2026" in behind.sentence()
    assert "02.01.2030" in behind.sentence()
    assert "330 days" in ahead.sentence()
