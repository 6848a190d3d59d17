"""The steps of a long form, down the rail: done, here, still to come."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from eduapp.core.i18n import _
from eduapp.gui import icons
from eduapp.gui.theme import Theme
from eduapp.gui.widgets.marks import Painted

_ROW, _DISC, _MIDDLE = 44, 24, 20  # px at 100 %


class Steps(Painted):
    """Number, tick or ring beside each step; read aloud as “Step 2 of 6: School”. Stands on the rail."""

    def __init__(self, theme: Theme, steps: Sequence[str], current: int = 0) -> None:
        super().__init__(theme)
        self._steps = list(steps)
        self.setFixedWidth(theme.px(220))
        self.setMinimumHeight(theme.px(_ROW) * len(steps))
        self.go(current)

    def go(self, current: int) -> None:
        """Show another step as the one we are at."""
        self._current = current
        said = _("Step {number} of {total}: {title}")
        self.setAccessibleName(
            said.format(number=current + 1, total=len(self._steps), title=self._steps[current])
        )
        self.update()

    def draw(self, painter: QPainter) -> None:
        for number in range(len(self._steps)):
            if number + 1 < len(self._steps):
                self._draw_line(painter, number)
            self._draw_disc(painter, number)
            self._draw_words(painter, number)

    def _ink(self, number: int) -> str:
        return "rail_ink" if number == self._current else "rail_ink2"

    def _middle(self, number: int) -> QPointF:
        px = self.theme.px
        x = self.width() - px(_MIDDLE) if self.from_right else px(_MIDDLE)
        return QPointF(x, number * px(_ROW) + px(_ROW) / 2)

    def _draw_line(self, painter: QPainter, number: int) -> None:
        token = "rail_ink2" if number < self._current else "rail_sel"
        painter.setPen(QPen(self.theme.c(token), self.theme.px(2)))
        gap = QPointF(0, self.theme.px(_DISC) / 2 + 2)
        painter.drawLine(self._middle(number) + gap, self._middle(number + 1) - gap)

    def _draw_disc(self, painter: QPainter, number: int) -> None:
        half = self.theme.px(_DISC) / 2
        middle = self._middle(number)
        disc = QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)
        here = number == self._current
        if number < self._current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.c("rail_ink2"))
            painter.drawEllipse(disc)
            inset = half * 0.44
            icons.paint(painter, "check", self.theme.t.rail, disc.adjusted(inset, inset, -inset, -inset), 3)
            return
        painter.setPen(QPen(self.theme.c("accent" if here else "rail_ink2"), self.theme.px(2 if here else 1)))
        painter.setBrush(self.theme.c("rail_sel" if here else "rail"))
        painter.drawEllipse(disc)
        painter.setPen(self.theme.c(self._ink(number)))
        painter.setFont(self.theme.font("captionStrong"))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(number + 1))

    def _draw_words(self, painter: QPainter, number: int) -> None:
        px = self.theme.px
        painter.setPen(self.theme.c(self._ink(number)))
        painter.setFont(self.theme.font("bodyStrong" if number == self._current else "body"))
        left = 0 if self.from_right else px(44)
        room = QRectF(left, number * px(_ROW), self.width() - px(44), px(_ROW))
        side = Qt.AlignmentFlag.AlignRight if self.from_right else Qt.AlignmentFlag.AlignLeft
        flags = Qt.AlignmentFlag.AlignVCenter | side | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(room, flags | Qt.TextFlag.TextWordWrap, self._steps[number])
