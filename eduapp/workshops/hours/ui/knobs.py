"""What a finger presses on a shift card: the big check, and the amount of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy

from eduapp.gui import icons

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from eduapp.gui.theme import Theme

TOUCH = 44  # px at 100 %: what a finger needs (WCAG 2.5.5)
_RADIUS = 6


def for_fingers(made: QPushButton) -> QPushButton:
    """A button of the shift sheet: 44 px high, which the style sheet and the tests see to."""
    made.setProperty("touch", True)
    made.setProperty("minTarget", TOUCH)
    return made


class Knob(QAbstractButton):
    """Pressed with finger or mouse; by keyboard the card itself acts, so Tab passes over it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setProperty("minTarget", TOUCH)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class CheckKnob(Knob):
    """Here, or not here and why: icon on the soft ground of its status."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._token, self._icon = "present", "check"

    def show_status(self, token: str, icon: str) -> None:
        """Another status."""
        self._token, self._icon = token, icon
        self.update()

    def sizeHint(self) -> QSize:
        side = self.theme.px(TOUCH)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(theme.c(f"{self._token}_solid"), 2 if self.underMouse() and self.isEnabled() else 1)
        )
        painter.setBrush(theme.c(f"{self._token}_soft"))
        radius = theme.px(_RADIUS)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        size = theme.px(24)
        left, top = (self.width() - size) / 2, (self.height() - size) / 2
        icons.paint(painter, self._icon, theme.t[self._token], QRectF(left, top, size, size))
        painter.end()


class ValueKnob(Knob):
    """The amount of time in large figures; pressed to set the times themselves."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._font = theme.font("title", tabular=True)
        self.setFont(self._font)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(self._font).horizontalAdvance("13:45") - self.theme.px(6)
        return QSize(max(width, self.theme.px(TOUCH)), self.theme.px(TOUCH))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self.theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and self.isEnabled():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.c("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), theme.px(_RADIUS), theme.px(_RADIUS))
        painter.setFont(self._font)
        painter.setPen(theme.c("ink"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()
