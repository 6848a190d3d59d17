"""The last sessions as shapes."""

from eduapp.education.attendance.ui.strip import Strip, strip_text
from eduapp.gui.theme import Theme


def test_the_shapes_are_told_in_words():
    assert strip_text(["present", "late", "present", ""]) == (
        "Last 4 sessions: 2 present, 1 late, 1 not recorded"
    )
    assert strip_text(["absent"]) == "Last session: 1 absent"


def test_a_strip_is_as_long_as_its_sessions(qtbot):
    strip = Strip(Theme(), ["present"] * 8)
    qtbot.addWidget(strip)
    assert strip.sizeHint().width() == 2 * Strip(Theme(), ["present"] * 4).sizeHint().width()
    assert strip.accessibleName() == strip_text(["present"] * 8)
    assert not strip.grab().isNull()
