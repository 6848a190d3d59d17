from datetime import date, time, timedelta

from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.spans import (
    MINUTE_MS,
    SECOND_MS,
    Span,
    as_time,
    days,
    hours_and_minutes,
    milliseconds,
    minute_of_day,
    months_after,
    week_of,
    whole_minutes,
    whole_seconds,
)

minutes = st.integers(0, 1440)
spans = st.tuples(minutes, minutes).filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Span(*pair))


@forall(spans, spans)
def test_spans_overlap_exactly_when_they_share_a_minute(one, other):
    shared = set(range(one.start, one.end)) & set(range(other.start, other.end))
    assert one.overlaps(other) == bool(shared) == other.overlaps(one)


@forall(st.integers(0, 1439))
def test_minutes_and_wall_times_are_two_ways_to_say_one_thing(minute):
    assert minute_of_day(as_time(minute)) == minute


def test_the_end_of_the_day_is_written_as_midnight():
    assert as_time(1440) == time(0, 0)


@forall(st.dates(date(1900, 1, 8), date(2100, 1, 1)))
def test_every_day_lies_in_its_own_week(day):
    monday, sunday = week_of(day)
    assert (monday.weekday(), sunday.weekday()) == (0, 6)
    assert monday <= day <= sunday


def test_both_ends_of_a_span_of_days_are_in_it():
    assert list(days(date(2026, 10, 24), date(2026, 10, 26))) == [
        date(2026, 10, 24), date(2026, 10, 25), date(2026, 10, 26),
    ]  # fmt: skip


def test_minutes_read_as_hours():
    assert [hours_and_minutes(m) for m in (390, 5, -45, 0)] == ["6:30", "0:05", "−0:45", "0:00"]


@forall(st.integers(0, 10**8))
def test_nobody_gets_less_back_than_was_lost_and_never_a_minute_too_much(lost):
    assert 0 <= whole_minutes(lost) * MINUTE_MS - lost < MINUTE_MS


@forall(st.integers(-(10**6), 10**8))
def test_minutes_are_the_same_whether_one_counts_from_milliseconds_or_from_seconds(left):
    assert whole_minutes(whole_seconds(left) * SECOND_MS) == whole_minutes(left)


def test_what_has_begun_counts_whole_and_nothing_is_nothing():
    assert [whole_minutes(ms) for ms in (-5, 0, 1, MINUTE_MS, MINUTE_MS + 1)] == [0, 0, 1, 1, 2]
    assert [whole_seconds(ms) for ms in (-5, 0, 1, SECOND_MS, SECOND_MS + 1)] == [0, 0, 1, 1, 2]


def test_a_stretch_in_milliseconds():
    assert milliseconds(timedelta(seconds=2, microseconds=600)) == 2_001


@forall(today=st.dates(date(2025, 1, 1), date(2040, 12, 31)), months=st.integers(-200, 200))
def test_months_are_counted_as_people_count_them(today, months):
    later = months_after(today, months)

    assert (later.year - today.year) * 12 + later.month - today.month == months
    assert later.day <= today.day
    assert later.day == today.day or (later + timedelta(days=1)).day == 1


def test_the_last_day_of_a_long_month_is_the_last_day_of_a_short_one():
    assert months_after(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert months_after(date(2027, 11, 30), 3) == date(2028, 2, 29)
