"""A line to write in, right in a cell of the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QKeyEvent

    from eduapp.gui.theme import Theme


class CellEditor(QLineEdit):
    """Enter hands the text to `take`, which says whether it is fine; Esc throws it away; leaving keeps it."""

    closed = Signal()

    def __init__(
        self, theme: Theme, name: str, text: str, longest: int, take: Callable[[str], bool], parent: QWidget
    ) -> None:
        super().__init__(text, parent)
        self._theme, self._before, self._take = theme, text, take
        self._open = False
        self.setMaxLength(longest)
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setToolTip("")

    def open_at(self, cell: QRect) -> None:
        """Show it over a cell, with the keyboard in it."""
        self.setGeometry(cell.adjusted(2, 1, -2, -2))
        self._open = True
        self.show()
        self.selectAll()
        self.setFocus()

    def shut(self) -> None:
        """Its text has been taken; what comes next must not take it again."""
        self._open = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _CONTROL:
            if self._take(self.text().strip()):
                self._close()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._open and event.reason() != Qt.FocusReason.PopupFocusReason:
            if self.text().strip() != self._before:
                self._take(self.text().strip())
            self._close()

    def _close(self) -> None:
        if self._open:
            self._open = False
            self.closed.emit()


_CONTROL = Qt.KeyboardModifier.ControlModifier
