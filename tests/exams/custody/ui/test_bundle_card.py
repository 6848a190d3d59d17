"""The log, newest first: what waits and what was taken back is said, and a line is taken back in its form."""

from PySide6.QtWidgets import QPushButton

from eduapp.exams.custody.ui.bundle_card import BACK_REASON, BundleCard
from eduapp.gui.widgets import Chip
from tests.support import given
from tests.support.accessibility import show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.given_custody import a_bundle, by_two, step, take_back, the_bundle


def card(qtbot, database, bundle_id, actor=given.LEADER):
    made = BundleCard(a_hearing_bench(database, actor).bench)
    qtbot.addWidget(made)
    made.show_bundle(the_bundle(database, bundle_id))
    show(made)
    return made


def verbs(made):
    return [one for one in made.findChildren(QPushButton) if one.isVisibleTo(made)]


def test_a_number_is_put_right_with_a_reason(qtbot, database, sitting_id):
    bundle_id = a_bundle(database, sitting_id)
    made = card(qtbot, database, bundle_id)
    [verb] = verbs(made)
    assert verb.accessibleName() == "Take back line 1…"
    verb.click()
    dialog = the_dialog()
    dialog.form.set_values({"reason": "Read wrongly", "count": 31})
    dialog.submit()
    assert no_dialog()
    assert the_bundle(database, bundle_id).balance.received == 31


def test_what_counts_no_more_cannot_be_taken_back_again(qtbot, database, sitting_id):
    bundle_id = a_bundle(database, sitting_id)
    moved = step(database, bundle_id, "moved", words="The safe")
    take_back(database, bundle_id, moved)
    step(database, bundle_id, "opened", count=30)
    made = card(qtbot, database, bundle_id)
    assert [verb.accessibleName() for verb in verbs(made)] == ["Take back line 4…", "Take back line 1…"]
    chips = [chip.accessibleName() for chip in made.findChildren(Chip) if chip.isVisibleTo(made)]
    assert chips == ["waits for a second person", "taken back"]


def test_who_may_not_take_back_learns_why(qtbot, database, sitting_id):
    bundle_id = a_bundle(database, sitting_id)
    [verb] = verbs(card(qtbot, database, bundle_id, given.INVIGILATOR))
    assert (verb.isEnabled(), verb.accessibleDescription()) == (False, BACK_REASON)


def test_what_two_did_says_that_two_take_it_back(qtbot, database, sitting_id):
    bundle_id = a_bundle(database, sitting_id)
    by_two(database, bundle_id, "opened", count=30)
    made = card(qtbot, database, bundle_id)
    verbs(made)[0].click()
    dialog = the_dialog()
    assert any("second person" in one.text() for one in dialog.findChildren(type(made._sum_title)))
    dialog.form.set_values({"reason": "Another bundle"})
    dialog.submit()
    assert the_bundle(database, bundle_id).balance.waits_for == "taken_back"


def test_nothing_chosen_shows_nothing(qtbot, database, sitting_id):
    made = card(qtbot, database, a_bundle(database, sitting_id))
    made.show_bundle(None)
    assert made.isHidden()
