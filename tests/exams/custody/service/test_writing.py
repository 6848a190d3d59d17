"""A line is written as it was said, and every kind of line has its sentence in the trail."""

import pytest

from eduapp.exams.custody.rules.recording import StepFacts
from eduapp.exams.custody.rules.steps import CONFIRM, STEPS, TAKE_BACK
from eduapp.exams.custody.service.writing import ACTIONS, Told, tell, write
from eduapp.exams.custody.ui.contributions import CONTRIBUTIONS
from tests.support import given
from tests.support.given_custody import a_bundle, the_bundle


def test_every_kind_of_line_has_an_action_with_a_sentence():
    assert set(ACTIONS) == {*STEPS, CONFIRM, TAKE_BACK}
    assert set(ACTIONS.values()) <= set(CONTRIBUTIONS.audit_sentences)


def test_a_line_keeps_all_that_was_said(database, sitting_id):
    bundle_id = a_bundle(database, sitting_id)
    facts = StepFacts(5, "unused", "words", "reference", 1, 5)  # more than a count ever says
    with database.writing() as uow:
        write(uow, Told(bundle_id, 2, "counted", facts))
    line = the_bundle(database, bundle_id).log[1]
    kept = (line.event.count, line.event.pile, line.words, line.reference, line.event.first, line.event.last)
    assert kept == (5, "unused", "words", "reference", 1, 5)
    assert (line.by, line.number) == (given.LEADER.name, 2)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        (StepFacts(), {}),
        (StepFacts(0, "in"), {"count": 0, "pile": "bundle_piles:in"}),
        (StepFacts(5, first_number=1, last_number=5), {"count": 5, "numbers": "1-5"}),
    ],
)
def test_the_trail_is_told_what_was_said_and_nothing_empty(database, sitting_id, notes, facts, told):
    bundle_id = a_bundle(database, sitting_id)
    with database.writing() as uow:
        tell(uow, bundle_id, "counted", facts)
    assert notes[-1].details == {
        "bundle": "Version A",
        "course": "Matematikk",
        "day": "2026-11-23",
        **told,
    }
