"""How a row of a file is painted: cells to fix have an outline, and what will happen stands in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem

from eduapp.core.i18n import _
from eduapp.exchange.files.rules import State
from eduapp.exchange.files.ui.looks import chip_of
from eduapp.exchange.files.ui.preview_table import NUMBER, PreviewTable
from eduapp.gui.delegates import LEFT, LOWER, PADDING, ChipFacts, RowDelegate, RowHeader

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from eduapp.gui.delegates import Index
    from eduapp.gui.theme import Theme

CHIP_EDGES = 8 + 18 + 9  # px at 100 % around the word of a chip, sign included
_INSET = 4  # of the outline within its cell
_WIDEST = 200  # that a column becomes for its words
_ROWS_ASKED = 40  # rows by which a column finds its width
_DIGIT = re.compile(r"\d")
_ACROSS = Qt.Orientation.Horizontal


def is_figure(text: str) -> bool:
    """A number, a day, a time: with some of it cut it would say something else."""
    return any(one.isdigit() for one in text) and not any(one.isalpha() for one in text)


class PreviewDelegate(RowDelegate):
    """Paints the preview. In two lines the sentence stands below its chip."""

    def __init__(self, theme: Theme, view: QTableView, table: PreviewTable) -> None:
        super().__init__(theme, view, table.cell)
        self._table = table
        self.two_lines = False

    def chip_width(self) -> int:
        """What the widest chip needs with the room around it."""
        metrics = self._fonts.of("captionStrong")[1]
        widest = max(metrics.horizontalAdvance(chip_of(state).text) for state in State)
        return widest + self._theme.px(CHIP_EDGES + PADDING + 6)

    def number_width(self) -> int:
        """What the numbers of the rows, and the word above them, need."""
        rows = self._table.looked.preview.rows if self._table.looked is not None else ()
        last = self._fonts.of("caption")[1].horizontalAdvance(str(rows[-1].line if rows else 0))
        return max(last, self._title_width(NUMBER)) + self._theme.px(PADDING + 8)

    def widths(self, column: int) -> tuple[int, int]:
        """What a field needs, going by its title and the first rows: least, and for all its words.

        With the least, neither its title nor a number, day or time in it is cut.
        """
        px, across = self._theme.px, self._fonts.of("body")[1].horizontalAdvance
        lines = range(min(_ROWS_ASKED, self._table.rowCount()))
        texts = {self._table.cell(self._table.index(line, column)).text for line in lines}
        figures = [
            across(_DIGIT.sub("0", text)) for text in texts if is_figure(text)
        ]  # 0 is the widest digit
        words = [across(_DIGIT.sub("0", text)) for text in texts if not is_figure(text)]
        natural = max(*figures, *words, self._title_width(column), 0)
        least = max(max(figures, default=0) + px(PADDING + 10), self._title_least(column))
        return least, min(natural, px(_WIDEST)) + px(PADDING + 10)

    def outline(self, cell: QRect) -> QRect:
        """Where the outline of a cell to fix lies, and the field to type in."""
        inset = self._theme.px(_INSET)
        return cell.adjusted(inset, inset - 1, -inset, -inset)

    def full_text(self, index: Index) -> str:
        """The whole words of a cell that had to be cut."""
        if index.column() == self._table.result:
            return self._table.beside(index.row())
        return "" if index.column() == NUMBER else super().full_text(index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(rect)
        if index.column() == NUMBER:
            self._paint_number(painter, QRectF(rect), index)
        elif index.column() == self._table.result:
            self._paint_result(painter, QRectF(rect), index)
        else:
            self._paint_outline(painter, rect, index)
        painter.restore()

    def _title_least(self, column: int) -> int:
        header, title = self._view.horizontalHeader(), self._table.headerData(column, _ACROSS)
        return header.least_width(str(title)) if isinstance(header, RowHeader) else 0

    def _title_width(self, column: int) -> int:
        title = str(self._table.headerData(column, _ACROSS) or "")
        return self._fonts.of("captionStrong")[1].horizontalAdvance(title)

    def _paint_number(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        room = rect.adjusted(self._theme.px(PADDING), 0, 0, -1)
        self._line(painter, room, str(self._table.row(index.row()).line), "caption", "ink2")

    def _paint_result(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        px, line = self._theme.px, index.row()
        room = rect.adjusted(px(PADDING), 0, -px(6), -1)
        row = self._table.row(line)
        unjudged = self._table.is_unjudged(self._table.place(line))
        chip = ChipFacts("none", "hourglass", _("Looking …")) if unjudged else chip_of(row.state)
        token = "absent" if row.state is State.FIX else "ink2"
        sentence = self._table.beside(line)
        if self.two_lines:
            middle = room.center().y()
            upper = QRectF(room.left(), room.top() + px(2), room.width(), middle - room.top())
            self._paint_chip(painter, upper, chip)
            lower = QRectF(room.left(), middle + px(4), room.width(), room.bottom() - middle - px(4))
            self._line(painter, lower, sentence, "caption", token, LOWER)
            return
        used = self._paint_chip(painter, room, chip)
        self._line(painter, room.adjusted(used + px(8), 0, 0, 0), sentence, "caption", token, LEFT)

    def _paint_outline(self, painter: QPainter, rect: QRect, index: Index) -> None:
        key = self._table.fields[index.column() - 1].key
        if key not in self._table.bad_keys(self._table.place(index.row())):
            return
        theme = self._theme
        box = QRectF(self.outline(rect)).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(theme.c("absent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, theme.px(6), theme.px(6))
