"""How a row of the register is painted: number, name, last sessions, segments with letters, reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from eduapp.core.i18n import _
from eduapp.education.attendance import rules
from eduapp.education.attendance.ui.looks import (
    Look,
    look_of,
    looks,
    segment_of,
    shape_of,
    told_of,
)
from eduapp.education.attendance.ui.register_table import At, RegisterTable
from eduapp.gui import icons
from eduapp.gui.delegates import CENTRE, LEFT, Fonts
from eduapp.gui.widgets import paint_status_mark

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from eduapp.education.attendance.ui.lines import Line
    from eduapp.gui.delegates import Index
    from eduapp.gui.theme import Theme

MARK, MARK_GAP = 10, 4  # px at 100 %: shapes of the history
SEGMENT_ICON = 14
_EDGE, _GAP = 10, 4  # around and between segments
_PAD = 14  # as in the heading
_FOR_GUESTS = (rules.PRESENT, rules.LATE, rules.ABSENT)  # the last: was not here after all


class RegisterDelegate(QStyledItemDelegate):
    """Paints cells; `segments` tells where a click sets which mark."""

    def __init__(self, theme: Theme, view: QTableView, *, compact: bool) -> None:
        super().__init__(view)
        self._theme, self._view, self.compact = theme, view, compact
        self._fonts = Fonts(theme)
        self._looks = looks()
        self.hovered = -1
        self.low = False  # rows of one line, with the words beside the name

    # --- sizes --------------------------------------------------------------------------------------

    def status_width(self) -> int:
        """How wide the segments want to be together."""
        px = self._theme.px
        return px(_EDGE + 4) + sum(self._segment_width(look) + px(_GAP) for look in self._looks) - px(_GAP)

    def history_width(self, count: int) -> int:
        """How wide so many shapes are."""
        return self._theme.px(_PAD + 8 + count * (MARK + MARK_GAP))

    def names_width(self, table: RegisterTable) -> int:
        """How wide the longest name is with the word beside it, also while its row is the current one."""
        return max((self._name_width(table, line) for line in table.sheet.lines), default=0)

    def _name_width(self, table: RegisterTable, line: Line) -> int:
        name = self._fonts.of("bodyStrong")[1].horizontalAdvance(line.row.name)
        tag = self._tag_width(table.tag(line))
        return name + (tag + self._theme.px(8) if tag else 0) + self._theme.px(_PAD + 8)

    def _tag_width(self, tag: str) -> int:
        return self._fonts.of("captionStrong")[1].horizontalAdvance(tag) + self._theme.px(12) if tag else 0

    def segments(self, rect: QRectF) -> list[tuple[Look, QRectF]]:
        """Each mark with its place in a cell of the status column; what is left over is shared."""
        px = self._theme.px
        spare = max(0.0, (rect.width() - self.status_width()) / len(self._looks))
        left, found = rect.left() + px(_EDGE), []
        for look in self._looks:
            width = self._segment_width(look) + min(spare, px(12))
            found.append((look, QRectF(left, rect.top() + px(4), width, rect.height() - px(9))))
            left += width + px(_GAP)
        return found

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.px(80), self._view.verticalHeader().defaultSectionSize())

    # --- painting -----------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        table = self._view.model()
        if not isinstance(table, RegisterTable):
            return
        current = self._view.currentIndex().row() == index.row()
        line, box = table.line(index), QRectF(rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, index, current)
        painter.setClipRect(rect)
        match index.column():
            case At.NUMBER:
                self._paint_number(painter, box, table, line, index.row())
            case At.NAME:
                self._paint_name(painter, box, table, line, current)
            case At.HISTORY:
                self._paint_history(painter, box, line)
            case At.STATUS:
                self._paint_status(painter, box, table, line, current)
            case At.REASON:
                self._paint_reason(painter, box, table, line)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRect, index: Index, current: bool) -> None:
        theme = self._theme
        token = "primary_soft" if current else "hover" if self.hovered == index.row() else "surface"
        painter.fillRect(rect, theme.c(token))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.c("line"))
        if current and self._view.hasFocus() and index.column() == At.NUMBER:
            painter.fillRect(QRect(rect.left(), rect.top(), theme.px(4), rect.height()), theme.c("focus"))

    def _paint_number(
        self, painter: QPainter, box: QRectF, table: RegisterTable, line: Line, row: int
    ) -> None:
        if line.row.id in table.sheet.unsaved:
            size = self._theme.px(16)
            sign = QRectF(box.center().x() - size / 2, box.center().y() - size / 2, size, size)
            icons.paint(painter, "triangle-alert", self._theme.t.late, sign, 2.2)
            return
        self._text(
            painter, box.adjusted(self._theme.px(4), 0, 0, 0), str(row + 1), "captionStrong", "ink2", CENTRE
        )

    def _paint_name(
        self, painter: QPainter, box: QRectF, table: RegisterTable, line: Line, current: bool
    ) -> None:
        px, role = self._theme.px, "bodyStrong" if current else "body"
        room = box.adjusted(px(_PAD), 0, -px(4), -1)
        if self.compact and not self.low:
            room, below = self._halves(room)
            self._paint_words(painter, below, table, line)
        tag = table.tag(line)
        tag_width = self._tag_width(tag)
        used = self._text(
            painter, room.adjusted(0, 0, -(tag_width + px(8)) if tag else 0, 0), line.row.name, role, "ink"
        )
        if tag:
            chip = QRectF(room.left() + used + px(8), room.center().y() - px(9), tag_width, px(18))
            self._rounded(painter, chip, "excused_soft", "excused" if self._theme.high_contrast else None, 5)
            self._text(painter, chip, tag, "captionStrong", "excused", CENTRE)
        if self.compact and self.low:
            beside = room.adjusted(used + (tag_width + px(8) if tag else 0) + px(12), 0, 0, 0)
            self._paint_words(painter, beside, table, line)

    def _paint_words(self, painter: QPainter, room: QRectF, table: RegisterTable, line: Line) -> None:
        """What is recorded, below the name; beside it where rows are low."""
        entry = table.sheet.counts_as(line)
        token = look_of(entry.code).token if entry else "ink2"
        words = [table.status_text(line)] + ([told_of(entry)] if entry and table.private else [])
        if line.row.id in table.sheet.unsaved:
            words.append(_("not saved"))
        self._text(painter, room, ", ".join(filter(None, words)), "caption", token, LEFT)

    def _halves(self, room: QRectF) -> tuple[QRectF, QRectF]:
        middle = room.center().y() + self._theme.px(1)
        upper = QRectF(
            room.left(), room.top() + self._theme.px(3), room.width(), middle - room.top() - self._theme.px(3)
        )
        return upper, QRectF(room.left(), middle, room.width(), room.bottom() - middle - self._theme.px(3))

    def _paint_history(self, painter: QPainter, box: QRectF, line: Line) -> None:
        size, gap = self._theme.px(MARK), self._theme.px(MARK_GAP)
        left = box.left() + self._theme.px(_PAD)
        for code in line.row.history:
            place = QRectF(left, box.center().y() - size / 2, size, size)
            paint_status_mark(painter, self._theme, shape_of(code), place)
            left += size + gap

    def _paint_status(
        self, painter: QPainter, box: QRectF, table: RegisterTable, line: Line, current: bool
    ) -> None:
        head = table.sheet.head
        if head is not None and head.cancelled:
            self._paint_cancelled(painter, box, table, line)
            return
        shown = look_of(line.code)
        for look, place in self.segments(box):
            if line.guest and look.code not in _FOR_GUESTS:
                continue
            on = segment_of(line.code) == look.code
            if on:
                self._rounded(painter, place, f"{shown.token}_soft", shown.token, 6, solid=True)
            elif current:
                self._rounded(painter, place, "surface", "edge", 6)
            self._paint_segment(painter, place, shown if on else look, on=on)

    def _paint_segment(self, painter: QPainter, place: QRectF, look: Look, *, on: bool) -> None:
        px, token = self._theme.px, look.token if on else "ink2"
        word = self._word(look)
        metrics = self._fonts.of("captionStrong" if on else "caption")[1]
        sign = px(20 if self.compact else SEGMENT_ICON)
        width = sign + (px(5) + metrics.horizontalAdvance(word) if word else 0)
        left = place.center().x() - width / 2
        box = QRectF(left, place.center().y() - sign / 2, sign, sign)
        if on:
            icons.paint(painter, look.icon, self._theme.t[token], box, 2.4)
        else:
            letters = QRectF(left, place.top(), sign, place.height())
            self._text(
                painter,
                letters,
                look.letter,
                "bodyStrong" if self.compact else "captionStrong",
                token,
                CENTRE,
            )
        if word:
            room = QRectF(
                left + sign + px(5), place.top(), place.right() - left - sign - px(4), place.height()
            )
            self._text(painter, room, word, "captionStrong" if on else "caption", token)

    def _paint_cancelled(self, painter: QPainter, box: QRectF, table: RegisterTable, line: Line) -> None:
        """One quiet word instead of the segments: nothing can be set."""
        entry = table.sheet.counts_as(line)
        look = look_of(entry.code if entry else "")
        px, token = self._theme.px, look.token
        size = px(SEGMENT_ICON)
        sign = QRectF(box.left() + px(_PAD), box.center().y() - size / 2, size, size)
        icons.paint(painter, look.icon, self._theme.t.text(token), sign, 2.2)
        if self.compact:
            return  # the word stands under the name
        words = table.status_text(line) if line.entry or entry else _("Cancelled")
        self._text(painter, box.adjusted(px(_PAD + 20), 0, 0, -1), words, "caption", token)

    def _paint_reason(self, painter: QPainter, box: QRectF, table: RegisterTable, line: Line) -> None:
        room = box.adjusted(self._theme.px(_PAD), 0, -self._theme.px(4), -1)
        self._text(painter, room, table.reason_text(line), "caption", "ink2")

    # --- pieces -------------------------------------------------------------------------------------

    def _word(self, look: Look) -> str:
        """The last mark is rare and its word long: its letter says enough, and the reason says the rest.

        So does the icon of a mark that no letter has.
        """
        return "" if self.compact or look == self._looks[-1] or not look.letter else look.word

    def _segment_width(self, look: Look) -> int:
        px, word = self._theme.px, self._word(look)
        if self.compact:
            return px(44)
        if not word:
            return px(34)
        return px(SEGMENT_ICON + 5 + 14) + self._fonts.of("captionStrong")[1].horizontalAdvance(word)

    def _text(
        self, painter: QPainter, room: QRectF, text: str, role: str, token: str,
        align: Qt.AlignmentFlag = LEFT,
    ) -> int:  # fmt: skip
        """One line of text, cut with … where the room ends; how wide it is."""
        font, metrics = self._fonts.of(role, tabular=align is CENTRE)
        painter.setFont(font)
        painter.setPen(self._theme.c(token))
        cut = metrics.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, int(room.width()) + 1)
        painter.drawText(room, int(align | Qt.TextFlag.TextSingleLine), cut)
        return metrics.horizontalAdvance(cut)

    def _rounded(
        self, painter: QPainter, box: QRectF, fill: str, edge: str | None, radius: int, *, solid: bool = False
    ) -> None:
        theme = self._theme
        if edge is None:
            painter.setPen(Qt.PenStyle.NoPen)
        else:
            painter.setPen(QPen(theme.c(f"{edge}_solid") if solid else theme.c(edge), 1.4 if solid else 1))
        painter.setBrush(theme.c(fill))
        painter.drawRoundedRect(box, theme.px(radius), theme.px(radius))
