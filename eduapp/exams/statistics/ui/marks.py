"""The marks of what is noticed about questions: each a shape of its own, so that no colour is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from eduapp.exams.statistics.rules.judging import BACKWARDS, FINE, KEY, UNSURE, WEAK
from eduapp.exams.statistics.rules.words import verdict_text
from eduapp.exams.statistics.ui.looks import LOOKS
from eduapp.gui.widgets import Painted

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from eduapp.gui.theme import Theme

DRAWN = (KEY, BACKWARDS, WEAK, UNSURE, FINE)  # in the order of the legend
_SIZE = 14  # px at 100 %


def paint_mark(painter: QPainter, theme: Theme, verdict: str, at: QPointF, half: float) -> None:
    """A mark around a place: key square, backwards triangle, weak diamond, unsure ring, fine disc."""
    token = LOOKS[verdict][0]
    colour = QColor(theme.c("edge") if token == "none" else theme.t.solid(token))
    painter.setPen(QPen(colour, 2))
    painter.setBrush(theme.c("surface") if verdict in {WEAK, UNSURE} else colour)
    if verdict == KEY:
        painter.drawRect(QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half))
    elif verdict == BACKWARDS:
        painter.drawPolygon(_polygon(at, ((-half, -half), (half, -half), (0, half))))
    elif verdict == WEAK:
        painter.drawPolygon(_polygon(at, ((0, -half), (half, 0), (0, half), (-half, 0))))
    else:
        painter.drawEllipse(at, half, half)


class LegendMark(Painted):
    """A mark beside its words."""

    def __init__(self, theme: Theme, verdict: str) -> None:
        super().__init__(theme, verdict_text(verdict))
        self._verdict = verdict
        self.setFixedSize(theme.px(_SIZE + 2), theme.px(_SIZE + 2))

    def draw(self, painter: QPainter) -> None:
        middle = QPointF(QRectF(self.rect()).center())
        paint_mark(painter, self.theme, self._verdict, middle, self.theme.px(_SIZE) / 2 - 1)


def no_brush(painter: QPainter) -> None:
    """Outlines alone from here on."""
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _polygon(at: QPointF, corners: tuple[tuple[float, float], ...]) -> QPolygonF:
    return QPolygonF([QPointF(at.x() + x, at.y() + y) for x, y in corners])
