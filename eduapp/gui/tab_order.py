"""Keeps Tab in reading order where rows are made and taken away while the window lives."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class TabStart(QWidget):
    """Marks where rows begin in the order of Tab; nobody sees it and Tab never stops at it.

    Qt puts nothing behind a widget that cannot have the focus, so this one could, but is hidden.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hide()


def in_reading_order(start: QWidget, widgets: Iterable[QWidget]) -> None:
    """Let Tab go through widgets made just now right after `start`, one after another."""
    before = start
    for widget in widgets:
        QWidget.setTabOrder(before, widget)
        before = widget
