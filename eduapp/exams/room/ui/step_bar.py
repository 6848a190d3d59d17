"""The big buttons of the day: open, start, stop, go on, collect, close. A dead one says why."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.i18n import N_, _
from eduapp.exams.room.rules import steps
from eduapp.gui.flow import Flow
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import button, why_not

CLOSE = "close"
VERBS: Mapping[str, tuple[str, str]] = {
    steps.OPENED: (N_("Open the room"), "door-open"),
    steps.STARTED: (N_("Start the exam"), "play"),
    steps.STOPPED: (N_("Stop for all…"), "pause"),
    steps.RESUMED: (N_("Go on"), "play"),
    steps.COLLECTED: (N_("Collect answers"), "folder-open"),
    CLOSE: (N_("Close…"), "stamp"),
}


class StepBar(QWidget):
    """One button for each step; the next one is the primary."""

    def __init__(self, theme: Theme, press: Callable[[str], object]) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        for step, (words, icon) in VERBS.items():
            made = button(theme, _(words), icon, kind="big")
            made.clicked.connect(lambda _checked=False, step=step: press(step))
            self.buttons[step] = made
        self.setLayout(Flow(*self.buttons.values(), gap=theme.px(8)))

    def show_reasons(self, why: Mapping[str, str]) -> None:
        """Say of each why it cannot be pressed now; "" if it can."""
        for step, made in self.buttons.items():
            why_not(made, why.get(step, ""))
