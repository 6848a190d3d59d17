"""The room one works in: arrows from seat to seat, Enter picks up and puts down, the mouse drags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView

from eduapp.core.i18n import _
from eduapp.exams.sittings.rules.seating import Seat
from eduapp.exams.sittings.ui.seat_painting import SeatDelegate
from eduapp.exams.sittings.ui.seat_table import SeatFacts, SeatTable, Shown

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent

    from eduapp.gui.theme import Theme

TOUCH = 44  # px at 100 %, each way
_ROW, _NARROW, _WIDE = 64, 64, 132
_HEAD, _SIDE = 26, 36
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_GIVE_BACK = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class SeatView(QTableView):
    """Seat by seat; the whole room is one stop of Tab. It scrolls both ways within itself."""

    moved = Signal()  # another seat is the current one, or somebody else sits there
    picked = Signal(object)  # Enter on somebody: a candidate
    put = Signal(object)  # Enter, or a click, on a seat while somebody is picked up: the seat
    let_go = Signal()  # Esc while somebody is picked up
    given_back = Signal(object)  # Delete on somebody: a candidate
    blocked = Signal(object)  # B on a seat
    sizes_wanted = Signal()  # +: more seats
    dragged = Signal(object, QPoint)  # a candidate, where the pointer is on the screen
    dropped = Signal(object, QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pressed: tuple[QPoint, SeatFacts] | None = None
        self._dragging, self._held = False, False
        self.table = SeatTable(self)
        self.setAccessibleName(_("Seats of the room"))
        self.setAccessibleDescription(
            _("Arrows move. Enter picks up and puts down, Delete gives the seat back, B takes it out of use.")
        )
        self.setProperty("minTarget", TOUCH)
        for header, size in ((self.verticalHeader(), _ROW), (self.horizontalHeader(), _NARROW)):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(theme.px(TOUCH))
            header.setDefaultSectionSize(theme.px(size))
            header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
        self.horizontalHeader().setFixedHeight(theme.px(_HEAD))
        self.verticalHeader().setFixedWidth(theme.px(_SIDE))
        self.setModel(self.table)
        self.setItemDelegate(SeatDelegate(theme, self, self.table))
        self._behave()

    def show_room(self, room: Shown) -> None:
        """Show the room as it is now; the same seat stays the current one if it is still there."""
        before = self.currentIndex()
        row, column = (before.row(), before.column()) if before.isValid() else (0, 0)
        self.table.show(room)
        self.go_to(Seat(min(row, room.grid.rows - 1), min(column, room.grid.columns - 1)))
        self._share_width()
        self.moved.emit()

    def mark(self, held: UUID | None, *, names: bool) -> None:
        """Who is picked up, and whether names are shown."""
        self._held = held is not None
        self.table.mark(held, names=names)
        self._share_width()
        if self.currentIndex().isValid():
            self.go_to(self.current().seat)  # seats are wider or narrower now

    def go_to(self, seat: Seat) -> None:
        """Make a seat the current one, and show it."""
        index = self.table.index(seat.row, seat.column)
        self.setCurrentIndex(index)
        self.executeDelayedItemsLayout()
        self.updateGeometries()  # else it would be shown where it lay before
        self.scrollTo(index)

    def current(self) -> SeatFacts:
        """The seat keys act on."""
        return self.table.at(self.currentIndex())

    def seat_at(self, at: QPoint) -> Seat | None:
        """The seat at a place on the screen, if it is in sight there."""
        here = self.viewport().mapFromGlobal(at)
        index = self.indexAt(here)
        if not index.isValid() or not self.viewport().rect().contains(here):
            return None
        return Seat(index.row(), index.column())

    # --- keys ---------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if plain or not self.currentIndex().isValid():
            event.ignore()
            return
        if not self._acted(Qt.Key(event.key()), event):
            if event.text().isprintable() and event.text().strip():
                event.ignore()  # no letters to look for in a room
            else:
                super().keyPressEvent(event)

    def _acted(self, key: Qt.Key, event: QKeyEvent) -> bool:
        """Whether the key is one of this room's; then it is done."""
        here = self.current()
        if key in _ENTER:
            self._enter(here)
        elif key == Qt.Key.Key_Escape:
            if self._held:
                self.let_go.emit()
            else:
                event.ignore()
        elif key in _GIVE_BACK:
            if here.person is not None:
                self.given_back.emit(here.person)
        elif key == Qt.Key.Key_B:
            self.blocked.emit(here.seat)
        elif key == Qt.Key.Key_Plus:
            self.sizes_wanted.emit()
        else:
            return False
        return True

    def _enter(self, here: SeatFacts) -> None:
        if self._held:
            self.put.emit(here.seat)
        elif here.person is not None:
            self.picked.emit(here.person)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.moved.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        self.moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
        self.moved.emit()

    # --- mouse --------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.globalPosition().toPoint(), self.table.at(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.globalPosition().toPoint()
        if self._pressed is None or self._pressed[1].person is None or self._held:
            return
        if (here - self._pressed[0]).manhattanLength() >= QApplication.startDragDistance():
            self._dragging = True
        if self._dragging:
            self.dragged.emit(self._pressed[1].person, here)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, dragging = self._pressed, self._dragging
        self._pressed, self._dragging = None, False
        if pressed is None:
            return
        if dragging:
            self.dropped.emit(pressed[1].person, event.globalPosition().toPoint())
        elif self._held:
            self.put.emit(pressed[1].seat)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self._held:
            self._enter(self.table.at(index))

    # --- inside -------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Seats are wide enough for a finger, wider for names, and share what room there is."""
        least, columns = self._theme.px(_WIDE if self.table.names else _NARROW), self.table.columnCount()
        most = self._theme.px(_WIDE)
        shared = self.viewport().width() // max(1, columns)
        self.horizontalHeader().setDefaultSectionSize(max(least, min(most, shared)))

    def _behave(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)  # Tab leaves the room: no keyboard trap (WCAG 2.1.2)
        self.setMinimumHeight(self._theme.px(_HEAD + 2 * _ROW + 20))
