from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.core.errors import Change
from eduapp.gui.conflict_dialog import ConflictDialog
from eduapp.gui.conflicts import Difference
from eduapp.gui.theme import Theme
from tests.support.accessibility import assert_accessible

FOUND = (
    Difference("name", "Last name", "Nyland", "Nygård", untouched=False),
    Difference("unit", "Unit", "C", "D", untouched=True),
    Difference("note", "Note for staff", "Likes wood.\nAsk the teacher.", "empty", untouched=False),
)
KARI = Change("Kari Nordmann", datetime(2026, 11, 23, 9, 42, tzinfo=UTC))
HIDDEN = Difference("course", "Course", "Carpentry", None, untouched=False)


@pytest.fixture
def dialog(qtbot):
    dialog = ConflictDialog(Theme(), FOUND, None)
    qtbot.addWidget(dialog)
    return dialog


def test_what_only_the_other_one_changed_is_theirs_at_first(dialog):
    assert dialog.taken() == {"unit"}


def test_each_field_is_chosen_by_itself(dialog):
    dialog.choices["name"].set_value(True)
    dialog.choices["unit"].set_value(False)
    assert dialog.taken() == {"name"}


def test_all_of_theirs_is_one_press(dialog, qtbot):
    with qtbot.waitSignal(dialog.accepted):
        dialog.all_theirs.click()
    assert dialog.taken() == {"name", "unit", "note"}


def test_what_cannot_be_shown_can_only_be_kept(qtbot):
    dialog = ConflictDialog(Theme(), (*FOUND, HIDDEN), None)
    qtbot.addWidget(dialog)
    assert "course" not in dialog.choices
    assert dialog.all_theirs.parent() is None


def test_without_fields_it_asks_whether_to_do_it_all_the_same(qtbot):
    dialog = ConflictDialog(Theme(), (), None)
    qtbot.addWidget(dialog)
    assert dialog.go.text() == "Do it anyway"
    assert dialog.taken() == frozenset()


@pytest.mark.parametrize("look", ["light", "dark", "high_contrast"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("found", [FOUND, (*FOUND, HIDDEN), ()], ids=["fields", "hidden", "none"])
def test_it_is_fit_for_everybody(qtbot, qapp, look, scale, found):
    theme = Theme.chosen(look, scale)
    theme.apply(qapp)
    dialog = ConflictDialog(theme, found, None, KARI)
    qtbot.addWidget(dialog)
    assert_accessible(dialog, theme)


def texts(dialog):
    return [one.text() for one in dialog.findChildren(QLabel)]


def test_it_says_who_came_first_and_when(qtbot):
    dialog = ConflictDialog(Theme(), FOUND, None, KARI)
    qtbot.addWidget(dialog)
    said = f"{KARI.sentence()} Nothing is saved yet, and what you typed is kept."
    assert KARI.sentence() == "Kari Nordmann changed this at 10:42 while you wrote."
    assert said in texts(dialog)
    assert dialog.accessibleDescription() == said
    assert dialog.windowTitle() == "Someone else was here"


def test_without_a_name_it_says_someone_else_and_to_oneself_that_it_was_oneself(qtbot):
    dialog = ConflictDialog(Theme(), (), None)
    qtbot.addWidget(dialog)
    assert dialog.accessibleDescription().startswith("Someone else changed this while you wrote.")
    assert dialog.accessibleDescription().endswith("Look at how it stands now before you go on.")
    own = ConflictDialog(Theme(), FOUND, None, replace(KARI, own=True))
    qtbot.addWidget(own)
    assert own.windowTitle() == "This was changed meanwhile"
