"""One table says what can follow what; every cell that is no says why."""

import pytest

from eduapp.core.codes import code_list
from eduapp.exams.custody.rules import steps


@pytest.mark.parametrize("state", steps.STATES)
@pytest.mark.parametrize("step", steps.STEPS)
def test_every_state_answers_for_every_step(state, step):
    cell = steps.TABLE[state][step]
    if isinstance(cell, str):
        assert cell in steps.STATES
    else:
        sentence = cell(bundle="A").sentence()
        assert "“A”" in sentence
        assert sentence.endswith(".")


def test_rule_72_nothing_is_opened_before_it_is_received_or_used_before_it_is_opened():
    expected = steps.TABLE[steps.EXPECTED]
    assert {step for step, cell in expected.items() if isinstance(cell, str)} == {steps.RECEIVE}
    for step in (steps.HAND_OUT, steps.BACK, steps.HAND_IN):
        able = {state for state in steps.STATES if isinstance(steps.TABLE[state][step], str)}
        assert able == {steps.OPEN}
    into = {
        (state, step)
        for state, row in steps.TABLE.items()
        for step, cell in row.items()
        if cell == steps.OPEN
    }
    assert {state for state, step in into if step == steps.UNSEAL} == {steps.UNSEALED, steps.SEALED}
    assert {state for state, step in into if step != steps.UNSEAL} == {steps.OPEN}


def test_opening_destroying_and_missing_take_two_people():
    assert {step for step, kind in steps.KINDS.items() if kind.two_people} == {
        "opened",
        "destroyed",
        "missing",
    }


def test_every_word_has_its_code_and_every_step_a_key_of_its_own():
    assert set(code_list("bundle_steps").keys()) == {*steps.STEPS, steps.CONFIRM, steps.TAKE_BACK}
    assert code_list("bundle_piles").keys() == steps.PILES
    assert code_list("bundle_states").keys() == steps.STATES
    assert set(steps.KINDS) == set(steps.STEPS)
    assert len({kind.key for kind in steps.KINDS.values()}) == len(steps.STEPS)
