"""The field one searches in: a looking glass at the start, its shortcut at the end."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit

from eduapp.gui import icons
from eduapp.gui.theme import Theme


class SearchField(QLineEdit):
    """Find as you type; the placeholder says where it looks, and is read aloud."""

    def __init__(self, theme: Theme, placeholder: str, shortcut: str = "") -> None:
        super().__init__()
        self._theme, self._shortcut = theme, shortcut
        self._font = theme.font("caption")
        self._cap = QFontMetrics(self._font).horizontalAdvance(shortcut) + theme.px(12) if shortcut else 0
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setMinimumHeight(theme.px(36))
        self.setTextMargins(theme.px(24), 0, self._cap, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px, size = self._theme.px, self._theme.px(17)
        from_right = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - px(10) - size if from_right else px(10)
        icons.paint(painter, "search", self._theme.t.ink2, QRectF(x, (self.height() - size) / 2, size, size))
        if self._shortcut and not self.text():
            self._draw_shortcut(painter, px(8) if from_right else self.width() - self._cap - px(8))
        painter.end()

    def _draw_shortcut(self, painter: QPainter, x: int) -> None:
        height = self._theme.px(22)
        box = QRectF(x, (self.height() - height) / 2, self._cap, height)
        painter.setPen(QPen(self._theme.c("line"), 1))
        painter.setBrush(self._theme.c("sunken"))
        painter.drawRoundedRect(box, self._theme.px(4), self._theme.px(4))
        painter.setFont(self._font)
        painter.setPen(self._theme.c("ink2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._shortcut)
