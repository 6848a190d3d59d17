"""Files dropped on the page, wherever on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QPaintEvent

    from eduapp.gui.theme import Theme


def dropped_files(data: QMimeData) -> list[Path]:
    """The files of this computer among what is being dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class DropSheet(QWidget):
    """Lies over the page while a file is dragged across it, and says what letting go would do."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setProperty("decoration", True)
        self.hide()

    def cover(self) -> None:
        """Come up over the whole page."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme.c("primary_soft")
        ground.setAlpha(235)
        painter.fillRect(self.rect(), ground)
        gap = theme.px(12)
        painter.setPen(QPen(theme.c("primary"), 2, Qt.PenStyle.DashLine))
        box = QRectF(self.rect()).adjusted(gap, gap, -gap, -gap)
        painter.drawRoundedRect(box, theme.px(10), theme.px(10))
        painter.setFont(theme.font("title"))
        painter.setPen(theme.c("primary_ink"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _("Let go to read this file"))
        painter.end()
