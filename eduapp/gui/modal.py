"""A dialog that stands before its window: nothing behind it can be reached, so what matters stands on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QBoxLayout, QDialog

from eduapp.gui.focus import returning
from eduapp.gui.line_bar import LineBar


def modal(dialog: QDialog) -> None:
    """Put it before its window, with the line to the database on top of it as on the window.

    Who waits in a dialog for a database that says nothing, or is gone, is told there. A form has its own.
    """
    dialog.setModal(True)
    returning(dialog)
    _OnTop(dialog)


class _OnTop(QObject):
    """Puts the line there once it is shown: by then it is built."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._dialog and event.type() == QEvent.Type.Show:
            self._dialog.removeEventFilter(self)
            self._put()
        return False

    def _put(self) -> None:
        layout, below = self._dialog.layout(), self._dialog.parentWidget()
        if below is None or not isinstance(layout, QBoxLayout) or self._dialog.findChild(LineBar) is not None:
            return
        theirs = below.window().findChild(LineBar)
        if theirs is not None:
            bar = theirs.again(self._dialog)
            layout.insertWidget(0, bar)
            bar.shown.connect(self._grow)
            self._grow()

    def _grow(self) -> None:
        """All of it can be read, also where the dialog was as high as what stood in it."""
        layout, width = self._dialog.layout(), self._dialog.width()
        if layout is not None and layout.hasHeightForWidth():
            layout.activate()
            needed = min(
                layout.minimumHeightForWidth(width), self._dialog.screen().availableGeometry().height()
            )
            if needed > self._dialog.height():
                self._dialog.resize(width, needed)
