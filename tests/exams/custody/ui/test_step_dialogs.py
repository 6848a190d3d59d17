"""A form asks what its step must say, and no more; what it takes from is told beside the number."""

import pytest

from eduapp.exams.custody.rules.steps import KINDS, STEPS
from eduapp.exams.custody.ui.step_dialogs import TITLES, VERBS, record_step
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.given_custody import a_bundle, by_two, step, the_bundle


@pytest.mark.parametrize("which", STEPS)
def test_a_form_asks_for_what_its_step_must_say(fakes, parent, database, sitting_id, which):
    record_step(fakes.bench, the_bundle(database, a_bundle(database, sitting_id)), which, parent)
    asked, kind = set(the_dialog().form.values()), KINDS[which]
    assert ("count" in asked) == (kind.least is not None)
    assert ("pile" in asked) == (len(kind.piles) > 1)
    assert ("words" in asked) == kind.words
    assert {"reference"} & asked == ({"reference"} if kind.reference or which == "received" else set())
    assert ("first_number" in asked) == kind.numbered


def test_every_step_has_its_words():
    assert set(VERBS) == set(TITLES) == set(STEPS)


def test_the_form_says_what_there_is_and_takes_the_fuller_pile(fakes, parent, database, sitting_id):
    bundle_id = a_bundle(database, sitting_id, "Sheets", "answer_sheets")
    by_two(database, bundle_id, "opened", count=30)
    step(database, bundle_id, "handed_out", count=12)
    step(database, bundle_id, "handed_in", count=12)
    record_step(fakes.bench, the_bundle(database, bundle_id), "sent", parent)
    dialog = the_dialog()
    assert (
        "By the books: handed in 12, unused, with us 18."
        in dialog.form.field("count").accessibleDescription()
    )
    dialog.form.set_values({"count": 12, "words": "The examiners", "reference": "RR 1"})
    dialog.submit()
    assert no_dialog()
    assert the_bundle(database, bundle_id).balance.sent == 12


def test_a_refusal_stands_in_the_form_and_what_was_typed_stays(fakes, parent, database, sitting_id):
    bundle_id = a_bundle(database, sitting_id)
    by_two(database, bundle_id, "opened", count=30)
    record_step(fakes.bench, the_bundle(database, bundle_id), "handed_out", parent)
    dialog = the_dialog()
    dialog.form.set_values({"count": 5, "first_number": 1, "last_number": 4})
    dialog.submit()
    assert not no_dialog()
    assert dialog.form.values()["count"] == 5
    assert the_bundle(database, bundle_id).balance.out == 0
