"""How one cell of a table is painted: text, two lines, chip, progress, avatar, tick. One delegate for all."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from eduapp.gui import icons
from eduapp.gui.table_card import HeaderEnd
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import initials, plain_tip

Index = QModelIndex | QPersistentModelIndex

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
UPPER = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignAbsolute
LOWER = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute
CENTRE = Qt.AlignmentFlag.AlignCenter

PADDING = 14  # px at 100 %, left and right of a cell's text
TICK = 20
AVATAR = 32
ONE_TITLE_LINE, TWO_TITLE_LINES = 36, 50


class ChipFacts(NamedTuple):
    """A status in a cell: a colour token of the theme, an icon, and always the word as well."""

    token: str
    icon: str
    text: str


@dataclass(frozen=True)
class Cell:
    """Everything one cell paints."""

    text: str
    caption: str = ""  # second line, smaller
    chip: ChipFacts | None = None
    progress: tuple[int, int] | None = None  # done, of how many
    avatar: bool = False  # initials of `text` in a disc before it
    number: bool = False  # right aligned, tabular figures
    ticked: bool | None = None  # None: no tick box in this cell


class Fonts:
    """The theme's fonts with their metrics, made once instead of once a cell."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._made: dict[tuple[str, bool], tuple[QFont, QFontMetrics]] = {}

    def of(self, role: str, tabular: bool = False) -> tuple[QFont, QFontMetrics]:
        """Font and metrics of a text role."""
        key = (role, tabular)
        if key not in self._made:
            font = self._theme.font(role, tabular)
            self._made[key] = (font, QFontMetrics(font))
        return self._made[key]


class RowDelegate(QStyledItemDelegate):
    """Paints the cells that `cell_at` describes, with the row's background, hairline and focus bar."""

    def __init__(self, theme: Theme, view: QTableView, cell_at: Callable[[Index], Cell]) -> None:
        super().__init__(view)
        self._theme, self._view, self.cell_at = theme, view, cell_at
        self._fonts = Fonts(theme)
        self.hovered_row = -1

    def tick_zone(self, cell_rect: QRect) -> QRect:
        """Where a click ticks the row: the whole height, wider than the box, easy to hit."""
        width = self._theme.px(PADDING + TICK + 10)
        return QRect(cell_rect.left(), cell_rect.top(), width, cell_rect.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_row(painter, rect, index)
        painter.setClipRect(rect)
        self._paint_cell(painter, QRectF(rect), self.cell_at(index))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(80), self._view.verticalHeader().defaultSectionSize())

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """The whole text as a tooltip, where the cell had to cut it."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        text = self.full_text(index)
        place = event.globalPos()
        if text:
            QToolTip.showText(place, plain_tip(text), view)
        else:
            QToolTip.hideText()
        return True

    def full_text(self, index: Index) -> str:
        """What the cell would say if it were wide enough; "" if it is."""
        cell = self.cell_at(index)
        chip = cell.chip.text if cell.chip is not None else ""
        return "\n".join(filter(None, (cell.text, cell.caption, chip))) if self.cut(index) else ""

    def cut(self, index: Index) -> list[str]:
        """The texts of a cell for which it has no room."""
        cell = self.cell_at(index)
        room = int(self._text_rect(QRectF(self._view.visualRect(index)), cell).width())
        texts = [(cell.text, "body", room)]
        if cell.chip is not None:
            used = self._chip_width(cell.chip)
            texts = [(cell.chip.text, "captionStrong", room - used + self._width(cell.chip.text))]
            texts.append((cell.text, "caption", room - used - self._theme.px(8)))
        elif cell.progress is not None:
            texts = [(cell.text, "body", room - self._progress_width(room) - self._theme.px(10))]
        elif cell.caption:
            texts.append((cell.caption, "caption", room))
        return [
            text
            for text, role, wide in texts
            if text and self._fonts.of(role, cell.number)[1].horizontalAdvance(text.replace("\n", " ")) > wide
        ]

    def _paint_row(self, painter: QPainter, rect: QRect, index: Index) -> None:
        theme = self._theme
        current = self._view.currentIndex().row() == index.row()
        token = "primary_soft" if current else "hover" if self.hovered_row == index.row() else "surface"
        painter.fillRect(rect, theme.c(token))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.c("line"))
        if current and self._view.hasFocus():
            first = self._view.horizontalHeader().logicalIndexAt(1)
            if index.column() == first:
                painter.fillRect(QRect(rect.left(), rect.top(), theme.px(4), rect.height()), theme.c("focus"))
            if index.column() == self._view.currentIndex().column():
                y = rect.bottom() - theme.px(2) + 1
                painter.fillRect(QRect(rect.left(), y, rect.width(), theme.px(2)), theme.c("focus"))

    def _paint_cell(self, painter: QPainter, rect: QRectF, cell: Cell) -> None:
        if cell.ticked is not None:
            self._paint_tick(painter, rect, cell.ticked)
        room = self._text_rect(rect, cell)
        if cell.avatar:
            self._paint_avatar(painter, rect, room, cell.text)
        if cell.chip is not None:
            used = self._paint_chip(painter, room, cell.chip)
            room = room.adjusted(used + self._theme.px(8), 0, 0, 0)
            self._line(painter, room, cell.text, "caption", "ink2")
            return
        if cell.progress is not None:
            room = self._paint_progress(painter, room, cell.progress)
        if cell.caption:
            middle = room.center().y()
            upper = QRectF(room.left(), room.top(), room.width(), middle - room.top() + self._theme.px(1))
            lower = QRectF(room.left(), middle, room.width(), room.bottom() - middle)
            self._line(painter, upper, cell.text, "body", "ink", UPPER)
            self._line(painter, lower, cell.caption, "caption", "ink2", LOWER)
            return
        self._line(painter, room, cell.text, "body", "ink", RIGHT if cell.number else LEFT)

    def _text_rect(self, rect: QRectF, cell: Cell) -> QRectF:
        px = self._theme.px
        left = px(PADDING)
        if cell.ticked is not None:
            left += px(TICK + 12)
        if cell.avatar:
            left += px(AVATAR + 10)
        return rect.adjusted(left, 0, -px(PADDING if cell.number else 6), -1)

    def _line(
        self,
        painter: QPainter,
        room: QRectF,
        text: str,
        role: str,
        token: str,
        side: Qt.AlignmentFlag = LEFT,
    ) -> None:
        """One line of text, cut with … where the room ends."""
        if not text or room.width() <= 0:
            return
        font, metrics = self._fonts.of(role, tabular=side == RIGHT)
        painter.setFont(font)
        painter.setPen(self._theme.c(token))
        cut = metrics.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, int(side | Qt.TextFlag.TextSingleLine), cut)

    def _paint_tick(self, painter: QPainter, rect: QRectF, ticked: bool) -> None:
        theme, size = self._theme, self._theme.px(TICK)
        box = QRectF(rect.left() + theme.px(PADDING), rect.center().y() - size / 2, size, size)
        painter.setPen(QPen(theme.c("primary" if ticked else "edge"), 1.5))
        painter.setBrush(theme.c("primary" if ticked else "surface"))
        painter.drawRoundedRect(box, theme.px(4), theme.px(4))
        if ticked:
            inset = size * 0.15
            icons.paint(painter, "check", theme.t.on_primary, box.adjusted(inset, inset, -inset, -inset), 2.6)

    def _paint_avatar(self, painter: QPainter, rect: QRectF, room: QRectF, name: str) -> None:
        theme, size = self._theme, self._theme.px(AVATAR)
        disc = QRectF(room.left() - theme.px(10) - size, rect.center().y() - size / 2, size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.c("primary_soft"))
        if self._view.rowAt(int(rect.center().y())) == self._view.currentIndex().row():
            painter.setBrush(theme.c("surface"))
        painter.drawEllipse(disc)
        painter.setFont(self._fonts.of("captionStrong")[0])
        painter.setPen(theme.c("primary_ink"))
        painter.drawText(disc, int(CENTRE), initials(name))

    def _paint_chip(self, painter: QPainter, room: QRectF, chip: ChipFacts) -> float:
        theme = self._theme
        font, metrics = self._fonts.of("captionStrong")
        height, beside = theme.px(24), theme.px(8) + theme.px(18)
        width = min(room.width(), float(self._chip_width(chip)))
        box = QRectF(room.left(), room.center().y() - height / 2, width, height)
        ink = theme.t.text(chip.token)
        painter.setPen(QPen(theme.c(chip.token), 1) if theme.high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(theme.c(f"{chip.token}_soft"))
        painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        size = theme.px(14)
        glyph = QRectF(box.left() + theme.px(8), box.center().y() - size / 2, size, size)
        icons.paint(painter, chip.icon, ink, glyph, 2.3)
        painter.setFont(font)
        painter.setPen(QPen(ink))
        words = box.adjusted(beside, 0, -theme.px(6), 0)
        cut = metrics.elidedText(chip.text, Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, int(LEFT | Qt.TextFlag.TextSingleLine), cut)
        return width

    def _width(self, text: str) -> int:
        return self._fonts.of("captionStrong")[1].horizontalAdvance(text)

    def _chip_width(self, chip: ChipFacts) -> int:
        return self._width(chip.text) + sum(map(self._theme.px, (8, 18, 9)))

    def _progress_width(self, room: float) -> int:
        return int(min(self._theme.px(96), room * 0.45))

    def _paint_progress(self, painter: QPainter, room: QRectF, progress: tuple[int, int]) -> QRectF:
        """A thin bar before the words, which always say the same; what is left of the room."""
        theme = self._theme
        done, total = progress
        width, height = self._progress_width(room.width()), theme.px(8)
        track = QRectF(room.left(), room.center().y() - height / 2, width, height)
        outline = theme.high_contrast  # where grounds are gone
        painter.setPen(QPen(theme.c("edge"), 1) if outline else Qt.PenStyle.NoPen)
        painter.setBrush(theme.c("sunken"))
        painter.drawRoundedRect(track, height / 2, height / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        if done > 0 and total > 0:
            part = max(float(height), width * min(1.0, done / total))
            painter.setBrush(theme.c("primary"))
            painter.drawRoundedRect(QRectF(track.left(), track.top(), part, height), height / 2, height / 2)
        return room.adjusted(width + theme.px(10), 0, 0, 0)


class RowHeader(QHeaderView):
    """The heading row: calm, with an arrow on the column the rows are sorted by."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._fonts = theme, Fonts(theme)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorClearable(True)
        self.setMinimumSectionSize(1)
        self.setFixedHeight(theme.px(ONE_TITLE_LINE))
        self.end = HeaderEnd(theme)

    def text_width(self, title: str) -> int:
        """How wide a section must be so that its title and the sort arrow stand on one line."""
        return self._advance(title) + self._theme.px(PADDING + 6 + 18)

    def least_width(self, title: str) -> int:
        """How wide a section must be so that its title is never cut, in two lines if need be."""
        words = title.split()
        broken = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
        return min([self.text_width(title), *(max(map(self.text_width, both)) for both in broken)], default=0)

    def fit(self) -> None:
        """Become as high as the titles need in the widths the columns have now."""
        shown = [at for at in range(self.count()) if not self.isSectionHidden(at)]
        two = any(len(self._lines(at)) > 1 for at in shown)
        height = self._theme.px(TWO_TITLE_LINES if two else ONE_TITLE_LINE)
        if height != self.height():
            self.setFixedHeight(height)
            self.end.setFixedHeight(height)

    def cut(self) -> list[str]:
        """The titles that have no room even in two lines."""
        shown = [at for at in range(self.count()) if not self.isSectionHidden(at)]
        return [
            self._title(at)
            for at in shown
            if any(self._advance(line) > self._room(at).width() for line in self._lines(at))
        ]

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        if not rect.isValid():
            return
        theme = self._theme
        right = self._is_right(logical_index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.c("sunken"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.c("line"))
        font, metrics = self._fonts.of("captionStrong")
        room = rect.adjusted(theme.px(PADDING), 0, -theme.px(PADDING if right else 6), 0)
        sorted_by = self.sortIndicatorSection() == logical_index
        painter.setFont(font)
        painter.setPen(theme.c("ink" if sorted_by else "ink2"))
        whole = self._lines(logical_index)
        lines = [metrics.elidedText(one, Qt.TextElideMode.ElideRight, room.width()) for one in whole]
        top, high = room.center().y() - metrics.height() * len(lines) / 2, metrics.height()
        for number, line in enumerate(lines):
            place = QRectF(room.left(), top + number * high, room.width(), high)
            painter.drawText(place, int((RIGHT if right else LEFT) | Qt.TextFlag.TextSingleLine), line)
        if sorted_by:
            width = max(map(metrics.horizontalAdvance, lines))
            x = room.right() - width - theme.px(16) if right else room.left() + width + theme.px(4)
            self._paint_arrow(painter, QRectF(x, rect.center().y() - theme.px(5), theme.px(12), theme.px(12)))
        painter.restore()

    def _title(self, at: int) -> str:
        return str(self.model().headerData(at, Qt.Orientation.Horizontal) or "")

    def _is_right(self, at: int) -> bool:
        role = Qt.ItemDataRole.TextAlignmentRole
        align = self.model().headerData(at, Qt.Orientation.Horizontal, role)
        return bool(align) and bool(Qt.AlignmentFlag(align) & Qt.AlignmentFlag.AlignRight)

    def _advance(self, text: str) -> int:
        return self._fonts.of("captionStrong")[1].horizontalAdvance(text)

    def _room(self, at: int) -> QRect:
        right = self._theme.px(PADDING if self._is_right(at) else 6)
        return QRect(0, 0, self.sectionSize(at) - self._theme.px(PADDING) - right, self.height())

    def _lines(self, at: int) -> list[str]:
        """A title on one line, or on two where one has no room."""
        title, room = self._title(at), self._room(at).width()
        words = title.split()
        if len(words) == 1 or self._advance(title) <= room:
            return [title]
        fits = [at for at in range(1, len(words)) if self._advance(" ".join(words[:at])) <= room]
        first = max(fits, default=1)
        return [" ".join(words[:first]), " ".join(words[first:])]

    def _paint_arrow(self, painter: QPainter, rect: QRectF) -> None:
        up = self.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        painter.setPen(QPen(self._theme.c("ink"), 1.6))
        middle, top, bottom = rect.center().x(), rect.top(), rect.bottom()
        tip, wing = (top + 1, top + rect.height() * 0.4) if up else (bottom - 1, bottom - rect.height() * 0.4)
        painter.drawLine(QPointF(middle, top + 1), QPointF(middle, bottom - 1))
        for side in (-0.3, 0.3):
            painter.drawLine(QPointF(middle, tip), QPointF(middle + rect.width() * side, wing))
