"""A field for a number that need not be whole: millimetres, points."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from eduapp.core.i18n import _, number_text
from eduapp.gui.fields import LineField
from eduapp.gui.theme import Theme

_NUMBER = re.compile(r"\d{1,6}([.,]\d{0,3})?")
_DECIMALS = 3


class DecimalEdit(LineField):
    """A number with its unit, between limits, with comma or point.

    Up and Down move by a step, Page Up and Page Down by ten.
    """

    def __init__(
        self, theme: Theme, unit: str = "", *, least: float = 0, most: float = 999_999, step: float = 0.5
    ) -> None:
        super().__init__(theme, longest=10)
        self._least, self._most, self._step = least, most, step
        self.set_note(unit)

    def value(self) -> float | None:  # type: ignore[override]
        """The number; None when empty, not a number or outside the limits."""
        number = self._number()
        return number if number is not None and self._least <= number <= self._most else None

    def set_value(self, value: float | None) -> None:  # type: ignore[override]
        """Put a number in."""
        self.setText("" if value is None else number_text(value, _DECIMALS))

    def misread(self) -> str:
        """A sentence if what stands here is no number, or too small or large."""
        if not self.text().strip() or self.value() is not None:
            return ""
        if self._number() is None:
            return _("“{text}” is not a number.").format(text=self.text())
        told = {"least": number_text(self._least, 1), "most": number_text(self._most, 1)}
        return _("Write a number from {least} to {most}.").format(**told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: 10,
            Qt.Key.Key_PageDown: -10,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or self.isReadOnly():
            super().keyPressEvent(event)
            return
        number = self._number()
        start = self._least if number is None else number
        self.set_value(min(self._most, max(self._least, round(start + step * self._step, _DECIMALS))))

    def _number(self) -> float | None:
        typed = self.text().strip()
        return float(typed.replace(",", ".")) if _NUMBER.fullmatch(typed) else None
