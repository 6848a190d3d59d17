"""There, or not there: one tap, and neither before somebody has said so."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from eduapp.core.i18n import _
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import button, hbox

TOUCH = 44  # for a finger


class ThereField(QWidget):
    """Two buttons of which one holds, or none: a slip can be taken back. A field of forms, 1, 0 or None."""

    changed = Signal()

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._buttons: dict[int, QPushButton] = {}
        for amount, words in ((1, _("There")), (0, _("Not there"))):
            made = button(theme, words, kind="seg", name=f"{title}: {words}", checkable=True)
            made.setProperty("touch", True)
            made.setProperty("minTarget", TOUCH)
            made.clicked.connect(lambda on, amount=amount: self._said(amount, on=on))
            self._buttons[amount] = made
        well, gap = QFrame(), theme.px(3)
        well.setObjectName("well")
        hbox(*self._buttons.values(), spacing=theme.px(2), margins=(gap, gap, gap, gap), parent=well)
        hbox(well, None, parent=self)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the keyboard on what was said, or on the first. No proxy: each button keeps its own name."""
        self._buttons[1 if self.value() is None else self.value() or 0].setFocus(reason)

    def value(self) -> int | None:
        """1 there, 0 not there, None while nobody has said."""
        return next((amount for amount, made in self._buttons.items() if made.isChecked()), None)

    def set_value(self, value: int | None) -> None:
        """Say it, or take back what was said."""
        for amount, made in self._buttons.items():
            made.setChecked(amount == value)
        self.changed.emit()

    def misread(self) -> str:
        """A press cannot be misread."""
        return ""

    def _said(self, amount: int, *, on: bool) -> None:
        self.set_value(amount if on else None)
