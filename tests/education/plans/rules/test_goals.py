"""House rule 65: steps one after another, at least one, and no goal is put aside without a reason."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.core.codes import code_list
from eduapp.core.i18n import speaking
from eduapp.education.plans.rules import goals
from eduapp.education.plans.rules.goals import GoalFacts

TODAY = date(2026, 11, 23)
GOAL = GoalFacts("Fagbrev som snekker", date(2028, 6, 1), ("Fullføre Vg1", "Melde seg opp"))
STATES = code_list("goal_states").keys()
REASONS = code_list("put_aside_reasons").keys()


def against(facts=GOAL, **known):
    return [violation.name for violation in goals.check_goal(facts, TODAY, **known)]


def names(violations):
    return [violation.name for violation in violations]


@pytest.mark.parametrize(
    ("facts", "name"),
    [
        (replace(GOAL, title=""), "TitleMissing"),
        (replace(GOAL, title="x" * 121), "TitleTooLong"),
        (replace(GOAL, title="snek\u202eker"), "TextHasHiddenCharacters"),
        (replace(GOAL, steps=("en\u0007",)), "TextHasHiddenCharacters"),
        (replace(GOAL, steps=()), "StepsMissing"),
        (replace(GOAL, steps=("x",) * 21), "TooManySteps"),
        (replace(GOAL, steps=("x" * 161,)), "StepTooLong"),
        (replace(GOAL, target_day=date(2026, 11, 22)), "TargetPassed"),
        (replace(GOAL, target_day=date(2036, 11, 24)), "TargetTooFar"),
    ],
)
def test_each_reason_is_named(facts, name):
    assert against(facts) == [name]


def test_a_goal_for_today_with_one_step_is_fine():
    assert against(replace(GOAL, target_day=TODAY, steps=("Ring",))) == []


def test_all_reasons_are_told_together():
    assert against(GoalFacts("", date(2020, 1, 1))) == ["TitleMissing", "StepsMissing", "TargetPassed"]


def test_rule_65_steps_behind_one_count_too():
    assert against(replace(GOAL, steps=()), taken=1) == []
    assert against(replace(GOAL, steps=("x",) * 20), taken=1) == ["TooManySteps"]


def test_a_day_that_has_passed_meanwhile_is_no_reason_to_refuse_a_correction():
    passed = replace(GOAL, target_day=date(2026, 11, 1))
    assert against(passed, before=date(2026, 11, 1)) == []
    assert against(passed, before=date(2026, 11, 2)) == ["TargetPassed"]


@forall(taken=st.integers(0, 6), total=st.integers(1, 6), place=st.integers(0, 5), done=st.booleans())
def test_rule_65_only_the_next_step_is_ticked_and_only_the_last_one_unticked(taken, total, place, done):
    taken = min(taken, total)
    steps = [(f"step {number}", number < taken) for number in range(total)]
    place = min(place, total - 1)

    found = names(goals.check_tick(steps, place, done=done))

    if done:
        assert (found == []) == (taken in (place, total))
    else:
        assert (found == []) == (place == taken - 1 or taken == 0)


def test_rule_65_the_refusal_names_the_step_that_comes_first():
    steps = [("Vg1", True), ("Vg2", False), ("Prøve", False)]
    [early] = goals.check_tick(steps, 2, done=True)
    [late] = goals.check_tick([("Vg1", True), ("Vg2", True)], 0, done=False)

    assert early.sentence() == "Steps are taken one after another. “Vg2” comes first."
    assert "“Vg2”" in late.sentence()


@pytest.mark.parametrize(("source", "target"), list(product(STATES, STATES)))
def test_every_change_follows_the_table(source, target):
    for by in (goals.BY_STEPS, goals.BY_PERSON):
        steps = [
            one for one in goals.GOAL_TRANSITIONS if (one.source, one.target, one.by) == (source, target, by)
        ]
        for reason in (*REASONS, ""):
            found = names(goals.check_change(source, target, by, reason))
            if not steps:
                assert found == ["GoalStepNotAllowed"]
            elif steps[0].reasons and reason not in steps[0].reasons:
                assert found == ["PutAsideReasonMissing"]
            else:
                assert found == []


def test_the_table_knows_every_state_and_every_reason():
    table = goals.GOAL_TRANSITIONS
    assert {step.source for step in table} | {step.target for step in table} == set(STATES)
    assert {reason for step in table for reason in step.reasons} == set(REASONS)
    assert {state for state in STATES if code_list("goal_states")[state].has("live")} == set(goals.LIVE)


def test_rule_65_nothing_is_put_aside_without_a_reason():
    for step in goals.GOAL_TRANSITIONS:
        assert bool(step.reasons) == (step.target == goals.PUT_ASIDE)


@forall(st.integers(0, 20), st.integers(0, 20))
def test_the_steps_decide_the_state_and_the_table_knows_the_way(one, other):
    total = 20
    before, after = goals.state_by_steps(one, total), goals.state_by_steps(other, total)

    assert before != after or one == other or 0 < one < total
    if before != after:
        assert names(goals.check_change(before, after, goals.BY_STEPS)) == []


def test_refusals_speak_in_words_not_codes():
    [wrong] = goals.check_change("reached", "put_aside", goals.BY_PERSON, "other")
    [closed] = goals.check_open("put_aside")

    assert "“reached” cannot become “put aside”" in wrong.sentence()
    assert "“put aside”" in closed.sentence()
    with speaking("nn"):
        assert "lagd til side" in wrong.sentence()


@pytest.mark.parametrize("state", STATES)
def test_only_a_goal_somebody_works_towards_is_changed(state):
    assert names(goals.check_open(state)) == ([] if state in goals.LIVE else ["GoalIsClosed"])
