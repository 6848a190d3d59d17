from datetime import UTC, datetime, timedelta

from eduapp.safekeeping.rules import before_a_restore

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def hours(*after):
    return [NOON + timedelta(hours=hour) for hour in after]


def test_what_was_made_since_is_told_from_what_was_made_before():
    assert before_a_restore(hours(3, 2, -1, -5), NOON) == [False, False, True, True]


def test_nothing_is_explained_where_nothing_was_brought_back():
    assert before_a_restore(hours(3, -1), None) == [False, False]


def test_a_clock_that_ran_ahead_makes_no_backup_newer_than_those_after_it():
    assert before_a_restore(hours(2, -1, 30, -5), NOON) == [False, True, True, True]
