"""When instead: what is proposed is free, and nothing earlier was."""

import random
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from eduapp.core.spans import Span
from eduapp.education.timetable.rules.conflicts import Apart, Booking, Calendar
from eduapp.education.timetable.rules.occurrences import Meeting, Series, meetings_of
from eduapp.education.timetable.rules.openings import Limits, free_series, free_times

MONDAY = date(2026, 11, 23)
ALI, BO, ROOM = UUID(int=1), UUID(int=2), UUID(int=21)
CASES = 600


def booking(number, span, day=MONDAY, **needs):
    known = {"kind": "session", "learners": frozenset({ALI}), **needs}
    return Booking(source_id=UUID(int=1000 + number), day=day, span=span and Span(*span), **known)


def limits(days=1, **others):
    return Limits(MONDAY, MONDAY + timedelta(days=days - 1), **others)


WANTED = booking(99, (540, 600))


def test_the_same_length_is_found_in_the_gaps():
    taken = Calendar([booking(1, (480, 600)), booking(2, (630, 900))])

    assert free_times(WANTED, taken, limits()) == [Meeting(MONDAY, Span(900, 960))]


def test_what_it_keeps_now_is_free_for_it():
    assert free_times(WANTED, Calendar([WANTED]), limits(hours=Span(540, 600))) == [
        Meeting(MONDAY, Span(540, 600))
    ]


def test_a_day_with_something_at_an_unknown_time_is_left_out():
    taken = Calendar([booking(1, None)])
    assert [one.day for one in free_times(WANTED, taken, limits(days=2))] == [MONDAY + timedelta(days=1)]


def test_what_has_no_time_yet_needs_a_free_day():
    unknown = replace(WANTED, span=None)
    taken = Calendar([booking(1, (900, 930))])

    [found] = free_times(unknown, taken, limits(days=2))

    assert found == Meeting(MONDAY + timedelta(days=1), Span(480, 960))


def test_only_lesson_times_are_proposed_where_they_are_given():
    taken = Calendar([booking(1, (480, 555))])
    found = free_times(WANTED, taken, limits(starts=(510, 600, 735), count=9))
    assert [one.span.start for one in found] == [600, 735]


def test_closed_days_and_other_weekdays_are_left_out():
    open_ = limits(days=9, closed=frozenset({MONDAY}), weekdays=frozenset({0, 5}))
    found = free_times(WANTED, Calendar(), open_)
    assert [one.day for one in found] == [MONDAY + timedelta(days=5), MONDAY + timedelta(days=7)]


def test_a_time_at_which_somebody_is_not_to_be_met_is_none():
    theirs = booking(1, (480, 700), learners=frozenset({BO}), place_id=ROOM)
    wanted = replace(WANTED, place_id=ROOM)

    apart = free_times(wanted, Calendar([theirs], Apart([(ALI, BO)])), limits())

    assert [one.span.start for one in apart] == [700]


def test_what_is_proposed_is_the_first_of_each_gap_and_nothing_is_missed():
    """Against an oracle that tries every five minutes of every day."""
    for seed in range(CASES):
        dice = random.Random(seed)
        booked = [
            booking(
                number,
                None if dice.random() < 0.05 else (start, start + dice.choice((15, 45, 90))),
                MONDAY + timedelta(days=dice.randrange(3)),
                learners=frozenset(dice.sample((ALI, BO), dice.choice((1, 2)))),
                place_id=dice.choice((None, ROOM)),
            )
            for number in range(dice.randrange(12))
            for start in (dice.randrange(450, 900, 5),)
        ]
        length, hours = dice.choice((30, 60)), Span(480, dice.choice((600, 780)))
        wanted = replace(WANTED, span=Span(540, 540 + length), place_id=dice.choice((None, ROOM)))
        calendar = Calendar(booked, Apart([(ALI, BO)] if dice.random() < 0.3 else []))
        asked = limits(days=3, hours=hours, count=10_000)

        assert free_times(wanted, calendar, asked) == list(oracle(wanted, calendar, asked)), f"seed {seed}"


def oracle(wanted, calendar, asked):
    for offset in range(3):
        day, before = MONDAY + timedelta(days=offset), False
        for start in range(asked.hours.start, asked.hours.end - wanted.span.minutes + 1, asked.step):
            meeting = Meeting(day, Span(start, start + wanted.span.minutes))
            free = not calendar.against(replace(wanted, day=day, span=meeting.span))
            if free and not before:
                yield meeting
            before = free


def test_another_time_of_the_day_is_found_for_a_whole_series():
    series = Series(frozenset({0}), Span(540, 600), MONDAY, MONDAY + timedelta(days=27))
    third = MONDAY + timedelta(days=14)
    taken = Calendar([booking(1, (480, 600)), booking(2, (660, 960), third)])

    found = free_series(series, WANTED, taken, limits(days=28, count=2))

    assert [(sorted(one.weekdays), one.span) for one in found] == [
        ([0], Span(600, 660)),
        ([1], Span(480, 540)),
    ]
    for one in found:
        for meeting in meetings_of(one):
            assert not taken.against(replace(WANTED, day=meeting.day, span=meeting.span))


def test_a_series_on_a_saturday_is_proposed_no_other_weekday():
    series = Series(frozenset({5}), Span(540, 600), MONDAY, MONDAY + timedelta(days=13))
    assert {tuple(one.weekdays) for one in free_series(series, WANTED, Calendar(), limits(count=9))} <= {
        (5,),
        (4,),
        (3,),
        (2,),
        (1,),
    }
