"""The one table of states and acts, walked cell by cell."""

from itertools import product

import pytest

from eduapp.core.codes import code_list
from eduapp.core.violations import Violation
from eduapp.exams.room.rules import cases, steps

EVERY = (*steps.ACTS, steps.BEGIN, steps.REMOVE)


def test_the_table_has_a_cell_for_every_state_and_act():
    assert set(steps.TABLE) == set(steps.STATES)
    assert all(set(cells) == set(EVERY) for cells in steps.TABLE.values())


@pytest.mark.parametrize(("state", "act"), list(product(steps.STATES, EVERY)))
def test_each_cell_leads_somewhere_or_says_why_not(state, act):
    cell = steps.TABLE[state][act]

    if isinstance(cell, str):
        assert cell in steps.STATES
    else:
        sentence = cell(number=103).sentence()
        assert issubclass(cell, Violation)
        assert not cell.overridable
        assert "103" in sentence
        assert sentence.endswith((".", ")"))


def test_the_usual_day_goes_through_the_states_of_the_law():
    now, seen = steps.REGISTERED, []
    for act in (steps.CHECK_IN, steps.AUTHORISE, steps.BEGIN, steps.LEAVE, steps.BACK, steps.HAND_IN):
        now = steps.TABLE[now][act]
        seen.append(now)

    assert seen == ["present", "authorised", "running", "out", "running", "submitted"]


def test_nothing_but_handing_in_ends_a_running_exam_but_a_removal_that_was_decided():
    for state in steps.AT_WORK:
        ends = {act for act, cell in steps.TABLE[state].items() if cell in steps.ACCOUNTED}
        assert ends <= {steps.HAND_IN, steps.REMOVE}
    assert steps.REMOVE not in steps.ACTS  # no key and no use case of its own


def test_no_outcome_of_a_suspicion_removes_anybody():
    assert cases.REMOVAL not in cases.outcomes_of(cases.SUSPICION)
    assert cases.outcomes_of(cases.CONDUCT) == ["no_action", "removed"]


def test_who_is_done_stays_done():
    for state in steps.ACCOUNTED:
        assert not any(isinstance(cell, str) for cell in steps.TABLE[state].values())


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_no_two_acts_share_a_letter(language):
    letters = [code.flags["key"][language] for code in code_list("room_acts") if "key" in code.flags]

    assert len(letters) == len(set(letters))
    assert all(len(letter) == 1 and letter.isalpha() for letter in letters)


def test_no_two_incidents_share_a_letter():
    letters = [code.said("key") for code in code_list("room_incidents")]

    assert len(letters) == len(set(letters)) == 24


def test_incidents_are_of_the_groups_that_are_told():
    groups = {code.said("group") for code in code_list("room_incidents")}

    assert groups == set(code_list("room_incident_groups").keys())


def test_every_state_has_a_word_and_an_icon():
    states = code_list("room_states")

    assert states.keys() == steps.STATES
    assert all(code.said("token") and code.said("icon") for code in states)
    assert steps.label(steps.OUT) == "out"
