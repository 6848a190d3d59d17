"""Where somebody is: one table of steps, days that make sense, and slips that can be put right."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.codes import code_list
from eduapp.people.learners.rules import (
    TRANSITIONS,
    LearnerState,
    Phase,
    Standing,
    Wish,
    check_change,
    may_follow,
    states_in,
)

TODAY = date(2026, 11, 23)
HERE, LEAVE, OUT = LearnerState.HERE, LearnerState.ON_LEAVE, LearnerState.TEMPORARILY_OUT
OUTSIDE, MOVED, RELEASED = LearnerState.OUTSIDE_PROGRAMME, LearnerState.MOVED, LearnerState.RELEASED


def day(number):
    return TODAY + timedelta(days=number)


def against(state, from_day=TODAY, back=None, now=HERE, **standing):
    violations = check_change(Standing("Vik, Ola", now, **standing), Wish(state, from_day, back), TODAY)
    return [violation.name for violation in violations]


def test_the_codes_of_the_list_are_those_of_the_program():
    assert code_list("learner_states").keys() == tuple(LearnerState)
    assert code_list("state_phases").keys() == tuple(Phase)
    assert set(code_list("state_groups").keys()) == {state.group for state in LearnerState}


@pytest.mark.parametrize(("source", "target"), [*product(LearnerState, repeat=2)])
def test_the_table_says_which_step_is_possible_and_nothing_else_does(source, target):
    refused = {"StateNotPossible", "AlreadySo"} & set(against(target, now=source))
    assert bool(refused) == (target not in TRANSITIONS[source])


def test_whoever_left_comes_back_only_by_being_here():
    assert [state for state in LearnerState if TRANSITIONS[state] == (HERE,)] == [MOVED, RELEASED]


def test_nobody_is_stuck_and_everybody_can_leave():
    for state in LearnerState:
        assert state not in TRANSITIONS[state]
        assert state is HERE or may_follow(state, HERE)
        assert state in (MOVED, RELEASED) or (may_follow(state, MOVED) and may_follow(state, RELEASED))


def test_who_is_away_for_a_while_keeps_courses_and_who_left_does_not():
    assert [state for state in LearnerState if not state.keeps_enrolments] == [MOVED, RELEASED]
    assert [state for state in LearnerState if state.is_here] == [HERE]
    assert [state for state in LearnerState if state.may_be_marked] == [HERE, OUTSIDE]


def test_every_state_stands_under_one_chip():
    gathered = [state for group in code_list("state_groups").keys() for state in states_in(group)]  # noqa: SIM118
    assert sorted(gathered) == sorted(LearnerState)
    assert states_in("left") == (MOVED, RELEASED)


def test_a_state_nobody_knows_is_refused():
    assert against("on_the_moon") == ["StateUnknown"]


def test_days_run_forward_and_lie_near():
    assert against(LEAVE, day(1), day(0)) == ["BackBeforeItBegins"]
    assert against(LEAVE, day(1), day(1)) == []
    assert against(LEAVE, day(500)) == ["DayFarAway"]
    assert against(OUTSIDE, day(0), day(700)) == []
    assert against(OUTSIDE, day(0), day(800)) == ["DayFarAway"]


@pytest.mark.parametrize("state", [MOVED, RELEASED])
def test_nobody_is_expected_back_who_has_left(state):
    assert against(state, back=day(3)) == ["NobodyComesBack"]


def test_history_is_added_to_at_its_end():
    assert against(HERE, day(-3), now=LEAVE, since=day(-2)) == ["BeforeTheLastChange"]
    assert against(HERE, day(-1), now=LEAVE, since=day(-2)) == []


def test_the_same_again_is_told_and_another_day_of_coming_back_puts_it_right():
    since = {"now": LEAVE, "since": day(-2), "expected_back": day(1), "previous": HERE}
    assert against(LEAVE, day(0), day(2), **since) == ["AlreadySo"]
    assert against(LEAVE, day(-2), day(1), **since) == ["AlreadySo"]
    assert against(LEAVE, day(-2), day(2), **since) == []


def test_a_slip_is_put_right_from_the_state_before_it():
    slip = {"now": RELEASED, "since": TODAY, "previous": HERE}
    assert against(LEAVE, **slip) == []
    assert against(HERE, **slip) == []
    assert against(LEAVE, day(1), **slip) == ["StateNotPossible"]


def test_a_slip_of_somebody_who_left_is_put_right_only_to_what_may_follow():
    slip = {"now": HERE, "since": TODAY, "previous": MOVED}
    assert against(MOVED, **slip) == []
    assert against(LEAVE, **slip) == ["StateNotPossible"]


DAYS = st.integers(-400, 400).map(day)


@forall(
    st.sampled_from(LearnerState),
    st.sampled_from(LearnerState),
    DAYS,
    st.none() | DAYS,
    st.none() | DAYS,
    st.none() | st.sampled_from(LearnerState),
)
def test_every_refusal_is_a_sentence(now, target, first, back, since, previous):
    standing = Standing("Vik, Ola", now, since, None, previous)
    for violation in check_change(standing, Wish(target, first, back), TODAY):
        assert violation.sentence().endswith(".")
        assert "_" not in violation.sentence()
