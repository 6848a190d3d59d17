"""Wall times, weekdays, weeks of a rotation, and both Sundays on which the clocks change."""

from datetime import UTC, date, timedelta

from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.clock import zone
from eduapp.core.i18n import set_screen_language
from eduapp.core.spans import Span
from eduapp.education.timetable import rules
from eduapp.education.timetable.rules.occurrences import (
    Meeting,
    Series,
    few,
    left_out,
    meetings_of,
    moments_of,
    pattern,
    week_of_rotation,
    when_text,
)

MONDAY = date(2026, 11, 23)
MORNING = Span(510, 600)
SUMMER_TIME, WINTER_TIME = date(2026, 3, 29), date(2026, 10, 25)  # Sundays
days = st.dates(date(2024, 1, 1), date(2028, 12, 31))


def series(*weekdays, first=MONDAY, last=MONDAY + timedelta(days=13), **others):
    return Series(frozenset(weekdays), MORNING, first, last, **others)


@forall(st.sets(st.integers(0, 6)), days, st.integers(0, 60))
def test_a_series_holds_just_its_weekdays_within_its_days(weekdays, first, length):
    last = first + timedelta(days=length)
    found = [meeting.day for meeting in meetings_of(series(*weekdays, first=first, last=last))]
    every = [first + timedelta(days=n) for n in range(length + 1)]
    assert found == [day for day in every if day.weekday() in weekdays]


def test_closed_days_are_left_out_and_can_be_told():
    wednesday = MONDAY + timedelta(days=2)
    held = meetings_of(series(0, 2), [wednesday, MONDAY + timedelta(days=1)])

    assert [one.day for one in held] == [MONDAY, MONDAY + timedelta(days=7), MONDAY + timedelta(days=9)]
    assert left_out(series(0, 2), {wednesday, MONDAY + timedelta(days=1)}) == (wednesday,)


@forall(days, st.integers(1, 6), st.integers(0, 400))
def test_rule_41_a_week_of_a_rotation_begins_on_monday_whatever_day_the_series_begins(start, rotation, on):
    day = start + timedelta(days=on)
    monday_of_start, monday_of_day = (one - timedelta(days=one.weekday()) for one in (start, day))

    week = week_of_rotation(day, start, rotation)

    assert week == (monday_of_day - monday_of_start).days // 7 % rotation + 1
    assert {week_of_rotation(monday_of_day + timedelta(days=n), start, rotation) for n in range(7)} == {week}


def test_rule_41_a_start_on_wednesday_shifts_nobody():
    wednesday = date(2026, 11, 25)
    second_weeks = series(
        0, 4, first=wednesday, last=wednesday + timedelta(days=27), rotation=2, weeks=frozenset({2})
    )
    assert [f"{one.day:%d.%m}" for one in meetings_of(second_weeks)] == ["30.11", "04.12", "14.12", "18.12"]


def test_a_later_series_keeps_step_with_the_group_that_began_earlier():
    later = series(0, first=MONDAY + timedelta(days=7), rotation=2, anchor=MONDAY)
    assert [one.day for one in meetings_of(later)] == []  # week 1 of the group has no Monday in there

    later = series(0, first=MONDAY + timedelta(days=7), rotation=2, anchor=MONDAY, weeks=frozenset({2}))
    assert [one.day for one in meetings_of(later)] == [MONDAY + timedelta(days=7)]


def test_rule_59_a_lesson_keeps_its_wall_time_over_both_changes_of_the_clocks():
    for sunday, hours_from_utc in ((SUMMER_TIME, (1, 2, 2)), (WINTER_TIME, (2, 1, 1))):
        saturday, monday = sunday - timedelta(days=1), sunday + timedelta(days=1)
        starts = [moments_of(Meeting(day, MORNING), zone())[0] for day in (saturday, sunday, monday)]

        assert [f"{moment:%H:%M}" for moment in starts] == ["08:30"] * 3
        assert [moment.utcoffset() for moment in starts] == [timedelta(hours=n) for n in hours_from_utc]
        assert [f"{moment.astimezone(UTC):%H:%M}" for moment in starts] == [
            f"{8 - n:02d}:30" for n in hours_from_utc
        ]


def test_rule_59_meetings_on_the_sundays_themselves_touch_only_at_the_same_wall_time():
    for sunday in (SUMMER_TIME, WINTER_TIME):
        before, after = Meeting(sunday, Span(60, 180)), Meeting(sunday, Span(180, 240))
        assert not before.overlaps(after)
        assert before.overlaps(Meeting(sunday, Span(150, 210)))


def test_midnight_at_the_end_of_a_day_is_the_next_day():
    start, end = moments_of(Meeting(MONDAY, Span(1380, 1440)), zone())
    assert (f"{start:%d %H:%M}", f"{end:%d %H:%M}") == ("23 23:00", "24 00:00")


def test_a_pattern_without_weekdays_is_every_day():
    assert [pattern({})(MONDAY), pattern({1})(MONDAY), pattern({0, 1})(MONDAY)] == [True, False, True]


def test_times_are_written_as_the_language_does():
    assert rules.time_text(510, 600) == "08:30–10:00"
    set_screen_language("nb")
    assert rules.time_text(510, 1440) == "08.30–24.00"


def test_an_unknown_time_is_said_to_be_so():
    assert when_text(MONDAY, None) == "23.11.2026, time not known"


def test_a_series_is_told_by_its_weekdays_and_time():
    assert series(2, 0).words == "Mon, Wed 08:30–10:00"


def test_a_long_list_is_told_by_its_first_parts():
    assert few(["a", "b"]) == "a, b"
    assert few(list("abcde"), "; ") == "a; b; c and 2 more"
