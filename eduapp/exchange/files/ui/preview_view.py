"""The table of a file's rows: one looks, corrects cells in place, leaves rows out. Tab leaves it.

Enter or F2 corrects the first cell to fix of a row, Tab then goes to the next one, Delete leaves a row out,
N adds a known one as new.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from eduapp.core.i18n import _
from eduapp.exchange.files.jobs import Decided, Edited
from eduapp.exchange.files.rules import State
from eduapp.exchange.files.ui import cell_field
from eduapp.exchange.files.ui.cell_field import CellField
from eduapp.exchange.files.ui.preview_delegate import PreviewDelegate
from eduapp.exchange.files.ui.preview_table import NUMBER, PreviewTable, Spot
from eduapp.gui.delegates import RowHeader
from eduapp.gui.widths import Want, shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent

    from eduapp.exchange.files.jobs import Change, Looked
    from eduapp.exchange.files.rules import RowVerdict
    from eduapp.gui.delegates import Index
    from eduapp.gui.theme import Theme

ROW, TWO_LINES = 36, 58  # px at 100 %
_COMPACT_BELOW = 860  # logical px of the table below which a row has two lines
_LEAST, _LEAST_FIELD = 104, 150  # px at 100 %: of a column, and of the field one types in
_RESULT, _RESULT_TWO_LINES = 260, 200
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)


class PreviewView(QTableView):
    """All rows, or only those to fix."""

    changed = Signal(object)  # a Change a person made
    moved = Signal()  # another row is the current one, or the current one fares otherwise
    finished = Signal()  # Tab went beyond the last cell to fix

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.table = PreviewTable(self)
        self._delegate = PreviewDelegate(theme, self, self.table)
        self._field = CellField(theme, self.viewport())
        self._field.closed.connect(self._on_field_closed)
        self._spot = Spot(0, "")  # where the field stands
        self._wide: list[tuple[int, int]] = []  # what each field needs at least, and for all its words
        self._bad: set[int] = set()  # columns in which something was to fix: these go last
        self._pinned = -1  # the column one types in: it never goes
        self._arranging = False
        self._set_up_header()
        self._set_up_behaviour()
        self.setModel(self.table)
        self.setItemDelegate(self._delegate)

    # --- rows ---------------------------------------------------------------------------------------

    def show_rows(self, looked: Looked | None) -> None:
        """Show other rows, or other columns; the first one to fix is the current one."""
        self.close_field()
        self.table.show(looked)
        self._bad, self._pinned = self.table.columns_to_fix(), -1
        self._wide = [self._delegate.widths(column) for column in range(1, self.table.result)]
        self._share_width()
        self.scrollToTop()
        bad = self.table.first_bad()
        if self.table.rowCount():
            self.go_to(bad.place if bad is not None else self.table.place(0))
        self.moved.emit()

    def show_judged(self, looked: Looked, unjudged: Sequence[Change]) -> None:
        """The same rows with other verdicts; the current one and the place of scrolling stay."""
        place, offset = self.current_place(), self.verticalScrollBar().value()
        self.table.show_judged(looked, unjudged)
        if place is not None and self.current_place() != place:
            self.go_to(place)
            self.verticalScrollBar().setValue(offset)
        self._bad |= self.table.columns_to_fix()
        self._share_width()
        self.moved.emit()

    def show_only_problems(self, on: bool) -> None:
        """Hide the rows that are fine, or show all; the current row stays if it can."""
        self.close_field()
        place = self.current_place()
        self.table.show_only_problems(on)
        self._share_width()
        if self.table.rowCount():
            line = self.table.line_of(place) if place is not None else -1
            self.go_to(self.table.place(max(line, 0)))
        self.moved.emit()

    def current_place(self) -> int | None:
        """Where the current row is among all rows of the file."""
        index = self.currentIndex()
        return self.table.place(index.row()) if index.isValid() else None

    def current_row(self) -> RowVerdict | None:
        """The row that keys and buttons act on."""
        index = self.currentIndex()
        return self.table.row(index.row()) if index.isValid() else None

    def go_to(self, place: int) -> None:
        """Make a row the current one, if it is shown."""
        line = self.table.line_of(place)
        if line >= 0:
            index = self.table.index(line, NUMBER)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    # --- verbs --------------------------------------------------------------------------------------

    def edit_bad(self) -> None:
        """Correct the first cell to fix of the current row, or the cell one has gone to, or go to one."""
        place, column = self.current_place(), self.currentIndex().column()
        if place is None:
            return
        keys = self.table.bad_keys(place)
        chosen = self.table.fields[column - 1].key if NUMBER < column < self.table.result else ""
        if keys or chosen:
            self.edit_cell(Spot(place, chosen if chosen in keys or not keys else keys[0]))
        elif (bad := self.table.next_bad(Spot(place, ""))) is not None:
            self.go_to(bad.place)

    def edit_cell(self, spot: Spot) -> None:
        """Open a field in a cell; what stands there is selected, so that typing replaces it."""
        self.close_field()
        line, column = self.table.line_of(spot.place), self.table.column_of(spot.key)
        if line < 0:
            return
        if self.isColumnHidden(column):
            self._pinned = column
            self._share_width()
        index = self.table.index(line, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        label = _(self.table.fields[column - 1].label)
        number = self.table.row(line).line
        self._spot = spot
        self._field.open_at(self._place_of_field(), label, number, self.table.text(spot))

    def close_field(self) -> int:
        """Keep what is being typed; the place of the row it stands in, −1 if nobody types."""
        if not self._field.is_open:
            return -1
        self._field.close_as(cell_field.AWAY)
        return self._spot.place

    def leave_out(self) -> None:
        """Leave the current row out, or take it in again."""
        self._decide(State.LEFT_OUT)

    def add_as_new(self) -> None:
        """Add the current row as new though it looks known, or join it again."""
        if self.may_be_new():
            self._decide(State.NEW)

    def may_be_new(self) -> bool:
        """Whether the current row only looks known, so that a person may say otherwise."""
        row = self.current_row()
        return row is not None and row.known is not None and not row.known.certain and not row.problems

    def _decide(self, choice: State) -> None:
        row, place = self.current_row(), self.current_place()
        if row is not None and place is not None:
            self.changed.emit(Decided(place, None if row.choice is choice else choice))

    def _on_field_closed(self, how: str) -> None:
        spot, text = self._spot, self._field.text()
        before = self.table.text(spot)
        if how != cell_field.AWAY:
            self.setFocus()  # first: a field that hides hands the keyboard to whatever comes next
        self._field.hide()
        if how != cell_field.THROWN_AWAY and text.strip() != before.strip():
            self.changed.emit(Edited(spot.place, spot.key, text))
        self._go_on(spot, how)

    def _go_on(self, spot: Spot, how: str) -> None:
        """Tab and Enter go to the next cell to fix: Tab opens it, Enter waits there."""
        if how in (cell_field.FORWARD, cell_field.BACK):
            bad = self.table.next_bad(spot, 1 if how == cell_field.FORWARD else -1)
            if bad is not None:
                self.edit_cell(bad)
            elif how == cell_field.FORWARD:
                self.finished.emit()
        elif how == cell_field.ENTER and (bad := self.table.next_bad(spot)) is not None:
            self.go_to(bad.place)

    # --- keys and mouse -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain:
            event.ignore()  # the page's or the window's
        elif event.key() in _ENTERS:
            self.edit_bad()
        elif event.key() == Qt.Key.Key_Delete:
            self.leave_out()
        elif event.key() == Qt.Key.Key_N:
            self.add_as_new()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.table.rowCount():
            last = self.table.rowCount() - 1
            self.go_to(self.table.place(0 if event.key() == Qt.Key.Key_Home else last))
        elif event.key() == Qt.Key.Key_Escape or (event.text().isprintable() and event.text()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        spot = self._spot_at(event)
        if spot is not None and spot.key in self.table.bad_keys(spot.place):
            self.edit_cell(spot)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        spot = self._spot_at(event)
        if spot is not None:
            self.edit_cell(spot)

    def _spot_at(self, event: QMouseEvent) -> Spot | None:
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return None
        if not NUMBER < index.column() < self.table.result:
            return None
        return Spot(self.table.place(index.row()), self.table.fields[index.column() - 1].key)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.table.rowCount():
            self.go_to(self.table.place(0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():  # lower when a job is followed: nothing to share
            self._share_width()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()  # the whole row is painted anew, not the one cell
        self.moved.emit()

    def _hover(self, line: int) -> None:
        if self._delegate.hovered_row != line:
            self._delegate.hovered_row = line
            self.viewport().update()

    # --- width --------------------------------------------------------------------------------------

    def _share_width(self, *, again: bool = False) -> None:
        """Give every column its part of the width; those with nothing to fix go where there is no room."""
        if self._arranging:
            return
        self._arranging = True
        px = self._theme.px
        two_lines = self._theme.logical_width(self.viewport().width()) < _COMPACT_BELOW
        self._delegate.two_lines = two_lines
        widths = shared([self._want(column) for column in range(self.table.columnCount())], self._room())
        for column, width in enumerate(widths):
            self.setColumnHidden(column, width == 0)
            if width:
                self.setColumnWidth(column, width)
        self.table.hidden = tuple(column for column, width in enumerate(widths) if not width)
        self.verticalHeader().setDefaultSectionSize(px(TWO_LINES if two_lines else ROW))
        self._header.fit()
        self.updateGeometries()  # else the old width could still be scrolled to
        self._arranging = False
        if sum(widths) != self._room() and not again:
            self._share_width(again=True)  # a higher heading brought a scroll bar
        self._place_field()

    def _room(self) -> int:
        return self.viewport().width()

    def _want(self, column: int) -> Want:
        px = self._theme.px
        if column == NUMBER:
            width = self._delegate.number_width()
            return Want(width, width)
        if column == self.table.result:
            chip = self._delegate.chip_width()
            wished = px(_RESULT_TWO_LINES if self._delegate.two_lines else _RESULT)
            return Want(chip, max(chip, wished), stretches=True)
        needed, natural = self._wide[column - 1] if column <= len(self._wide) else (0, px(_LEAST))
        least = max(min(natural, px(_LEAST)), needed)
        return Want(least, max(least, natural), priority=self._sooner(column))

    def _sooner(self, column: int) -> int:
        """How soon a column goes where there is no room; what it says is then told below the table."""
        if column in (self._pinned, 1):
            return 0
        if column in self._bad:
            return 1
        return 2 if self.table.fields[column - 1].required else 2 + column

    def _place_field(self) -> None:
        if self._field.is_open:
            self._field.setGeometry(self._place_of_field())

    def _place_of_field(self) -> QRect:
        """Over its cell; in a narrow column it is wider than that, to see what one types."""
        line, column = self.table.line_of(self._spot.place), self.table.column_of(self._spot.key)
        box = self._delegate.outline(self.visualRect(self.table.index(line, column)))
        width = min(max(box.width(), self._theme.px(_LEAST_FIELD)), self.viewport().width())
        left = max(0, min(box.left(), self.viewport().width() - width))
        height = max(box.height(), self._field.sizeHint().height())
        return QRect(left, box.center().y() - height // 2, width, height)

    # --- set-up -------------------------------------------------------------------------------------

    def _set_up_header(self) -> None:
        self._header = header = RowHeader(self._theme, self)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setHorizontalHeader(header)
        self.addScrollBarWidget(header.end, Qt.AlignmentFlag.AlignTop)
        down = self.verticalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _set_up_behaviour(self) -> None:
        self.setAccessibleName(_("What will happen to each row"))
        self.setAccessibleDescription(
            _("Enter corrects the first cell to fix, Tab goes to the next one. Delete leaves a row out.")
        )
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
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_StaticContents)  # lower: nothing is painted anew
        self.setMouseTracking(True)
        self.entered.connect(lambda index: self._hover(index.row()))
