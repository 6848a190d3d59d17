"""The big buttons: each tells what was pressed, and why it cannot be."""

from eduapp.exams.room.rules import steps
from eduapp.exams.room.ui.step_bar import CLOSE, VERBS, StepBar
from eduapp.gui.theme import Theme


def test_each_button_tells_its_step(qtbot):
    pressed = []
    bar = StepBar(Theme(), pressed.append)
    qtbot.addWidget(bar)
    for made in bar.buttons.values():
        made.click()

    assert pressed == [*steps.LEADS_TO, CLOSE] == list(VERBS)


def test_a_dead_one_says_why_and_comes_to_life_again(qtbot):
    bar = StepBar(Theme(), lambda _step: None)
    qtbot.addWidget(bar)
    bar.show_reasons({steps.OPENED: "It is open already."})
    assert not bar.buttons[steps.OPENED].isEnabled()
    assert bar.buttons[steps.OPENED].accessibleDescription() == "It is open already."

    bar.show_reasons({})
    assert bar.buttons[steps.OPENED].isEnabled()
