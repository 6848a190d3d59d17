"""One thing of a week: painted as a block, one stop of the keyboard, one sentence for screen readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital, day_with_weekday
from eduapp.education.timetable.rules import time_text
from eduapp.gui import icons
from eduapp.gui.widgets import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

    from eduapp.education.timetable.queries import WeekItem
    from eduapp.gui.theme import Theme

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
LEAST = 26  # px at 100 %: a block is at least so high
IN_A_LIST = 58


class Block(QAbstractButton):
    """Arrows move to the block beside, Enter opens what can be done with it, the mouse drags it."""

    wanted = Signal(int, int)  # the keyboard wants to the block beside: days, things of the day
    entered = Signal()  # has the keyboard now
    asked = Signal(QPoint)  # what can be done with it, at a place on the screen
    dragged = Signal(QPoint)  # is being dragged: where the pointer is on the screen
    dropped = Signal(QPoint)

    def __init__(self, theme: Theme, item: WeekItem, *, movable: bool) -> None:
        super().__init__()
        self.theme, self.item, self.movable = theme, item, movable
        self._pressed: QPoint | None = None
        self.dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(theme.px(LEAST))
        self.setAccessibleName(sentence(item))
        self.setToolTip(plain_tip(sentence(item)))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setCursor(Qt.CursorShape.OpenHandCursor if movable else Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(self.theme.px(90), self.theme.px(IN_A_LIST))

    # --- keys and mouse ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self.wanted.emit(*_ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Menu):
            self.asked.emit(self.mapToGlobal(QPoint(self.theme.px(12), self.height() // 2)))
        elif key == Qt.Key.Key_Escape and self.dragging:
            self._stop_dragging()
            self.dropped.emit(QPoint(-1, -1))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]  # as Qt hands it over
        self.entered.emit()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.RightButton:
            self.asked.emit(event.globalPosition().toPoint())
            return
        self._pressed = event.globalPosition().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.globalPosition().toPoint()
        if self._pressed is None or not self.movable:
            return
        if not self.dragging and (here - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        if not self.dragging:
            self.dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.dragged.emit(here - self._grip())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.dragging:
            at = event.globalPosition().toPoint() - self._grip()
            self._stop_dragging()
            self.dropped.emit(at)
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.asked.emit(event.globalPosition().toPoint())

    def _grip(self) -> QPoint:
        """From the top of the block to where it was taken."""
        pressed = self._pressed or QPoint()
        return QPoint(0, self.mapFromGlobal(pressed).y())

    def _stop_dragging(self) -> None:
        self.dragging, self._pressed = False, None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    # --- painting ------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        self._draw_words(painter)
        painter.end()

    def _draw_ground(self, painter: QPainter) -> None:
        theme, token = self.theme, _token(self.item)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        focus = self.hasFocus()
        edge = theme.c("focus") if focus else theme.c(_edge(theme, self.item, token))
        pen = QPen(edge, theme.px(2) if focus else 1)
        if self.item.cancelled and not focus:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.c("surface") if self.item.cancelled else theme.t.soft(token))
        inset = theme.px(2) / 2 if focus else 0.5
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), theme.px(6), theme.px(6))
        bar = QRectF(
            box.left() + theme.px(3), box.top() + theme.px(5), theme.px(3), box.height() - theme.px(10)
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.t.solid(token))
        painter.drawRoundedRect(bar, 1, 1)

    def _draw_words(self, painter: QPainter) -> None:
        theme, item, px = self.theme, self.item, self.theme.px
        room = QRectF(self.rect()).adjusted(px(11), px(3), -px(5), -px(3))
        strong, plain = theme.font("captionStrong"), theme.font("caption")
        line = QFontMetrics(strong).height()
        if room.height() < 2 * line:
            room.moveTop((self.height() - line) / 2)
        icon = _icon(item)
        size = px(14)
        fits = room.width() > size + px(40)
        if icon and fits:
            ink = theme.t.text("absent" if item.clash else _token(item))
            icons.paint(painter, icon, ink, QRectF(room.left(), room.top() + (line - size) / 2, size, size))
            room.setLeft(room.left() + size + px(4))
        strong.setStrikeOut(item.cancelled)
        lines = [(strong, "ink", item.title), *((plain, "ink2", text) for text in details(item) if text)]
        for font, token, text in lines:
            if room.height() < line - 2:
                return
            painter.setFont(font)
            painter.setPen(theme.c(token))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(QPointF(room.left(), room.top() + QFontMetrics(font).ascent()), shown)
            room.setTop(room.top() + line)


def sentence(item: WeekItem) -> str:
    """Everything a block shows, in words: day, time, what, where, who, and what is unusual."""
    day = day_with_weekday(item.day)
    kind = code_list("booking_kinds")[item.kind].label if item.session is None else ""
    parts = [
        f"{capital(day)}, {hours(item)}",
        kind,
        item.title,
        item.place,
        item.teacher,
        state(item),
    ]
    return ", ".join(part for part in parts if part)


def details(item: WeekItem) -> list[str]:
    """The lines below the title, the most important first."""
    return [state(item), hours(item), " · ".join(filter(None, (item.place, item.teacher)))]


def hours(item: WeekItem) -> str:
    """From when to when, or that nobody knows."""
    return _("time not known") if item.span is None else time_text(item.span.start, item.span.end)


def state(item: WeekItem) -> str:
    """What is unusual: cancelled and why, or what stands in its way."""
    if item.session is not None and item.cancelled:
        reason = code_list("cancel_reasons")[item.session.cancel_reason].label
        return _("cancelled: {reason}").format(reason=reason)
    return _("clashes with {what}").format(what=item.clash) if item.clash else ""


def _token(item: WeekItem) -> str:
    return "none" if item.cancelled else str(code_list("booking_kinds")[item.kind].flags.get("token", "none"))


def _edge(theme: Theme, item: WeekItem, token: str) -> str:
    if item.clash:
        return "absent"
    if theme.high_contrast or item.cancelled:
        return "edge"
    return token if token == "primary" else f"{token}_solid"


def _icon(item: WeekItem) -> str:
    if item.cancelled:
        return "ban"
    if item.clash:
        return "triangle-alert"
    return str(code_list("booking_kinds")[item.kind].flags.get("icon", "")) if item.session is None else ""
