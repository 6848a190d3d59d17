"""Reported, warned, heard, decided: exactly in that order, and never by who watched."""

from datetime import date, timedelta
from itertools import product

import pytest

from eduapp.core.codes import code_list
from eduapp.exams.room.rules import cases

DAY = date(2026, 11, 27)
FACTS = cases.Decision("annulled", "county", "Fylkesdirektøren", DAY, DAY)


def named(found):
    return [type(one).__name__ for one in found]


@pytest.mark.parametrize(("state", "step"), list(product(cases.STATES, cases.MOVES)))
def test_each_step_leads_on_or_says_why_not(state, step):
    cell = cases.CASES[state][step]

    if isinstance(cell, str):
        anew = (state, step) == (cases.REVERSED, "heard")  # what was sent back begins with the hearing
        assert anew or cases.STATES.index(cell) > cases.STATES.index(state)
    else:
        assert cell(basis="§ 9-42").sentence()


def walks(state=cases.NOTED, way=()):
    """Every way from noted to decided."""
    if state == cases.DECIDED:
        yield way
        return
    for step, cell in cases.CASES[state].items():
        if isinstance(cell, str):
            yield from walks(cell, (*way, step))


def test_every_way_to_a_decision_warns_then_hears_then_decides_and_has_reported():
    ways = list(walks())

    assert len(ways) == 2  # reported before or after the warning
    for way in ways:
        assert [step for step in way if step != "reported"] == ["warned", "heard", "decided"]
        assert "reported" in way


def test_only_what_was_decided_is_reversed():
    assert [state for state in cases.STATES if cases.CASES[state]["reversed"] == cases.REVERSED] == [
        "decided"
    ]


def test_states_are_those_of_the_list():
    assert code_list("room_cases").keys() == cases.STATES


@pytest.mark.parametrize("state", cases.STATES)
def test_only_what_was_reported_counts_as_reported(state):
    assert cases.is_reported(state) is (state not in {"noted", "told"})


def test_a_decision_that_is_whole_has_nothing_against_it():
    assert not list(cases.check_decision(FACTS, cases.SUSPICION, DAY, watched=False))


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"code": "removed"}, "OutcomeUnknown"),  # who is suspected of something finishes that day
        ({"decider": "invigilator"}, "DeciderUnknown"),
        ({"person": " "}, "NameMissing"),
        ({"informed_on": None}, "InformedBefore"),
        ({"informed_on": DAY - timedelta(days=1)}, "InformedBefore"),
        ({"informed_on": DAY + timedelta(days=1)}, "InformedBefore"),
    ],
)
def test_what_a_decision_lacks_is_named(change, name):
    said = cases.Decision(**(FACTS.__dict__ | change))

    assert named(cases.check_decision(said, cases.SUSPICION, DAY, watched=False)) == [name]


def test_who_watched_does_not_decide():
    [found] = cases.check_decision(FACTS, cases.SUSPICION, DAY, watched=True)

    assert "§ 9-42" in found.sentence()


def test_the_paragraphs_are_those_of_the_law():
    assert cases.basis_of(cases.SUSPICION) == "opplæringsforskrifta § 9-42"
    assert cases.basis_of(cases.CONDUCT) == "opplæringsforskrifta §§ 9-39, 15-25"
