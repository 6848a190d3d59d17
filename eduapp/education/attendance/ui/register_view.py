"""The table of the register: fast from the keyboard, one click from the mouse, Tab leaves it.

Digits jump to a row, letters set a mark and move on, M takes minutes late, N a note, C cancels the session.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from eduapp.core.i18n import _
from eduapp.education.attendance import rules
from eduapp.education.attendance.rules import Entry
from eduapp.education.attendance.ui.cell_editor import CellEditor
from eduapp.education.attendance.ui.looks import in_words, looks
from eduapp.education.attendance.ui.register_delegate import RegisterDelegate
from eduapp.education.attendance.ui.register_table import At, RegisterTable
from eduapp.gui.delegates import RowHeader
from eduapp.gui.table_card import HeaderEnd
from eduapp.gui.widgets import announce

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent

    from eduapp.education.attendance.ui.sheet import Line, Sheet
    from eduapp.gui.delegates import Index
    from eduapp.gui.theme import Theme

ROW, ROW_COMPACT = 40, 44  # px at 100 %
_NUMBER, _NAME, _NOTE = 36, 200, 100
_PAUSE_MS = 1200  # two digits within this time are one number
VERBS = ("M", "N", "C")  # minutes late, note, cancel: letters that no mark has in any language
_OTHERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class RegisterView(QTableView):
    """Everybody in one table. Nobody is marked unless a key or a click says so."""

    cancel_asked = Signal()
    hinted = Signal(str)  # why something was not done, or what to write; "" takes it away

    def __init__(self, theme: Theme, sheet: Sheet, *, compact: bool = False) -> None:
        super().__init__()
        self._theme, self._sheet = theme, sheet
        self.table = RegisterTable(sheet, self)
        self._codes = {look.letter: look.code for look in looks()}
        self._verbs = dict(zip(VERBS, (self.ask_minutes, self.ask_note, self.cancel_asked.emit), strict=True))
        self._typed, self._since = "", QElapsedTimer()
        self._just_late: UUID | None = None
        self._editor: CellEditor | None = None
        self.setModel(self.table)
        self._set_up()
        self.set_compact(compact)
        self.table.modelReset.connect(self._start)
        self._start()

    # --- what it shows ------------------------------------------------------------------------------

    def set_compact(self, compact: bool) -> None:
        """Large text or a narrow window: fewer columns, the mark's word under the name, letters alone."""
        self._delegate = RegisterDelegate(self._theme, self, compact=compact)
        self.setItemDelegate(self._delegate)
        self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW_COMPACT if compact else ROW))
        self._share_width()

    def show_private(self, on: bool) -> None:
        """Show or hide history and notes, from eyes and from screen readers."""
        self.table.show_private(on)
        self._share_width()

    @property
    def segments(self) -> RegisterDelegate:
        """Where each mark can be clicked."""
        return self._delegate

    def current_line(self) -> Line | None:
        """The line keys act on."""
        index = self.currentIndex()
        return self.table.line(index) if index.isValid() else None

    def go_to(self, row: int) -> None:
        """Make a row the one keys act on."""
        if 0 <= row < self.table.rowCount():
            index = self.table.index(row, At.NUMBER)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    # --- keys ---------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        text = "" if plain else event.text().upper()
        if text.isdigit():
            self._jump(text)
        elif text in self._codes:
            self._mark_and_move_on(self._codes[text])
        elif text in self._verbs:
            self._verbs[text]()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not plain:
            self.go_to(0 if event.key() == Qt.Key.Key_Home else self.table.rowCount() - 1)
        elif plain or text.isalpha() or event.key() in _OTHERS:
            event.ignore()  # the page's or the window's
            return
        else:
            super().keyPressEvent(event)
        if not text.isdigit():
            self._typed = ""

    def _jump(self, digit: str) -> None:
        """Type a row's number; two figures in a row are one number, if there is such a row."""
        fresh = not self._typed or self._since.elapsed() > _PAUSE_MS
        number = digit if fresh else self._typed + digit
        if not 1 <= int(number) <= self.table.rowCount():
            number = digit
        self._typed = number
        self._since.start()
        self._just_late = None
        self.go_to(int(number) - 1)

    def _mark_and_move_on(self, code: str) -> None:
        row = self.currentIndex().row()
        if self.mark(row, code):
            self._just_late = self._sheet.lines[row].row.id if code == rules.LATE else None
            self.go_to(row + 1)

    def mark(self, row: int, code: str) -> bool:
        """Set the mark of a row; whether it could be set."""
        if not 0 <= row < self.table.rowCount():
            return False
        line = self._sheet.lines[row]
        before = line.entry
        late = before.minutes_late if before and before.code == code == rules.LATE else 0
        return self._record(line, Entry(code, late, before.note if before else ""))

    def _record(self, line: Line, entry: Entry) -> bool:
        against = self._sheet.why_not(entry)
        self.hinted.emit(against)
        if against:
            announce(self, against)
            return False
        self._sheet.mark(line.row.id, entry)
        announce(self, f"{line.row.name}: {in_words(entry)}")
        return True

    # --- minutes and notes --------------------------------------------------------------------------

    def ask_minutes(self) -> None:
        """Write how many minutes late: who was just marked late, else the current row, which then is late."""
        late = next((line for line in self._sheet.lines if line.row.id == self._just_late), None)
        line = late or self.current_line()
        if line is None or self._may_not(line, Entry(rules.LATE)):
            return
        before = line.entry
        minutes = before.minutes_late if before else 0
        name = _("Minutes late: {name}").format(name=line.row.name)
        self._open_editor(line, str(minutes or ""), name, 3, lambda text: self._take_minutes(line, text))

    def ask_note(self) -> None:
        """Write a note that stands with the current row's mark."""
        line = self.current_line()
        if line is None:
            return
        if line.entry is None:
            self.hinted.emit(_("Set a mark first. A note stands with its mark."))
        elif not self._may_not(line, line.entry):
            name = _("Note: {name}").format(name=line.row.name)
            self.hinted.emit(_("Write nothing about health, offence or reasons for being in prison."))
            self._open_editor(
                line, line.entry.note, name, rules.LONGEST_NOTE, lambda text: self._take_note(line, text)
            )

    def _may_not(self, line: Line, entry: Entry) -> bool:
        against = self._sheet.why_not(entry)
        self.hinted.emit(against)
        return bool(against)

    def _take_minutes(self, line: Line, text: str) -> bool:
        note = line.entry.note if line.entry else ""
        if not (text or "0").isdecimal():
            self.hinted.emit(_("Write the minutes as a whole number, such as 10."))
            return False
        return self._record(line, Entry(rules.LATE, int(text or 0), note))

    def _take_note(self, line: Line, text: str) -> bool:
        entry = line.entry
        return entry is not None and self._record(line, Entry(entry.code, entry.minutes_late, text))

    def _open_editor(
        self, line: Line, text: str, name: str, longest: int, take: Callable[[str], bool]
    ) -> None:
        self._close_editor()
        row = self._sheet.place_of(line.row.id)
        column = At.NAME if self.isColumnHidden(At.NOTE) else At.NOTE
        self.scrollTo(self.table.index(row, At.NUMBER))
        self._editor = CellEditor(self._theme, name, text, longest, take, self.viewport())
        self._editor.closed.connect(self._close_editor)
        self._editor.open_at(self.visualRect(self.table.index(row, column)))

    def _close_editor(self) -> None:
        if self._editor is not None:
            editor, self._editor = self._editor, None
            had_focus = editor.hasFocus()
            editor.hide()
            editor.deleteLater()
            if had_focus:
                self.setFocus()

    # --- mouse --------------------------------------------------------------------------------------

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or index.row() != self.currentIndex().row():
            return
        if index.column() == At.STATUS:
            code = self._code_at(event.position().toPoint())
            if code and self.mark(index.row(), code):
                self._just_late = self._sheet.lines[index.row()].row.id if code == rules.LATE else None
        elif index.column() == At.NOTE:
            self.ask_note()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        self._hover(self.indexAt(at).row())
        shape = Qt.CursorShape.PointingHandCursor if self._code_at(at) else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def place_of_segment(self, row: int, code: str) -> QRect:
        """Where a click sets a mark, in the pixels of the viewport."""
        cell = QRectF(self.visualRect(self.table.index(row, At.STATUS)))
        return next(box.toRect() for look, box in self._delegate.segments(cell) if look.code == code)

    def _code_at(self, at: QPoint) -> str:
        index, head = self.indexAt(at), self._sheet.head
        if index.column() != At.STATUS or head is None or head.cancelled:
            return ""
        cell = QRectF(self.visualRect(index))
        return next((look.code for look, box in self._delegate.segments(cell) if box.contains(at)), "")

    def _hover(self, row: int) -> None:
        if self._delegate.hovered != row:
            old, self._delegate.hovered = self._delegate.hovered, row
            self._repaint_rows(old, row)

    # --- set-up and painting ------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._repaint_rows(self.currentIndex().row())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._repaint_rows(self.currentIndex().row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._repaint_rows(current.row(), previous.row())

    def _repaint_rows(self, *rows: int) -> None:
        """A row is painted whole: the current one is bold and its segments have outlines."""
        for row in rows:
            if 0 <= row < self.table.rowCount():
                top, height = self.rowViewportPosition(row), self.rowHeight(row)
                self.viewport().update(0, top, self.viewport().width(), height)

    def _start(self) -> None:
        if not self.currentIndex().isValid():
            self.go_to(0)
        self._share_width()

    def _share_width(self) -> None:
        """Number, history and segments take what they need; name and note share the rest."""
        px, compact = self._theme.px, self._delegate.compact
        private = self.table.private and not compact
        self.setColumnHidden(At.HISTORY, not private)
        self.setColumnHidden(At.NOTE, compact)
        history = self._delegate.history_width(rules.HISTORY) if private else 0
        status = self._delegate.status_width()
        left = self.viewport().width() - px(_NUMBER) - history - status
        note = 0 if compact else max(px(_NOTE), min(left - px(_NAME), left // 2))
        widths = {At.NUMBER: px(_NUMBER), At.HISTORY: history, At.STATUS: status, At.NOTE: note}
        for column, width in {**widths, At.NAME: max(px(80), left - note)}.items():
            if width:
                self.setColumnWidth(column, width)

    def _set_up(self) -> None:
        header = RowHeader(self._theme, self)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setHorizontalHeader(header)
        self.addScrollBarWidget(HeaderEnd(self._theme), Qt.AlignmentFlag.AlignTop)
        down = self.verticalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName(_("Class register"))
        self.setAccessibleDescription(
            _("Number keys jump to a learner. Letters set the mark. Control Enter marks the rest present.")
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)  # Tab leaves the table: no keyboard trap (WCAG 2.1.2)
        self.setMouseTracking(True)
