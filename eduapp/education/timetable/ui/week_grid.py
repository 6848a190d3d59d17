"""The week itself: days beside each other with hours down the side, or below each other for large text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _, capital, clock_text, day_with_weekday, ngettext, weekday_short
from eduapp.core.spans import Span, as_time, days
from eduapp.education.timetable.rules import time_text
from eduapp.education.timetable.ui.week_block import IN_A_LIST, Block
from eduapp.education.timetable.ui.week_layout import Box, Frame, hours_of, lanes_of, snapped
from eduapp.gui.widgets import Painted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from eduapp.education.timetable.queries import Week, WeekItem
    from eduapp.gui.theme import Theme

ROOMY = 780  # logical px of the grid from which days stand beside each other
GUTTER, HEAD, STRIP, PER_MINUTE = 48, 46, 30, 0.92  # px at 100 %
SATURDAY = 5


class Ghost(Painted):
    """What is dragged, where it would lie, and what would stand in its way there."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme)
        self.setParent(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words, self._warns = "", False
        self.hide()

    def show_at(self, box: QRect, words: str, warning: str) -> None:
        """Lie somewhere and say the time, and what is in the way."""
        self._words, self._warns = f"{words}\n{warning}" if warning else words, bool(warning)
        self.setGeometry(box)
        self.show()
        self.raise_()
        self.update()

    def draw(self, painter: QPainter) -> None:
        token = "absent" if self._warns else "primary"
        painter.setPen(QPen(self.theme.c(token), self.theme.px(2)))
        painter.setBrush(self.theme.c("surface"))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, self.theme.px(6), self.theme.px(6))
        painter.setPen(self.theme.c("ink"))
        painter.setFont(self.theme.font("captionStrong"))
        room = box.adjusted(self.theme.px(6), self.theme.px(3), -self.theme.px(4), 0)
        painter.drawText(room, Qt.TextFlag.TextWordWrap, self._words)


class WeekGrid(QWidget):
    """Blocks of one week. Tab stops once; arrows go from block to block, as one reads."""

    chosen = Signal(object)  # WeekItem or None: what the verbs are about
    asked = Signal(object, QPoint)  # what can be done with an item, at a place on the screen
    moved = Signal(object, object, int)  # an item was dropped: item, day, minute

    def __init__(
        self, theme: Theme, warn: Callable[[WeekItem, date, int], str], movable: Callable[[WeekItem], bool]
    ) -> None:
        super().__init__()
        self._theme, self._warn, self._movable = theme, warn, movable
        self._week: Week | None = None
        self._today: date | None = None
        self.blocks: list[Block] = []
        self._frame: Frame | None = None
        self._heads: list[tuple[date, QRect]] = []
        self._ghost = Ghost(theme, self)
        self.setAccessibleName(_("Week"))

    def show_week(self, week: Week, today: date) -> None:
        """Show other days; the same thing stays chosen if it is still there."""
        before = self.current()
        had_focus = any(block.hasFocus() for block in self.blocks)
        self._week, self._today = week, today
        for block in self.blocks:
            block.hide()
            block.deleteLater()
        self.blocks = [self._block(item) for item in week.items]
        count = ngettext("{count} entry", "{count} entries", len(week.items)).format(count=len(week.items))
        self.setAccessibleName(f"{week.name}, {count}")
        self._arrange()
        kept = next((one for one in self.blocks if before is not None and one.item.key == before.key), None)
        self._make_current(kept or self._likely())
        if had_focus and self.current_block() is not None:
            self.current_block().setFocus()  # type: ignore[union-attr]  # asked just now

    def current(self) -> WeekItem | None:
        """What the verbs are about."""
        block = self.current_block()
        return block.item if block is not None else None

    def current_block(self) -> Block | None:
        """Its block."""
        stops = Qt.FocusPolicy.StrongFocus
        return next((block for block in self.blocks if block.focusPolicy() == stops), None)

    def choose(self, key: object) -> None:
        """Make another thing the one the verbs are about."""
        self._make_current(next((block for block in self.blocks if block.item.key == key), None))

    @property
    def columns(self) -> bool:
        """Whether days stand beside each other."""
        return self._theme.logical_width(max(1, self.width())) >= ROOMY

    def _likely(self) -> Block | None:
        """What one most likely wants: the first session from today on, else the first of all."""
        sessions = [block for block in self.blocks if block.item.session is not None] or self.blocks
        ahead = [block for block in sessions if self._today is None or block.item.day >= self._today]
        return next(iter(ahead or sessions), None)

    # --- where things lie ------------------------------------------------------------------------------

    def _days(self) -> tuple[date, ...]:
        """Monday to Friday, and what else has something on it."""
        week = self._week
        if week is None:
            return ()
        busy = {item.day for item in week.items}
        return tuple(
            day for day in days(week.first_day, week.last_day) if day.weekday() < SATURDAY or day in busy
        )

    def _arrange(self) -> None:
        if self._week is not None:
            (self._arrange_columns if self.columns else self._arrange_list)()
            for block in self.blocks:
                block.show()
            self.update()

    def _arrange_columns(self) -> None:
        px = self._theme.px
        shown = self._days()
        timed = [block for block in self.blocks if block.item.span is not None]
        rows = max(
            (sum(b.item.span is None and b.item.day == day for b in self.blocks) for day in shown), default=0
        )
        hours = hours_of(_span(block.item) for block in timed)
        top = px(HEAD) + rows * px(STRIP) + px(6)
        scale = PER_MINUTE * self._theme.scale
        frame = Frame(shown, hours, self.width(), px(GUTTER), top, scale, px(3), px(26))
        self._frame, self._heads = frame, []
        for day in shown:
            left = round(frame.left_of(day))
            self._heads.append((day, QRect(left, 0, round(frame.column), px(HEAD))))
            self._lay_day(frame, day, [block for block in self.blocks if block.item.day == day])
        self.setFixedHeight(round(frame.height) + px(4))

    def _lay_day(self, frame: Frame, day: date, blocks: Sequence[Block]) -> None:
        px = self._theme.px
        timed = [block for block in blocks if block.item.span is not None]
        lanes = lanes_of([_span(block.item) for block in timed])
        for block, (lane, count) in zip(timed, lanes, strict=True):
            _place(block, frame.box(day, _span(block.item), lane, count))
        unknown = [block for block in blocks if block.item.span is None]
        for row, block in enumerate(unknown):
            left = frame.left_of(day) + frame.gap
            _place(block, Box(left, px(HEAD) + row * px(STRIP), frame.column - 2 * frame.gap, px(STRIP) - 2))

    def _arrange_list(self) -> None:
        px = self._theme.px
        self._frame, self._heads = None, []
        y, line = 0, QFontMetrics(self._theme.font("bodyStrong")).height()
        for day in self._days():
            self._heads.append((day, QRect(0, y, self.width(), line + px(8))))
            y += line + px(10)
            for block in self.blocks:
                if block.item.day == day:
                    block.setGeometry(0, y, self.width(), px(IN_A_LIST))
                    y += px(IN_A_LIST) + px(4)
            y += px(8)
        self.setFixedHeight(max(y, px(60)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._arrange()

    # --- blocks ----------------------------------------------------------------------------------------

    def _block(self, item: WeekItem) -> Block:
        block = Block(self._theme, item, movable=self._movable(item))
        block.setParent(self)
        block.wanted.connect(lambda across, down: self._go(block, across, down))
        block.entered.connect(lambda: self._make_current(block))
        block.asked.connect(lambda at: self.asked.emit(block.item, at))
        block.dragged.connect(lambda at: self._drag(block, at))
        block.dropped.connect(lambda at: self._drop(block, at))
        return block

    def _make_current(self, block: Block | None) -> None:
        for other in self.blocks:
            here = Qt.FocusPolicy.StrongFocus if other is block else Qt.FocusPolicy.ClickFocus
            other.setFocusPolicy(here)
        self.setFocusProxy(block)  # type: ignore[arg-type]  # None takes the proxy away
        self.chosen.emit(block.item if block is not None else None)

    def _go(self, block: Block, across: int, down: int) -> None:
        """The next thing of the day, or the one at about the same time on the next day that has one."""
        if down or not self.columns:
            place = self.blocks.index(block) + (down or across)
            target = self.blocks[place] if 0 <= place < len(self.blocks) else None
            if target is not None and self.columns and target.item.day != block.item.day:
                target = None
        else:
            target = self._beside(block, across)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _beside(self, block: Block, across: int) -> Block | None:
        here = block.item.day
        side = [one for one in self.blocks if (one.item.day > here if across > 0 else one.item.day < here)]
        if not side:
            return None
        day = (min if across > 0 else max)(one.item.day for one in side)
        return min((one for one in side if one.item.day == day), key=lambda one: abs(one.y() - block.y()))

    # --- dragging --------------------------------------------------------------------------------------

    def _target(self, block: Block, at: QPoint) -> tuple[date, int] | None:
        """Where it would begin if it were let go here."""
        if self._frame is None or self._week is None or block.item.span is None:
            return None
        here = self.mapFromGlobal(at)
        found = self._frame.at(here.x(), here.y())
        if found is None:
            return None
        day, minute = found
        starts = [span.start for span in self._week.lessons]
        return day, snapped(minute, block.item.span.minutes, starts, self._frame.hours)

    def _drag(self, block: Block, at: QPoint) -> None:
        target = self._target(block, at)
        if target is None or self._frame is None:
            self._ghost.hide()
            return
        day, start = target
        span = Span(start, start + _span(block.item).minutes)
        words = f"{weekday_short(day).capitalize()} {time_text(span.start, span.end)}"
        box = self._frame.box(day, span)
        self._ghost.show_at(_rect(box), words, self._warn(block.item, day, start))

    def _drop(self, block: Block, at: QPoint) -> None:
        self._ghost.hide()
        target = self._target(block, at) if at != QPoint(-1, -1) else None
        if target is not None and target != (block.item.day, _span(block.item).start):
            self.moved.emit(block.item, *target)

    # --- painting --------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for day, head in self._heads:
            self._draw_day(painter, day, head)
        if self._frame is not None:
            self._draw_hours(painter, self._frame)
        painter.end()

    def _draw_day(self, painter: QPainter, day: date, head: QRect) -> None:
        theme, px = self._theme, self._theme.px
        closed = self._week.closed.get(day) if self._week is not None else None
        if self._frame is not None:
            column = QRect(head.left(), head.top(), head.width(), self.height())
            if closed is not None or day.weekday() >= SATURDAY:
                painter.fillRect(column, theme.c("sunken"))
            painter.setPen(QPen(theme.c("line"), 1))
            painter.drawLine(column.topLeft(), column.bottomLeft())
        today = day == self._today
        painter.setFont(theme.font("captionStrong" if self._frame is not None else "bodyStrong"))
        painter.setPen(theme.c("primary_ink" if today else "ink"))
        room = head.adjusted(px(6), px(3), -px(4), 0)
        text = day_with_weekday(day)
        words = capital(text) if self._frame is None else _short(day)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)
        said = closed.label if closed is not None else _("Today") if today else ""
        if said:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.c("ink2"))
            lower = room.adjusted(0, QFontMetrics(theme.font("captionStrong")).height(), 0, 0)
            side = Qt.AlignmentFlag.AlignLeft if self._frame is not None else Qt.AlignmentFlag.AlignRight
            box = lower if self._frame is not None else room
            shown = painter.fontMetrics().elidedText(said, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, side | Qt.AlignmentFlag.AlignTop, shown)

    def _draw_hours(self, painter: QPainter, frame: Frame) -> None:
        theme = self._theme
        painter.setFont(theme.font("caption"))
        for minute in range(frame.hours.start, frame.hours.end + 1, 60):
            y = round(frame.y_of(minute))
            painter.setPen(QPen(theme.c("line"), 1))
            painter.drawLine(round(frame.gutter), y, self.width(), y)
            painter.setPen(theme.c("ink2"))
            if minute < frame.hours.end:
                box = QRect(0, y, round(frame.gutter) - theme.px(6), theme.px(18))
                side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
                painter.drawText(box, side, clock_text(as_time(minute)))


def _span(item: WeekItem) -> Span:
    return item.span or Span(0, 1)


def _short(day: date) -> str:
    return f"{weekday_short(day).capitalize()} {day.day}.{day.month}."


def _rect(box: Box) -> QRect:
    return QRect(round(box.left), round(box.top), round(box.width), round(box.height))


def _place(block: Block, box: Box) -> None:
    block.setGeometry(_rect(box))
