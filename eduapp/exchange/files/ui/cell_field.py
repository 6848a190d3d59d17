"""A line to type in, right in a cell of the preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from eduapp.core.i18n import _

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent

    from eduapp.gui.theme import Theme

ENTER, FORWARD, BACK, AWAY, THROWN_AWAY = "enter", "forward", "back", "away", "thrown away"
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellField(QLineEdit):
    """One field for all cells, shown where one types.

    Enter and Tab keep what was typed, Esc throws it away; `closed` says which it was, once an opening.
    """

    closed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_open = False
        self.setAccessibleName(_("Cell"))
        self.setAcceptDrops(False)  # a file may be dropped anywhere on the page
        self.setFont(theme.font("body"))
        self.hide()

    def open_at(self, box: QRect, column: str, row: int, text: str) -> None:
        """Begin anew, over the cell of a column and row; what stands there is selected."""
        self.is_open = True
        self.setGeometry(box)  # before it takes the focus, which the page follows
        self.setAccessibleName(_("{column}, row {number}").format(column=column, number=row))
        self.setText(text)
        self.show()
        self.setFocus()
        self.selectAll()

    def close_as(self, how: str) -> None:
        """It is done with; further reasons to close do not count."""
        if self.is_open:
            self.is_open = False
            self.closed.emit(how)

    def event(self, event: QEvent) -> bool:
        """Tab would leave the field before anybody could hear of it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            tab = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            if tab and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                back = event.key() == Qt.Key.Key_Backtab or event.modifiers() & _SHIFT
                self.close_as(BACK if back else FORWARD)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_as(THROWN_AWAY)
        elif event.key() in _ENTERS and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.close_as(ENTER)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.accept()  # neither moves the row below while one types
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.close_as(AWAY)
