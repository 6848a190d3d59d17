"""Which decision holds on a day is one answer, whatever was decided, replaced and withdrawn."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduapp.exams.arrangements import rules
from eduapp.exams.arrangements.rules import Stage, Standing
from eduapp.exams.arrangements.rules.decision import Other, check_overlap
from tests.support.given_arrangements import facts

DAY = date(2026, 11, 23)
MATHS, NORWEGIAN = UUID(int=1), UUID(int=2)
A, B = UUID(int=10), UUID(int=11)


def after(days):
    return DAY + timedelta(days=days)


def a_standing(id_=A, course_id=None, first=0, last=None, ends=None):
    def or_open(days):
        return None if days is None else after(days)

    return Standing(id_, course_id, after(first), or_open(last), or_open(ends))


@pytest.mark.parametrize(
    ("one", "stage", "last_day"),
    [
        (a_standing(), Stage.IN_FORCE, None),
        (a_standing(last=0), Stage.IN_FORCE, 0),
        (a_standing(first=1), Stage.COMING, None),
        (a_standing(first=-9, last=-1), Stage.OVER, -1),
        (a_standing(first=-9, ends=0), Stage.ENDED, -1),
        (a_standing(first=-9, ends=1), Stage.IN_FORCE, 0),
        (a_standing(first=-9, last=30, ends=5), Stage.IN_FORCE, 4),
        (a_standing(first=5, ends=5), Stage.ENDED, 4),
        (a_standing(first=5, ends=0), Stage.ENDED, -1),
        (a_standing(first=5, ends=9), Stage.COMING, 8),
    ],
)
def test_how_it_stands_with_a_decision(one, stage, last_day):
    assert one.stage(DAY) is stage
    assert one.last_day == (None if last_day is None else after(last_day))
    assert one.holds_on(DAY) is (stage is Stage.IN_FORCE)


@pytest.mark.parametrize(("older", "newer"), [(A, B), (B, A)])
def test_a_decision_for_a_course_holds_alone_in_its_course_whichever_came_first(older, newer):
    every, maths = a_standing(older), a_standing(newer, MATHS, first=0, last=10)
    assert rules.in_force([every, maths], MATHS, DAY) == maths
    assert rules.in_force([every, maths], NORWEGIAN, DAY) == every
    assert rules.in_force([every, maths], None, DAY) == every
    assert rules.in_force([every, maths], MATHS, after(11)) == every
    assert rules.in_force([maths], NORWEGIAN, DAY) is None


def test_soon_is_told_of_what_is_in_force_only():
    assert rules.ends_soon(a_standing(last=60), DAY, 60)
    assert not rules.ends_soon(a_standing(last=61), DAY, 60)
    assert not rules.ends_soon(a_standing(), DAY, 60)
    assert not rules.ends_soon(a_standing(last=9, ends=5), DAY, 60)  # another one follows
    assert not rules.ends_soon(a_standing(first=1, last=5), DAY, 60)
    assert not rules.ends_soon(a_standing(first=-5, last=-1), DAY, 60)


days = st.integers(-6, 6)
standings = st.builds(
    lambda id_, course, first, length, ends: a_standing(
        UUID(int=id_), course, first, None if length is None else first + length, ends
    ),
    st.integers(1, 10**6),
    st.sampled_from([None, MATHS, NORWEGIAN]),
    days,
    st.none() | st.integers(0, 6),
    st.none() | days,
)


@given(standings, days, st.none() | st.integers(0, 6))
def test_touching_a_period_is_holding_on_one_of_its_days(one, first, length):
    last = None if length is None else after(first + length)
    until = first + (40 if length is None else length)  # further than anything here ends
    held = any(one.holds_on(after(day)) for day in range(first, until + 1))
    assert one.touches(after(first), last) is held


@given(st.lists(standings, max_size=8, unique_by=lambda one: one.id))
def test_whatever_is_recorded_by_the_rules_two_for_the_same_exams_never_hold_on_one_day(some):
    kept = []
    for one in some:
        told = facts(valid_from=one.valid_from, valid_until=one.valid_until, course_id=one.course_id)
        if not list(check_overlap(told, [Other(known, DAY, "1") for known in kept])):
            kept.append(one)
    for day in range(-6, 13):
        for course in (None, MATHS, NORWEGIAN):
            same = [one for one in kept if one.course_id == course and one.holds_on(after(day))]
            assert len(same) <= 1


@given(st.lists(standings, max_size=6, unique_by=lambda one: one.id), st.randoms())
def test_what_is_in_force_is_one_answer_in_whatever_order_it_is_asked(some, dice):
    mixed = dice.sample(some, len(some))
    for course in (None, MATHS):
        answer = rules.in_force(some, course, DAY)
        assert rules.in_force(mixed, course, DAY) == answer
        holding = [one for one in some if one.course_id in (None, course) and one.holds_on(DAY)]
        assert (answer in holding) if holding else answer is None
        if any(one.course_id == course for one in holding):
            assert answer.course_id == course
