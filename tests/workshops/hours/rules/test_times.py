"""Stretches of work: whole minutes of one day."""

from datetime import date, timedelta

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.i18n import set_screen_language, speaking
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


AUTUMN, SPRING = date(2026, 10, 25), date(2027, 3, 28)


@pytest.mark.parametrize(
    ("day", "start", "end", "pause", "minutes"),
    [
        (AUTUMN, 60, 240, 0, 240),
        (SPRING, 60, 240, 0, 120),
        (AUTUMN, 60, 150, 0, 90),  # half past two comes twice: the first
        (AUTUMN, 150, 240, 0, 150),
        (AUTUMN, 180, 240, 0, 60),
        (SPRING, 60, 180, 30, 30),
        (SPRING, 180, 240, 0, 60),
        (AUTUMN, 480, 900, 30, 390),
        (SPRING, 480, 900, 30, 390),
    ],
)
def test_an_hour_is_an_hour_when_the_clock_is_changed(day, start, end, pause, minutes):
    times = rules.timed_on(Times(start, end, pause), day)

    assert against(times) == []
    assert times.minutes == times.length - pause == minutes
    assert rules.as_counted(start, end, pause, times.change).minutes == minutes


@pytest.mark.parametrize(
    ("start", "end", "about"), [(120, 480, ["start"]), (60, 179, ["end"]), (130, 150, ["start", "end"])]
)
def test_a_time_that_the_clock_never_showed_is_refused_beside_its_field(start, end, about):
    found = list(rules.check_times(rules.timed_on(Times(start, end), SPRING)))

    assert [(one.name, *one.about) for one in found] == [("NeverShown", field) for field in about]
    assert against(rules.timed_on(Times(start, end), AUTUMN)) == []


def test_the_sentence_says_what_the_clock_did():
    [found] = rules.check_times(rules.timed_on(Times(150, 480), SPRING))

    assert found.sentence() == (
        "The clock did not show 02:30 that day: it went from 02:00 to 03:00. Write what it showed."
    )
    with speaking("nn"):
        [found] = rules.check_times(rules.timed_on(Times(150, 480), SPRING))
        assert found.sentence() == (
            "Klokka viste aldri 02.30 den dagen: Ho gjekk frå 02.00 til 03.00. Skriv det ho viste."
        )


def test_what_cannot_be_is_judged_by_the_hours_that_passed():
    assert against(rules.timed_on(Times(0, 16 * 60), AUTUMN)) == ["TooLong"]
    assert against(rules.timed_on(Times(0, 17 * 60), SPRING)) == []
    assert against(rules.timed_on(Times(60, 240, 200), AUTUMN)) == []
    assert against(rules.timed_on(Times(60, 240, 120), SPRING)) == ["BreakTooLong"]


def test_presses_follow_the_clock_on_the_wall():
    night = rules.timed_on(Times(60, 240), AUTUMN)

    shorter = rules.stepped(night, night, -4)

    assert (shorter.end, shorter.minutes) == (180, 180)
    assert rules.stepped(shorter, night, -1).minutes == 105
    assert rules.stepped(shorter, night, 4) == night


def test_an_ordinary_day_leaves_times_as_they_are():
    assert rules.timed_on(ORDINARY, TODAY) is ORDINARY
    assert rules.timed_on(rules.timed_on(ORDINARY, SPRING), TODAY) == ORDINARY
