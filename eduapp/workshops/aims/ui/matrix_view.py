"""The view of the matrix: arrows move, O observes, S signs off; of the aims as many as have room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QTableView

from eduapp.core.i18n import _
from eduapp.gui.delegates import ONE_TITLE_LINE, PADDING, Fonts, RowDelegate, RowHeader
from eduapp.workshops.aims.ui.looks import chip_of
from eduapp.workshops.aims.ui.matrix_table import NAME, MatrixTable

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent

    from eduapp.gui.delegates import Index
    from eduapp.gui.theme import Theme
    from eduapp.workshops.aims.queries import Matrix

ROW = 50  # px at 100 %
_NAME, _NAME_LEAST, _AIM, _AIM_MOST = 220, 150, 112, 160
_CHIP = 8 + 18 + 9 + PADDING + 6  # around the words of a chip
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class _CellDelegate(RowDelegate):
    """Outlines the current cell: keys act on it, not on its row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index != self._view.currentIndex() or index.column() == NAME:
            return
        theme, rect = self._theme, QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.c("focus" if self._view.hasFocus() else "edge"), theme.px(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inset = theme.px(3)
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), theme.px(6), theme.px(6))
        painter.restore()


class MatrixView(QTableView):
    """Cell by cell; the whole table is one stop of Tab."""

    moved = Signal()  # another cell is the current one, or it holds something else
    observed = Signal()  # O, or Enter
    signed = Signal()  # S
    window_changed = Signal()  # other aims are in sight

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._fonts = theme, Fonts(theme)
        self._first, self._room = 0, 1  # the first aim in sight, and how many are
        self._wide, self._name = theme.px(_AIM), theme.px(_NAME)
        self._laying = False
        self.table = MatrixTable(self)
        self.setAccessibleName(_("People and competence aims"))
        self.setAccessibleDescription(_("Arrows move. O notes an observation, S signs off."))
        self._head = RowHeader(theme, self)
        self.setHorizontalHeader(self._head)
        self._head.setSectionsClickable(False)
        self._head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._head.setFixedHeight(theme.px(ONE_TITLE_LINE))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setModel(self.table)
        self.setItemDelegate(_CellDelegate(theme, self, self.table.cell))
        self._behave()
        self.setMinimumHeight(theme.px(ONE_TITLE_LINE + 2 * ROW))

    @property
    def window_of_aims(self) -> tuple[int, int]:
        """The first and the last aim in sight, counted from one."""
        return self._first + 1, min(self._first + self._room, len(self.table.aims))

    def show_matrix(self, matrix: Matrix) -> None:
        """Show other cells; the current one stays if it can."""
        before = self.table.at(self.currentIndex())
        wanted = (before[0].id, before[1].id) if before is not None else None
        self.table.show(matrix)
        row = next((n for n, one in enumerate(matrix.people) if wanted and one.id == wanted[0]), 0)
        place = next((n for n, one in enumerate(matrix.aims) if wanted and one.id == wanted[1]), 0)
        self._lay_out()
        if matrix.people and matrix.aims:
            self.go_to(row, place)
        self.moved.emit()

    def go_to(self, row: int, place: int) -> None:
        """Make the cell of a person and an aim the current one, and show it."""
        if not self._first <= place < self._first + self._room:
            self._show_from(place if place < self._first else place - self._room + 1)
        index = self.table.index(row, place + 1)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def turn(self, pages: int) -> None:
        """Show the aims before or after those in sight; the person stays."""
        index, last = self.currentIndex(), len(self.table.aims) - 1
        if index.isValid() and last >= 0:
            self.go_to(index.row(), min(max(0, index.column() - 1 + pages * self._room), last))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        index, key = self.currentIndex(), event.key()
        if plain or key == Qt.Key.Key_Escape or not index.isValid():
            event.ignore()  # the page's or the window's
        elif key in _SIDEWAYS:
            place = index.column() - 1 + _SIDEWAYS[Qt.Key(key)]
            if 0 <= place < len(self.table.aims):
                self.go_to(index.row(), place)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.go_to(index.row(), 0 if key == Qt.Key.Key_Home else len(self.table.aims) - 1)
        elif key in (Qt.Key.Key_O, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.observed.emit()
        elif key == Qt.Key.Key_S:
            self.signed.emit()
        elif event.text().isalpha():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.column() == NAME:  # a name is no cell: stay at the aim one is at
            self.go_to(index.row(), max(self._first, self.currentIndex().column() - 1))
            self.setFocus()
            return
        super().mousePressEvent(event)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.moved.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.table.people and self.table.aims:
            self.go_to(0, 0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _behave(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)  # Tab leaves the table: no keyboard trap (WCAG 2.1.2)

    def _lay_out(self) -> None:
        """Give the name and as many aims as have room their widths."""
        if self._laying or not self.table.columnCount():
            return
        self._laying = True
        room, px = self.viewport().width(), self._theme.px
        wide = max([px(_AIM), *map(self._least, range(len(self.table.aims)))])
        name = max(px(_NAME_LEAST), min(px(_NAME), room - wide))
        self._room = max(1, (room - name) // wide)
        shown = max(1, min(self._room, len(self.table.aims)))
        self._wide = max(1, min((room - name) // shown, max(wide, px(_AIM_MOST))))
        self._name = room - self._wide * shown
        index = self.currentIndex()
        self._first = min(self._first, max(0, len(self.table.aims) - self._room))
        self._show_from(self._first)
        if index.isValid() and index.column() != NAME:
            self.go_to(index.row(), index.column() - 1)
        self._laying = False

    def _show_from(self, first: int) -> None:
        count = len(self.table.aims)
        self._first = min(max(0, first), max(0, count - self._room))
        self.setColumnWidth(NAME, self._name)
        for place in range(count):
            seen = self._first <= place < self._first + self._room
            self.setColumnHidden(place + 1, not seen)
            if seen:
                self.setColumnWidth(place + 1, self._wide)
        self._head.fit()
        self.updateGeometries()
        self.window_changed.emit()

    def _least(self, place: int) -> int:
        """What a column needs so that neither its code nor a state in it is cut."""
        code = self._head.least_width(self.table.aims[place].facts.code)
        metrics = self._fonts.of("captionStrong")[1]
        chips = (chip_of(person.cells[place]) for person in self.table.people)
        words = [metrics.horizontalAdvance(chip.text) for chip in chips if chip is not None]
        return max([code, *(wide + self._theme.px(_CHIP) for wide in words)])
