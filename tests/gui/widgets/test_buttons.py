import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from eduapp.gui.theme import Theme
from eduapp.gui.widgets import Segments, button, recast, rename, vbox, why_not

KINDS = (None, "primary", "plain", "danger", "big", "bigprimary", "step", "seg", "toast")


@pytest.fixture
def theme(qapp):
    theme = Theme()
    theme.apply(qapp)
    return theme


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_name_and_room_for_a_finger(qtbot, theme, kind):
    made = button(theme, "Take register", "check", kind=kind)
    qtbot.addWidget(made)
    made.show()

    assert made.accessibleName() == "Take register"
    assert made.height() >= 24
    assert made.width() >= 24


def test_a_button_without_words_says_its_name(qtbot, theme):
    made = button(theme, "", "printer", name="Print list")
    qtbot.addWidget(made)

    assert made.accessibleName() == "Print list"
    assert "Print list" in made.toolTip()


def test_an_ampersand_in_a_name_is_no_shortcut(qtbot, theme):
    made = button(theme, "Open Hansen & Co")
    qtbot.addWidget(made)

    assert made.text() == "Open Hansen && Co"
    assert made.shortcut().isEmpty()
    assert made.accessibleName() == "Open Hansen & Co"


def test_words_of_a_script_from_the_right_stand_clear_of_the_icon(qtbot, theme):
    made = button(theme, "حفظ", "check")
    qtbot.addWidget(made)

    assert made.text().startswith("\u200f")


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_it(qtbot, theme, key):
    made = button(theme, "Save")
    qtbot.addWidget(made)
    made.show()

    with qtbot.waitSignal(made.clicked):
        qtbot.keyClick(made, key)


def test_a_grey_button_says_why_and_forgets_it_when_it_lives_again(qtbot, theme):
    made = button(theme, "Sign", tip="Ctrl+Enter")
    qtbot.addWidget(made)

    why_not(made, "Nobody is marked yet.")
    assert not made.isEnabled()
    assert "Nobody is marked yet." in made.toolTip()
    assert made.accessibleDescription() == "Nobody is marked yet."

    why_not(made, "")
    assert made.isEnabled()
    assert "Ctrl+Enter" in made.toolTip()
    assert made.accessibleDescription() == ""


@pytest.mark.parametrize("somebody_moved_on", [False, True])
def test_the_keyboard_comes_back_to_a_button_that_was_grey_for_a_while(qtbot, theme, somebody_moved_on):
    page = QWidget()
    qtbot.addWidget(page)
    first, export, last = (button(theme, words) for words in ("First", "Export", "Last"))
    vbox(first, export, last, parent=page)
    page.show()
    export.setFocus()

    why_not(export, "The file is being written.")
    assert page.focusWidget() is last
    if somebody_moved_on:
        first.setFocus()
    why_not(export, "The file is still being written.")
    why_not(export, "")

    assert page.focusWidget() is (first if somebody_moved_on else export)


def test_renaming_keeps_the_gap_and_the_spoken_name(qtbot, theme):
    made = button(theme, "Print 13 certificates", "printer")
    qtbot.addWidget(made)
    rename(made, "Print 14 certificates")

    assert made.text() == "  Print 14 certificates"
    assert made.accessibleName() == "Print 14 certificates"


def test_one_segment_holds_at_a_time(qtbot, theme):
    chosen = []
    segments = Segments(theme, [("all", "All"), ("mine", "Mine"), ("leaving", "Leaving")], "Show")
    qtbot.addWidget(segments)
    segments.chosen.connect(chosen.append)
    assert segments.current() == "all"

    segments.buttons()[1].click()

    assert (segments.current(), chosen) == ("mine", ["mine"])
    assert [made.isChecked() for made in segments.buttons()] == [False, True, False]


def test_choosing_by_program_is_not_told(qtbot, theme):
    chosen = []
    segments = Segments(theme, [(1, "One"), (2, "Two")], "Number", current=2)
    qtbot.addWidget(segments)
    segments.chosen.connect(chosen.append)
    segments.choose(1)

    assert (segments.current(), chosen) == (1, [])


def test_arrow_keys_move_between_segments(qtbot, theme):
    window = QWidget()
    segments = Segments(theme, [(1, "One"), (2, "Two"), (3, "Three")], "Number")
    vbox(segments, parent=window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    segments.buttons()[0].setFocus()
    qtbot.waitUntil(segments.buttons()[0].hasFocus)

    with qtbot.waitSignal(segments.chosen, timeout=1000):
        qtbot.keyClick(segments.buttons()[0], Qt.Key.Key_Right)

    assert segments.current() == 2


def test_a_button_of_another_kind_looks_it_and_keeps_its_words(qtbot, theme):
    made = button(theme, "Mark", "check")
    qtbot.addWidget(made)
    before = made.icon().cacheKey()
    recast(theme, made, "check", "primary")
    assert made.property("kind") == "primary"
    assert made.icon().cacheKey() != before
    recast(theme, made, "check", None)
    assert made.property("kind") is None
    assert made.text().strip() == "Mark"
