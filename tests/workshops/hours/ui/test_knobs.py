"""What a finger presses on a card."""

import pytest
from PySide6.QtCore import Qt

from eduapp.gui.theme import Theme
from eduapp.gui.widgets import button
from eduapp.workshops.hours.ui.knobs import TOUCH, CheckKnob, ValueKnob, for_fingers


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("kind", [CheckKnob, ValueKnob])
def test_a_knob_is_as_large_as_a_finger_at_every_text_size(qtbot, kind, scale):
    knob = kind(Theme(scale=scale))
    qtbot.addWidget(knob)

    assert min(knob.sizeHint().width(), knob.sizeHint().height()) >= TOUCH * scale
    assert knob.minimumSizeHint() == knob.sizeHint()


def test_tab_passes_over_knobs_for_the_card_itself_acts(qtbot):
    knob = CheckKnob(Theme())
    qtbot.addWidget(knob)

    assert knob.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_a_status_is_another_picture(qtbot):
    knob = CheckKnob(Theme())
    qtbot.addWidget(knob)
    knob.resize(knob.sizeHint())
    before = knob.grab().toImage()

    knob.show_status("excused", "scale")

    assert knob.grab().toImage() != before


def test_the_amount_is_drawn_large(qtbot):
    knob = ValueKnob(Theme())
    qtbot.addWidget(knob)
    knob.resize(knob.sizeHint())
    empty = knob.grab().toImage()
    knob.setText("6:30")

    assert knob.grab().toImage() != empty


def test_a_button_for_fingers_says_so(qtbot):
    made = for_fingers(button(Theme(), "Health"))
    qtbot.addWidget(made)

    assert made.property("minTarget") == TOUCH
