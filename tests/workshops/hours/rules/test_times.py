"""Stretches of work: whole minutes of one day."""

from datetime import date, timedelta

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.i18n import set_screen_language
from eduapp.core.spans import Span
from eduapp.workshops.hours.rules import times as rules
from eduapp.workshops.hours.rules.times import About, Busy, Moment, Times

TODAY = date(2026, 11, 23)
NOON = Moment(TODAY, 12 * 60)
ORDINARY = Times(480, 900, 30)

minutes = st.integers(-200, 1700)
anything = st.builds(Times, minutes, minutes, st.integers(-60, 600))


def against(times):
    return [violation.name for violation in rules.check_times(times)]


@forall(anything)
def test_what_is_allowed_is_what_the_ledger_can_hold(times):
    holds = (
        0 <= times.start < times.end <= 1440
        and times.pause >= 0
        and times.minutes > 0
        and times.end - times.start <= 16 * 60
    )

    assert (against(times) == []) == holds


@forall(anything)
def test_minutes_are_the_span_without_the_break(times):
    assert times.minutes == times.end - times.start - times.pause


@pytest.mark.parametrize(
    ("times", "reasons"),
    [
        (Times(900, 480), ["EndsBeforeItStarts"]),
        (Times(480, 480), ["NoTime"]),
        (Times(-5, 480), ["TimeNotOfTheDay"]),
        (Times(480, 1441), ["TimeNotOfTheDay"]),
        (Times(0, 961), ["TooLong"]),
        (Times(480, 540, 60), ["BreakTooLong"]),
        (Times(480, 540, -1), ["BreakNegative"]),
        (Times(900, 480, -1), ["EndsBeforeItStarts", "BreakNegative"]),
        (Times(480, 1440, 0), []),
    ],
)
def test_each_impossible_stretch_is_named(times, reasons):
    assert against(times) == reasons


def test_a_negative_span_says_how_far_it_goes_back_and_what_to_do():
    [violation] = rules.check_times(Times(900, 480))

    assert violation.sentence() == (
        "From 15:00 to 08:00 goes 7:00 backwards. Swap the times if they stand in the wrong order."
    )


def test_the_end_of_the_day_is_written_as_twenty_four():
    set_screen_language("nb")

    assert (rules.clock(1440), rules.clock(0), rules.clock(545)) == ("24.00", "00.00", "09.05")


@forall(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 1440), st.integers(0, 1439))
def test_hours_are_entered_when_they_are_worked(day, end, now):
    over = day < TODAY or (day == TODAY and end <= now + rules.GRACE)

    assert (list(rules.check_over(day, end, Moment(TODAY, now))) == []) == over


def test_tomorrow_and_later_today_are_told_apart():
    assert [v.name for v in rules.check_over(TODAY + timedelta(days=1), 480, NOON)] == ["DayToCome"]
    assert [v.name for v in rules.check_over(TODAY, 900, NOON)] == ["NotOverYet"]


spans = st.tuples(st.integers(0, 1439), st.integers(1, 1440)).filter(lambda pair: pair[0] < pair[1])


@forall(spans, spans)
def test_two_stretches_clash_when_they_share_a_minute(one, other):
    shared = set(range(*one)) & set(range(*other))

    clashes = list(rules.check_free(TODAY, Span(*one), [Busy(Span(*other), "Kitchen")]))

    assert bool(clashes) == bool(shared)


def test_every_clash_is_told_with_its_place():
    busy = [Busy(Span(480, 600), "Kitchen"), Busy(Span(600, 700), "Laundry"), Busy(Span(900, 960), "Garden")]

    told = [violation.sentence() for violation in rules.check_free(TODAY, Span(540, 900), busy)]

    assert [sentence.split(" in ")[1] for sentence in told] == [
        "Kitchen. Correct one of them.",
        "Laundry. Correct one of them.",
    ]


@forall(st.integers(1, 26))
def test_fitted_times_make_just_the_minutes_asked_for(quarters):
    fitted = rules.fitted(ORDINARY, 480, quarters * 15)

    assert fitted.minutes == quarters * 15
    assert fitted.pause in (0, 30)
    assert rules.fitted(ORDINARY, 480, ORDINARY.minutes) == ORDINARY


@forall(st.lists(st.sampled_from([-1, 1]), max_size=120))
def test_no_number_of_presses_makes_an_impossible_stretch(presses):
    times = ORDINARY
    for press in presses:
        times = rules.stepped(times, ORDINARY, press)

    assert against(times) == []


@forall(st.integers(0, 20))
def test_a_step_there_and_back_is_no_step(steps):
    there = rules.stepped(ORDINARY, ORDINARY, -steps)

    assert there.minutes == ORDINARY.minutes - 15 * steps
    assert rules.stepped(there, ORDINARY, steps) == ORDINARY


def test_nobody_steps_past_the_length_of_the_shift():
    assert rules.stepped(ORDINARY, ORDINARY, 1) == ORDINARY
    late = rules.Times(510, 900, 30)
    assert rules.stepped(late, ORDINARY, 2).span.minutes == ORDINARY.span.minutes
    assert rules.stepped(late, ORDINARY, 3) == late


def test_a_reason_about_somebody_names_the_person_and_keeps_the_rule():
    about = About("Ola Vik", rules.NoTime(start="08:00"))

    assert about.name == "NoTime"
    assert about.sentence() == "Ola Vik: The work starts and ends at 08:00. Write when it ended."
