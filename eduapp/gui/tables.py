"""The view every list uses: set up once, driven by keys, never scrolling sideways, keeping its place."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from eduapp.gui.delegates import AVATAR, TICK, RowDelegate, RowHeader
from eduapp.gui.rows import SORT_ROLE, Column, R, Row, RowTable
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import announce, plain_tip
from eduapp.gui.widths import Want, shared

__all__ = ["SORT_ROLE", "Column", "Row", "RowTable", "TableState", "TableView"]

WIDE = 1160  # logical px of the window below which columns that may go, go
ROW_HEIGHT = 50
TWO_LINES = 58
FLEXIBLE = 150  # px at 100 % that a column without a width wishes for
FLEXIBLE_FIRST = 190  # and the one that says whose row it is
LEAST = 64
LEAST_FIRST = 150  # of the column that says whose row it is


@dataclass(frozen=True)
class TableState:
    """What a person set up in a table, to find it again on coming back."""

    order: tuple[int, bool]
    widths: tuple[tuple[int, int], ...]
    current: Hashable | None
    scroll: int


class TableView(QTableView, Generic[R]):
    """Rows to read, choose, tick and open.

    Keys: arrows, Page and Home/End move, letters jump, Enter opens, Space ticks, Ctrl+A ticks all,
    Alt+1…9 sorts by that column, Ctrl+I shows all of the row, Tab leaves.
    """

    opened = Signal(object)  # the row
    selection_changed = Signal(object)  # the current row or None; also when its facts changed
    ticks_changed = Signal()

    def __init__(
        self, theme: Theme, columns: Sequence[Column[R]], *, name: str = "", ticks: bool = False,
        click_opens: bool = False, row_height: int | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._theme, self._click_opens, self._row_height = theme, click_opens, row_height
        self.table: RowTable[R] = RowTable(columns, self, ticks=ticks)
        self._own_widths: dict[int, int] = {}
        self._arranging = False
        self._last_flip = -1
        self._told: R | None = None
        self.setAccessibleName(name)
        self._set_up_header()
        self.setModel(self.table)
        self.setSortingEnabled(True)
        self._delegate = RowDelegate(theme, self, self.table.cell)
        self.setItemDelegate(self._delegate)
        self._set_up_behaviour()
        self.table.ticks_changed.connect(self.ticks_changed)
        self.table.layoutChanged.connect(self._on_sorted)
        self._share_width()

    # --- rows ---------------------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[R], *, whole: bool = True) -> None:
        """Show other rows; the current row and the place of scrolling stay, found again by row.id.

        Ticks of rows that are not among them stay only if these are not the `whole`, but what a search found.
        """
        self._keeping_place(lambda: self.table.set_rows(rows, whole=whole))

    def show_only(self, keep: Callable[[R], bool] | None) -> None:
        """Show only some of the rows; None shows all again."""
        self._keeping_place(lambda: self.table.show_only(keep))

    def current_row(self) -> R | None:
        """The row that keys and verbs act on."""
        index = self.currentIndex()
        return self.table.row_at(index) if index.isValid() else None

    def select_row(self, row_id: Hashable) -> bool:
        """Make a row the current one and show it; False if it is not there."""
        place = self.table.place_of(row_id)
        if place < 0:
            return False
        index = self.table.index(place, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return True

    def show_whole_row(self) -> None:
        """Show and say all of the current row, also what has no room, until the next key."""
        index = self.currentIndex()
        if index.isValid():
            below = self.visualRect(self.table.index(index.row(), 0)).bottomLeft()
            lines = self.table.lines(self.table.row_at(index))
            text = plain_tip("\n".join(lines)).replace("\n", "<br>")
            QToolTip.showText(self.viewport().mapToGlobal(below), text, self)
            announce(self, ", ".join(lines))

    def ticked_rows(self) -> list[R]:
        """The ticked rows, top first."""
        return self.table.ticked_rows()

    def kept(self) -> TableState:
        """Sorting, column widths, current row and scrolling, to hand to restore()."""
        header, row = self.horizontalHeader(), self.current_row()
        descending = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        return TableState(
            (header.sortIndicatorSection(), descending),
            tuple(sorted(self._own_widths.items())),
            row.id if row is not None else None,
            self.verticalScrollBar().value(),
        )

    def restore(self, state: TableState) -> None:
        """Take up what kept() gave, after the rows are there."""
        column, descending = state.order
        self.sortByColumn(column, Qt.SortOrder(int(descending)))
        self._own_widths = dict(state.widths)
        self._share_width()
        if state.current is not None:
            self.select_row(state.current)
        self.verticalScrollBar().setValue(state.scroll)

    # --- set-up -------------------------------------------------------------------------------------

    def _set_up_header(self) -> None:
        self._header = header = RowHeader(self._theme, self)
        self.setHorizontalHeader(header)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sectionResized.connect(self._on_section_resized)
        self.addScrollBarWidget(header.end, Qt.AlignmentFlag.AlignTop)
        down = self.verticalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _set_up_behaviour(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)  # Tab leaves the table: no keyboard trap (WCAG 2.1.2)
        self.setMouseTracking(True)
        self.entered.connect(self._on_entered)
        if self._click_opens:
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    # --- keys and mouse -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._handle_key(event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier):
            if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
                event.ignore()  # a shortcut of the page or the window
                return
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
                event.ignore()
                return
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        in_tick = index.column() == 0 and self._delegate.tick_zone(self.visualRect(index)).contains(
            event.position().toPoint()
        )
        if self.table.ticks and in_tick:
            self._flip(index.row(), through=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif self._click_opens and index.row() == self.currentIndex().row():
            self.opened.emit(self.table.row_at(index))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self._click_opens and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(self.table.row_at(index))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.table.rowCount():
            self.setCurrentIndex(self.table.index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()  # the whole row is painted anew, not the one cell
        if not self._arranging:
            self._tell_selection()

    def _handle_key(self, key: int, modifiers: Qt.KeyboardModifier) -> bool:
        control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
        row = self.current_row()
        if alt == modifiers and Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            return self._sort_by(key - Qt.Key.Key_1)
        if control == modifiers and key == Qt.Key.Key_I:
            self.show_whole_row()
            return True
        if control == modifiers and key == Qt.Key.Key_A and self.table.ticks:
            self.table.tick(self.table.rows)
            return True
        if modifiers:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row is not None:
            self.opened.emit(row)
        elif key == Qt.Key.Key_Space and self.table.ticks and row is not None:
            self._flip(self.currentIndex().row())
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.table.rowCount():
            self.setCurrentIndex(
                self.table.index(0 if key == Qt.Key.Key_Home else self.table.rowCount() - 1, 0)
            )
        elif key == Qt.Key.Key_Escape and self.table.ticked_rows():
            self.table.tick(self.table.ticked_rows(), on=False)
        else:
            return False
        return True

    def _flip(self, place: int, through: bool = False) -> None:
        """Tick or untick a row; with Shift everything from the row ticked before."""
        row = self.table.rows[place]
        on = not self.table.is_ticked(row)
        start = self._last_flip if through and 0 <= self._last_flip < self.table.rowCount() else place
        first, last = sorted((start, place))
        self.table.tick(self.table.rows[first : last + 1], on)
        self._last_flip = place

    def _sort_by(self, column: int) -> bool:
        if column >= len(self.table.columns):
            return False
        header = self.horizontalHeader()
        same = header.sortIndicatorSection() == column
        down = same and header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        self.sortByColumn(column, Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder)
        return True

    def _on_entered(self, index: QModelIndex) -> None:
        self._hover(index.row())

    def _hover(self, row: int) -> None:
        if self._delegate.hovered_row != row:
            self._delegate.hovered_row = row
            self.viewport().update()

    # --- place and width ----------------------------------------------------------------------------

    def _keeping_place(self, change: Callable[[], None]) -> None:
        row, place = self.current_row(), self.currentIndex().row()
        bar, height = self.verticalScrollBar(), self.verticalHeader().defaultSectionSize()
        top = bar.value() // height if height else 0
        top_id = self.table.rows[top].id if top < len(self.table.rows) else None
        offset = bar.value()
        self._arranging = True
        change()
        if row is not None and self.table.rowCount():
            again = self.table.place_of(row.id)
            again = again if again >= 0 else min(place, self.table.rowCount() - 1)
            self.setCurrentIndex(self.table.index(again, 0))
        elif self.hasFocus() and self.table.rowCount():
            self.setCurrentIndex(self.table.index(0, 0))
        self.updateGeometries()
        moved = self.table.place_of(top_id) if top_id is not None else -1
        bar.setValue(offset + (moved - top) * height if moved >= 0 else offset)
        self._arranging = False
        self._share_width()  # a scroll bar may have come or gone
        self._tell_selection()

    def _tell_selection(self) -> None:
        row = self.current_row()
        if row != self._told:
            self._told = row
            self.selection_changed.emit(row)

    def _share_width(self, *, again: bool = False) -> None:
        """Give every column its part of the width, and hide those there is no room for."""
        if self._arranging:
            return
        self._arranging, room = True, self.viewport().width()
        narrow = self.window().width() / self._theme.scale < WIDE
        widths = shared([self._want(i) for i in range(len(self.table.columns))], room, narrow)
        for column, width in enumerate(widths):
            self.setColumnHidden(column, width == 0)
            if width:
                self.setColumnWidth(column, width)
        self.table.hidden = frozenset(i for i, width in enumerate(widths) if width == 0)
        captions = any(column.caption for column in self.table.columns)
        usual = TWO_LINES if captions or self.table.hidden else self._row_height or ROW_HEIGHT
        self.verticalHeader().setDefaultSectionSize(self._theme.px(usual))
        self._header.fit()
        self.updateGeometries()  # else the old width could still be scrolled to
        self._arranging = False
        if self.viewport().width() != room and not again:
            self._share_width(again=True)  # a higher heading, or higher rows, brought a scroll bar

    def _want(self, index: int) -> Want:
        column, px = self.table.columns[index], self._theme.px
        title, word = self._header.text_width(column.title), self._header.least_width(column.title)
        beside = px(TICK + 12) if index == 0 and self.table.ticks else 0
        beside += px(AVATAR + 10) if column.avatar else 0
        flexible = FLEXIBLE if index else FLEXIBLE_FIRST
        wished = self._own_widths.get(index, px(column.width or flexible) + beside)
        # A cut status, number or day says something else.
        keeps = column.chip is not None or column.number or column.whole
        readable = (
            px(LEAST_FIRST if index == 0 and column.width is None else LEAST) + beside
        )  # whose row it is
        least = max(word, min(px(column.width or LEAST), wished) if keeps else readable)
        stretches = column.width is None and index not in self._own_widths
        return Want(least, max(least, title, wished), stretches, column.priority)

    def _on_sorted(self) -> None:
        self.horizontalHeader().viewport().update()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _on_section_resized(self, section: int, _old: int, new: int) -> None:
        """A person dragged a border: that width is theirs, the others share the rest."""
        if self._arranging or new == 0:
            return
        self._own_widths[section] = new
        self._share_width()
