"""Keeping the place without being expected."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.spans import Span
from eduapp.education.enrolment import rules
from eduapp.education.enrolment.rules import Attending, Days, Excluded, Lasting, Stretch
from eduapp.education.timetable.rules import Meeting

TODAY = date(2026, 11, 23)
LASTING = Lasting("active", date(2026, 8, 17), date(2026, 12, 18))
NEXT_WEEK = Days(date(2026, 11, 30), date(2026, 12, 4))
MONDAYS = Excluded(frozenset({0}), rules.WHOLE_DAY, Days(date(2026, 11, 24), None))
MORNING = Meeting(TODAY, Span(510, 600))


def pause(lasting=LASTING, days=NEXT_WEEK, reason="own_wish"):
    return [violation.name for violation in rules.check_pause(lasting, days, reason, TODAY)]


def exclusion(lasting=LASTING, wanted=MONDAYS):
    return [violation.name for violation in rules.check_exclusion(lasting, wanted, TODAY)]


@pytest.mark.parametrize(
    ("lasting", "days", "reason", "found"),
    [
        (LASTING, NEXT_WEEK, "own_wish", []),
        (LASTING, Days(TODAY), "other", []),
        (LASTING, NEXT_WEEK, "away", ["PauseReasonMissing"]),
        (LASTING, NEXT_WEEK, "", ["PauseReasonMissing"]),
        (replace(LASTING, paused=True), NEXT_WEEK, "own_wish", ["PausedAlready"]),
        (LASTING, Days(TODAY - timedelta(1)), "own_wish", ["AlreadyBeen"]),
        (LASTING, Days(date(2026, 12, 4), date(2026, 12, 1)), "own_wish", ["RunsBackwards"]),
        (LASTING, Days(date(2026, 12, 4), date(2026, 12, 20)), "own_wish", ["OutsideTheEnrolment"]),
        (replace(LASTING, first_day=date(2026, 12, 7)), NEXT_WEEK, "own_wish", ["OutsideTheEnrolment"]),
        (replace(LASTING, state="completed"), NEXT_WEEK, "own_wish", ["NotLive"]),
    ],
)
def test_rule_21_one_pause_at_a_time_inside_the_enrolment(lasting, days, reason, found):
    assert pause(lasting, days, reason) == found


def test_everything_against_a_pause_is_told_at_once():
    lasting = replace(LASTING, paused=True)
    assert pause(lasting, Days(date(2026, 8, 1), date(2027, 1, 1)), "") == [
        "PausedAlready",
        "PauseReasonMissing",
        "AlreadyBeen",
        "OutsideTheEnrolment",
    ]


def test_a_missing_reason_is_told_in_words():
    [found] = rules.check_pause(LASTING, NEXT_WEEK, "", TODAY)
    assert "own wish, agreed with the learner" in found.sentence()
    assert "not here for now" not in found.sentence()


@pytest.mark.parametrize(
    ("paused", "back_on", "found"),
    [
        (True, TODAY, []),
        (True, date(2026, 12, 18), []),
        (False, TODAY, ["NothingPaused"]),
        (True, TODAY - timedelta(1), ["AlreadyBeen"]),
        (True, date(2026, 12, 19), ["OutsideTheEnrolment"]),
    ],
)
def test_somebody_comes_back_today_or_later(paused, back_on, found):
    assert [v.name for v in rules.check_back(paused, back_on, LASTING.last_day, TODAY)] == found


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (MONDAYS, []),
        (replace(MONDAYS, days=Days(TODAY)), ["FromTomorrow"]),
        (replace(MONDAYS, weekdays=frozenset()), ["NoWeekdayChosen"]),
        (replace(MONDAYS, span=Span(600, 510)), ["TimesBackwards"]),
        (replace(MONDAYS, days=Days(date(2026, 12, 1), date(2026, 11, 30))), ["RunsBackwards"]),
        (replace(MONDAYS, days=Days(date(2027, 1, 4))), ["OutsideTheEnrolment"]),
    ],
)
def test_rule_19_exclusions_apply_from_tomorrow(wanted, found):
    assert exclusion(wanted=wanted) == found


def test_what_ended_excludes_nobody():
    assert exclusion(replace(LASTING, state="withdrawn")) == ["NotLive"]


@pytest.mark.parametrize(
    ("attending", "away"),
    [
        (Attending(date(2026, 8, 17)), ""),
        (Attending(date(2026, 8, 17), pauses=(Stretch("manual", Days(TODAY, TODAY)),)), "paused"),
        (Attending(date(2026, 8, 17), pauses=(Stretch("manual", Days(date(2026, 11, 24))),)), ""),
        (Attending(date(2026, 8, 17), exclusions=(replace(MONDAYS, days=Days(TODAY)),)), "excluded"),
        (Attending(date(2026, 8, 17), exclusions=(MONDAYS,)), ""),
    ],
)
def test_why_somebody_is_not_expected(attending, away):
    assert attending.away_from(MORNING) == away


def test_rule_22_being_away_lies_over_a_pause():
    pauses = (Stretch("manual", Days(TODAY)), Stretch("away", Days(TODAY, TODAY)))
    attending = Attending(date(2026, 8, 17), pauses=pauses)

    assert attending.away_from(MORNING) == "away"
    assert attending.away_from(Meeting(TODAY + timedelta(1), Span(510, 600))) == "paused"


@pytest.mark.parametrize(("minute", "away"), [(0, ""), (510, ""), (511, "not_yet"), (1440, "not_yet")])
def test_rule_14_who_begins_today_is_not_absent_from_a_session_before(minute, away):
    assert Attending(TODAY, from_minute=minute).away_from(MORNING) == away
    assert Attending(TODAY - timedelta(1), from_minute=minute).away_from(MORNING) == ""


@pytest.mark.parametrize(
    ("span", "covered"),
    [(Span(510, 600), True), (Span(599, 700), True), (Span(600, 700), False), (Span(400, 510), False)],
)
def test_a_slot_is_half_open(span, covered):
    morning = Excluded(frozenset({0}), Span(510, 600), Days(TODAY))
    assert morning.covers(Meeting(TODAY, span)) == covered


@forall(st.frozensets(st.integers(0, 6)))
def test_weekdays_come_back_from_the_mask(weekdays):
    assert rules.weekdays_in(rules.mask_of(weekdays)) == weekdays


def test_the_mask_counts_as_databases_do():
    assert rules.mask_of([6]) == 1
    assert rules.mask_of([0]) == 2
    assert rules.mask_of(range(7)) == 127
