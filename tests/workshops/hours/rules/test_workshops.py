"""What a workshop and a post must be."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.workshops.hours.rules import workshops as rules
from eduapp.workshops.hours.rules.times import Times
from eduapp.workshops.hours.rules.workshops import Period, Post, PostSize, WorkshopFacts

CARPENTRY = WorkshopFacts("Carpentry", "carpentry")
DAY = date(2026, 8, 17)

days = st.dates(date(2026, 1, 1), date(2026, 3, 1))
periods = st.builds(Period, days, st.none() | days).filter(lambda p: p.last is None or p.first <= p.last)


def names(violations):
    return [violation.name for violation in violations]


@pytest.mark.parametrize(
    ("facts", "reasons"),
    [
        (CARPENTRY, []),
        (WorkshopFacts("", ""), ["NameMissing", "FieldMissing"]),
        (replace(CARPENTRY, name="x" * 81), ["TextTooLong"]),
        (replace(CARPENTRY, field_of_work="wood\u202ework"), ["HiddenCharacters"]),
        (replace(CARPENTRY, shift=Times(900, 480)), ["EndsBeforeItStarts"]),
    ],
)
def test_each_fault_of_a_workshop_is_named(facts, reasons):
    assert names(rules.check_workshop(facts)) == reasons


def test_a_task_has_words():
    assert names(rules.check_task("")) == ["TaskMissing"]
    assert names(rules.check_task("Framing")) == []


@forall(periods, periods)
def test_posts_meet_when_they_share_a_day(one, other):
    everyday = [date(2026, 1, 1) + timedelta(days=n) for n in range(70)]

    assert one.meets(other) == any(one.holds(day) and other.holds(day) for day in everyday)
    assert one.meets(other) == other.meets(one)


def test_a_post_is_refused_with_every_reason():
    taken = [Period(DAY, None)]
    wanted = Post(Period(DAY, DAY - timedelta(days=1)), PostSize(0, frozenset()))

    assert names(rules.check_placing("Vik, Ola", wanted, taken, here=False, active=False)) == [
        "EndsBeforeItBegins",
        "PercentImpossible",
        "NoWeekday",
        "LearnerGone",
        "WorkshopClosed",
    ]
    assert names(rules.check_placing("Vik, Ola", Post(Period(DAY)), taken, here=True, active=True)) == [
        "PlacedAlready"
    ]


def test_a_post_ends_after_its_last_hours():
    day_before = DAY - timedelta(days=1)

    assert names(rules.check_ending(DAY, day_before, DAY)) == ["EndsBeforeItBegins", "HoursAfterwards"]
    assert names(rules.check_ending(DAY, DAY, DAY)) == []


@pytest.mark.parametrize(
    ("people", "leaders", "most", "enough"),
    [
        (8, 1, 8, True),
        (9, 1, 8, False),
        (9, 2, 8, True),
        (16, 2, 8, True),
        (17, 2, 8, False),
        (40, 1, None, True),
    ],
)
def test_enough_must_lead_as_many_as_there_were(people, leaders, most, enough):
    assert names(rules.check_leaders(people, leaders, most)) == ([] if enough else ["TooFewLeaders"])
    assert (rules.leaders_needed(people, most) <= leaders) is enough


def test_a_post_is_worked_on_its_weekdays_within_its_days():
    monday = date(2026, 10, 5)
    half = Post(Period(monday, monday + timedelta(days=13)), PostSize(50, frozenset({0, 2})))

    days = [monday + timedelta(days=n) for n in range(-7, 28)]
    assert [day for day in days if half.holds(day)] == [monday + timedelta(days=n) for n in (0, 2, 7, 9)]
    assert half.size.text == "02"
