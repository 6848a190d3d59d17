"""How a seat is painted: its label small, the number large, what is unusual by shape and word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate

from eduapp.core.i18n import _
from eduapp.gui import icons
from eduapp.gui.widgets import Painted

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem, QTableView

    from eduapp.exams.sittings.ui.seat_table import SeatFacts, SeatTable
    from eduapp.gui.delegates import Index
    from eduapp.gui.theme import Theme

_CENTRE = Qt.AlignmentFlag.AlignCenter
_RADIUS, _INSET = 6, 3


class SeatDelegate(QStyledItemDelegate):
    """Outline solid: somebody sits here; dashed: moving; thick with a sign: look here; crossed: not used."""

    def __init__(self, theme: Theme, view: QTableView, table: SeatTable) -> None:
        super().__init__(view)
        self._theme, self._view, self._table = theme, view, table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        facts, inset = self._table.at(index), self._theme.px(_INSET)
        box = QRectF(option.rect).adjusted(inset, inset, -inset, -inset)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter, facts, box)
        self._draw_words(painter, facts, box)
        if index == self._view.currentIndex():
            self._draw_focus(painter, box)
        painter.restore()

    def _draw_ground(self, painter: QPainter, facts: SeatFacts, box: QRectF) -> None:
        theme, px = self._theme, self._theme.px
        token = "absent" if facts.wrong else "ink2" if facts.person is not None else "edge"
        pen = QPen(theme.c(token), px(2) if facts.wrong else 1)
        if facts.moving or (facts.person is None and facts.used):
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        ground = "sunken" if not facts.used else "primary_soft" if facts.person is not None else "surface"
        painter.setBrush(theme.c(ground))
        painter.drawRoundedRect(box, px(_RADIUS), px(_RADIUS))
        if not facts.used:
            painter.drawLine(box.topLeft(), box.bottomRight())
            painter.drawLine(box.topRight(), box.bottomLeft())

    def _draw_words(self, painter: QPainter, facts: SeatFacts, box: QRectF) -> None:
        theme, px = self._theme, self._theme.px
        room = box.adjusted(px(5), px(3), -px(5), -px(3))
        painter.setPen(theme.c("ink2"))
        painter.setFont(theme.font("caption"))
        painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, facts.seat.label)
        if facts.letter:
            painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, facts.letter)
        if facts.wrong:
            size = px(14)
            sign = QRectF(room.right() - size, room.top(), size, size)
            icons.paint(painter, "triangle-alert", theme.t.text("absent"), sign)
        below, above = facts.name or facts.note, facts.note if facts.name else ""
        if above:
            painter.drawText(room, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter, above)
        line = QFontMetrics(theme.font("caption")).height()
        middle = box.adjusted(0, line * 0.6, 0, -line * 0.7 if below else 0)
        painter.setPen(theme.c("ink"))
        painter.setFont(theme.font("largeStrong", tabular=True))
        painter.drawText(middle, _CENTRE, facts.number)
        if below:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.c("ink" if facts.person is not None else "ink2"))
            fit = painter.fontMetrics().elidedText(below, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(room, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter, fit)

    def _draw_focus(self, painter: QPainter, box: QRectF) -> None:
        """Keys act on this seat."""
        theme = self._theme
        painter.setPen(QPen(theme.c("focus" if self._view.hasFocus() else "edge"), theme.px(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        out = theme.px(2)
        painter.drawRoundedRect(box.adjusted(-out, -out, out, out), theme.px(_RADIUS), theme.px(_RADIUS))


class Desk(Painted):
    """Where the front of the room is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, _("The front of the room: the teacher's desk"))
        self.setFixedHeight(theme.px(34))

    def draw(self, painter: QPainter) -> None:
        theme, px = self.theme, self.theme.px
        font = theme.font("captionStrong")
        words = _("Teacher's desk")
        wide = QFontMetrics(font).horizontalAdvance(words) + px(48)
        box = QRectF((self.width() - wide) / 2, px(5), wide, self.height() - px(10))
        painter.setPen(QPen(theme.c("edge"), 1))
        painter.setBrush(theme.c("sunken"))
        painter.drawRoundedRect(box, px(4), px(4))
        painter.setPen(theme.c("ink"))
        painter.setFont(font)
        painter.drawText(box, _CENTRE, words)


class Carried(Painted):
    """A candidate on the way from seat to seat, under the pointer."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setProperty("decoration", True)  # what is carried is said where it is picked up
        self.setFixedSize(theme.px(64), theme.px(40))
        self._number = ""
        self.hide()

    def carry(self, number: str) -> None:
        """Show whom."""
        self._number = number
        self.update()

    def draw(self, painter: QPainter) -> None:
        theme, px = self.theme, self.theme.px
        painter.setPen(QPen(theme.c("primary"), px(2)))
        painter.setBrush(theme.c("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(_RADIUS), px(_RADIUS))
        painter.setPen(theme.c("ink"))
        painter.setFont(theme.font("largeStrong", tabular=True))
        painter.drawText(QRectF(self.rect()), _CENTRE, self._number)
