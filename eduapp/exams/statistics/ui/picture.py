"""The questions as a picture: how many get them right, and how well they tell strong from weak.

Each question is a mark with the two intervals as a cross; what is noticed has a shape of its own and its
number beside it. The keyboard goes through the marks, and each says itself in a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip

from eduapp.core.i18n import _, ngettext, number_text
from eduapp.exams.statistics.rules.judging import FLAGGED
from eduapp.exams.statistics.ui import looks
from eduapp.exams.statistics.ui.marks import no_brush, paint_mark
from eduapp.exams.statistics.ui.naming import Names
from eduapp.gui.widgets import Painted, announce, plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter

    from eduapp.exams.statistics.queries import QuestionRow
    from eduapp.gui.theme import Theme

_WIDE, _HIGH, _LEAST_WIDE, _LEAST_HIGH = 620, 330, 300, 240  # px at 100 %
_SEEN = 460  # px that a small screen shows of a page at any text size
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 24, 28, 44  # around the field
_INSET = 8  # of words, from the frame that shows the keyboard
_MARK, _NEAR = 5, 14  # half a mark; how near the pointer has to come
_STEP = 25  # % between lines
_HUNDRED = 100.0
_LOWEST = -100.0


@dataclass(frozen=True)
class Spot:
    """A question in the picture, in per cent."""

    id: UUID
    facility: float
    index: float
    row: QuestionRow

    @property
    def lowest(self) -> float:
        """The lower end of the index with its interval: the field holds all of it."""
        low = self.row.item.index.low
        return self.index if low is None else min(self.index, low)


class QuestionPicture(Painted):
    """`chosen` tells the question the keyboard or the pointer went to."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.spots: list[Spot] = []
        self._current: UUID | None = None
        self._weak, self._lowest = 0, -float(_STEP)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_rows([], 0)

    def sizeHint(self) -> QSize:
        px = self.theme.px
        return QSize(px(_WIDE), max(px(_LEAST_HIGH), min(px(_HIGH), _SEEN)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.theme.px(_LEAST_WIDE), self.theme.px(_LEAST_HIGH))

    def show_rows(self, rows: list[QuestionRow], weak_below: int) -> None:
        """Draw these questions; those without figures are only counted. The current one stays if it can."""
        self.spots = [spot for row in rows if (spot := _spot(row)) is not None]
        self.spots.sort(key=lambda spot: (spot.facility, spot.index))
        self._weak = weak_below
        below = min((spot.lowest for spot in self.spots), default=0.0)
        self._lowest = max(_LOWEST, _STEP * ((below - 5) // _STEP))
        if self._at(self._current) is None:
            self._current = self.spots[0].id if self.spots else None
        self.setAccessibleName(summary(self.spots, len(rows) - len(self.spots)))
        self._tell()
        self.update()

    def current(self) -> Spot | None:
        """The question keys go on from."""
        return self._at(self._current)

    def choose(self, id: UUID | None) -> None:
        """Go to a question, if it is drawn; without a signal."""
        if self._at(id) is not None and id != self._current:
            self._current = id
            self._tell()
            self.update()

    # --- keys and mouse -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        target = self._target(Qt.Key(event.key())) if plain else None
        if target is None:
            super().keyPressEvent(event)
        else:
            self._go(target)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        near = self._near(event.position())
        if near is not None:
            self._go(near)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            near = self._near(QPointF(event.pos()))
            if near is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), plain_tip(looks.sentence(near.row)), self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _target(self, key: Qt.Key) -> Spot | None:
        """Where a key leads: sideways by facility, up and down by index, Home and End to the ends."""
        if not self.spots:
            return None
        by_index = sorted(self.spots, key=lambda spot: (spot.index, spot.facility))
        ways = {
            Qt.Key.Key_Left: (self.spots, -1),
            Qt.Key.Key_Right: (self.spots, 1),
            Qt.Key.Key_Down: (by_index, -1),
            Qt.Key.Key_Up: (by_index, 1),
        }
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return self.spots[0 if key == Qt.Key.Key_Home else -1]
        if key not in ways:
            return None
        order, step = ways[key]
        place = next((n for n, spot in enumerate(order) if spot.id == self._current), 0) + step
        return order[max(0, min(place, len(order) - 1))]

    def _go(self, spot: Spot) -> None:
        if spot.id == self._current:
            return
        self.choose(spot.id)
        announce(self, looks.sentence(spot.row))
        self.chosen.emit(spot.id)

    def _tell(self) -> None:
        spot = self.current()
        keys = _("Arrows go through the questions.")
        self.setAccessibleDescription(f"{looks.sentence(spot.row)}. {keys}" if spot is not None else "")

    def _at(self, id: UUID | None) -> Spot | None:
        return next((spot for spot in self.spots if spot.id == id), None)

    def _near(self, place: QPointF) -> Spot | None:
        """The mark nearest to a place, if one is near."""
        found = min(self.spots, key=lambda spot: _distance(self._place(spot), place), default=None)
        near = self.theme.px(_NEAR)
        return found if found is not None and _distance(self._place(found), place) <= near else None

    # --- painting -----------------------------------------------------------------------------------

    def draw(self, painter: QPainter) -> None:
        field = self._field()
        painter.fillRect(field, self.theme.c("surface"))
        self._draw_weak(painter, field)
        self._draw_lines(painter, field)
        self._draw_titles(painter, field)
        for spot in self.spots:
            self._draw_cross(painter, field, spot, current=False)
        for spot in self.spots:
            paint_mark(painter, self.theme, spot.row.verdict, self._place(spot), self.theme.px(_MARK))
        self._draw_current(painter, field)
        self._draw_names(painter, field)
        if self.hasFocus():
            painter.setPen(QPen(self.theme.c("focus"), 2))
            no_brush(painter)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)

    def _draw_weak(self, painter: QPainter, field: QRectF) -> None:
        """The stretch in which an index says next to nothing."""
        top, bottom = self._y(field, float(self._weak)), self._y(field, self._lowest)
        painter.fillRect(QRectF(field.left(), top, field.width(), bottom - top), self.theme.c("sunken"))

    def _draw_lines(self, painter: QPainter, field: QRectF) -> None:
        theme = self.theme
        painter.setFont(theme.font("caption", tabular=True))
        for percent in range(0, 101, _STEP):
            x = self._x(field, percent)
            painter.setPen(QPen(theme.c("line"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, field.top()), QPointF(x, field.bottom()))
            box = QRectF(x - theme.px(24), field.bottom() + theme.px(2), theme.px(48), theme.px(18))
            self._write(painter, box, number_text(percent), Qt.AlignmentFlag.AlignHCenter)
        for percent in range(int(self._lowest), 101, _STEP):
            y = self._y(field, percent)
            dotted = Qt.PenStyle.DotLine if percent else Qt.PenStyle.SolidLine
            painter.setPen(QPen(theme.c("line" if percent else "edge"), 1, dotted))
            painter.drawLine(QPointF(field.left(), y), QPointF(field.right(), y))
            box = QRectF(0, y - theme.px(9), field.left() - theme.px(6), theme.px(18))
            self._write(painter, box, number_text(percent).replace("-", "−"), Qt.AlignmentFlag.AlignRight)

    def _draw_titles(self, painter: QPainter, field: QRectF) -> None:
        """What the two ways of the field mean, and how many attempts stand behind a mark."""
        theme = self.theme
        painter.setFont(theme.font("captionStrong"))
        inset = theme.px(_INSET)
        above = QRectF(self.rect()).adjusted(inset, theme.px(3), -inset, 0)
        above.setHeight(theme.px(20))
        self._write(painter, above, _("Discrimination index, %"), Qt.AlignmentFlag.AlignLeft)
        self._write(painter, above, count_text(self.spots), Qt.AlignmentFlag.AlignRight)
        below = QRectF(field.left(), self.height() - theme.px(24), field.width(), theme.px(20))
        self._write(painter, below, _("Facility, %"), Qt.AlignmentFlag.AlignHCenter)

    def _draw_cross(self, painter: QPainter, field: QRectF, spot: Spot, *, current: bool) -> None:
        """The intervals: sideways that of the facility, upwards that of the index."""
        theme, place, item = self.theme, self._place(spot), spot.row.item
        token = "edge" if spot.row.verdict in FLAGGED else "line"
        painter.setPen(QPen(theme.c("ink"), 2) if current else QPen(theme.c(token), 1))
        if item.facility.low is not None and item.facility.high is not None:
            low, high = (self._x(field, _HUNDRED * end) for end in (item.facility.low, item.facility.high))
            painter.drawLine(QPointF(low, place.y()), QPointF(high, place.y()))
        if item.index.low is not None and item.index.high is not None:
            low, high = (self._y(field, end) for end in (item.index.low, item.index.high))
            painter.drawLine(QPointF(place.x(), low), QPointF(place.x(), high))

    def _draw_current(self, painter: QPainter, field: QRectF) -> None:
        spot = self.current()
        if spot is None:
            return
        self._draw_cross(painter, field, spot, current=True)
        half = self.theme.px(_MARK)
        paint_mark(painter, self.theme, spot.row.verdict, self._place(spot), half)
        painter.setPen(QPen(self.theme.c("ink"), 2))
        no_brush(painter)
        painter.drawEllipse(self._place(spot), half + self.theme.px(5), half + self.theme.px(5))

    def _draw_names(self, painter: QPainter, field: QRectF) -> None:
        """The numbers of what is noticed, and of the current one, where they cover nothing."""
        theme = self.theme
        painter.setFont(theme.font("captionStrong", tabular=True))
        names = Names(field, [self._place(spot) for spot in self.spots], theme.px(_MARK + 4))
        wanted = sorted(self.spots, key=lambda spot: (spot.id != self._current, spot.row.number))
        for spot in wanted:
            if spot.row.verdict in FLAGGED or spot.id == self._current:
                text = str(spot.row.number)
                size = QSize(
                    painter.fontMetrics().horizontalAdvance(text) + 4, painter.fontMetrics().height()
                )
                painter.setPen(theme.c("ink"))
                painter.drawText(names.find(self._place(spot), size), Qt.AlignmentFlag.AlignCenter, text)

    def _write(self, painter: QPainter, box: QRectF, words: str, side: Qt.AlignmentFlag) -> None:
        painter.setPen(self.theme.c("ink2"))
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, words)

    def _field(self) -> QRectF:
        px = self.theme.px
        return QRectF(self.rect()).adjusted(px(_LEFT), px(_TOP), -px(_RIGHT), -px(_BOTTOM))

    def _place(self, spot: Spot) -> QPointF:
        field = self._field()
        return QPointF(self._x(field, spot.facility), self._y(field, spot.index))

    def _x(self, field: QRectF, percent: float) -> float:
        return field.left() + field.width() * percent / _HUNDRED

    def _y(self, field: QRectF, percent: float) -> float:
        """Within the field."""
        share = (max(percent, self._lowest) - self._lowest) / (_HUNDRED - self._lowest)
        return field.bottom() - field.height() * share


def summary(spots: list[Spot], left_out: int) -> str:
    """What the picture shows, in words: how many questions, and which are noticed."""
    count = ngettext(
        "Picture: {count} question by how many get it right and how well it tells strong from weak.",
        "Picture: {count} questions by how many get them right and how well they tell strong from weak.",
        len(spots),
    ).format(count=len(spots))
    noticed = [
        f"{looks.name_of(spot.row)}: {looks.chip_of(spot.row)[2]}."
        for spot in sorted(spots, key=lambda spot: spot.row.number)
        if spot.row.verdict in FLAGGED
    ]
    return " ".join([count, *noticed, *filter(None, [left_out_text(left_out)])])


def left_out_text(count: int) -> str:
    """How many questions have no place in the picture; "" for none."""
    if not count:
        return ""
    words = ngettext(
        "{count} question is not drawn: too few attempts, or no differences.",
        "{count} questions are not drawn: too few attempts, or no differences.",
        count,
    )
    return words.format(count=count)


def count_text(spots: list[Spot]) -> str:
    """How many attempts stand behind a mark."""
    counts = sorted({spot.row.item.n for spot in spots})
    if not counts:
        return ""
    if len(counts) == 1:
        return _("n = {count}").format(count=counts[0])
    return _("n = {least} to {most}").format(least=counts[0], most=counts[-1])


def _spot(row: QuestionRow) -> Spot | None:
    facility, index = row.item.facility.value, row.item.index.value
    if facility is None or index is None:
        return None
    return Spot(row.id, _HUNDRED * facility, index, row)


def _distance(one: QPointF, other: QPointF) -> float:
    return (one - other).manhattanLength()
