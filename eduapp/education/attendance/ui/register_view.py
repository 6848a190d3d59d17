"""The table of the register: fast from the keyboard, one click from the mouse, Tab leaves it.

Digits jump to a row, letters set a mark and move on; R and a figure give a reason. The verbs of a row act on
who was just marked, where that fits, else on the current row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from eduapp.core.i18n import _
from eduapp.education.attendance import rules
from eduapp.education.attendance.ui.looks import looks
from eduapp.education.attendance.ui.register_delegate import RegisterDelegate
from eduapp.education.attendance.ui.register_table import At, RegisterTable
from eduapp.education.attendance.ui.row_verbs import RowVerbs
from eduapp.gui.delegates import RowHeader
from eduapp.gui.table_card import HeaderEnd

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent

    from eduapp.education.attendance.ui.lines import Line
    from eduapp.education.attendance.ui.sheet import Sheet
    from eduapp.gui.delegates import Index
    from eduapp.gui.theme import Theme

ROW, ROW_COMPACT, ROW_LOW = 40, 44, 33  # px at 100 %
HEADING, HEADING_LOW = 36, 24
_NUMBER, _NAME, _REASON = 36, 170, 100
_PAUSE_MS = 1200  # two digits within this time are one number
# Minutes late, before the end, reason, note, document, history, cancel: no mark has these in any language.
VERBS = ("M", "B", "R", "N", "D", "H", "C")
GUEST = "+"
_OTHERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class RegisterView(QTableView):
    """Everybody in one table. Nobody is marked unless a key or a click says so."""

    cancel_asked = Signal()
    guest_asked = Signal()
    unknown_letter = Signal(str)  # it sets nothing: in another language it would

    def __init__(self, theme: Theme, sheet: Sheet, *, compact: bool = False) -> None:
        super().__init__()
        self._theme, self._sheet = theme, sheet
        self.table = RegisterTable(sheet, self)
        self._codes = {look.letter: look.code for look in looks()}
        self.verbs = RowVerbs(theme, sheet, self, self.cell_of)
        self._keys = self._verbs_by_key()
        self._typed, self._since = "", QElapsedTimer()
        self._just_marked: UUID | None = None
        self._pressed = -1
        self._low = False
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
        self._set_heights()
        self._share_width()

    def set_low(self, low: bool) -> None:
        """The window is low for its text: lower rows and a lower heading, so that more learners are seen."""
        if low != self._low:
            self._low = low
            self._set_heights()

    def _set_heights(self) -> None:
        self._delegate.low = self._low
        usual = ROW_COMPACT if self._delegate.compact else ROW
        px = self._theme.px
        self.verticalHeader().setDefaultSectionSize(px(min(usual, ROW_LOW) if self._low else usual))
        for part in (self.horizontalHeader(), self._corner):
            part.setFixedHeight(px(HEADING_LOW if self._low else HEADING))

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
        elif text in self._keys:
            self._keys[text]()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and not plain:
            self.go_to(0 if event.key() == Qt.Key.Key_Home else self.table.rowCount() - 1)
        elif plain or text.isalpha() or event.key() in _OTHERS:
            event.ignore()  # the page's or the window's
            if not plain and text.isalpha():
                self.unknown_letter.emit(text)
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
        self._just_marked = None
        self.go_to(int(number) - 1)

    def _mark_and_move_on(self, code: str) -> None:
        row = self.currentIndex().row()
        if self.mark(row, code):
            marked = self._sheet.lines[row].row.id
            self.go_to(row + 1)
            self._just_marked = marked

    def mark(self, row: int, code: str) -> bool:
        """Set the mark of a row; whether it could be set."""
        if not 0 <= row < self.table.rowCount():
            return False
        line = self._sheet.lines[row]
        if line.guest and code == rules.ABSENT:
            code = rules.STRUCK  # nobody expected a guest, so no guest is absent
        return self.verbs.record(line, rules.remarked(line.entry, code))

    def _verbs_by_key(self) -> dict[str, Callable[[], object]]:
        late, early = self._on(self.verbs.ask_minutes, _is_late), self._on(self.verbs.ask_early, _was_there)
        reason, note = (self._on(act, _is_unusual) for act in (self.verbs.open_menu, self.verbs.ask_note))
        paper = self._on(self.verbs.flip_document, _asks_for_paper)
        history = self._on(self.verbs.history_asked.emit, lambda _just: False)
        acts = (late, early, reason, note, paper, history, self.cancel_asked.emit)
        return {**dict(zip(VERBS, acts, strict=True)), GUEST: self.guest_asked.emit}

    def _on(self, act: Callable[[Line], object], fits: Callable[[Line], bool]) -> Callable[[], None]:
        """A verb for who was just marked, if it fits them; else for the current row."""

        def done() -> None:
            just = self._sheet.line_of(self._just_marked) if self._just_marked is not None else None
            line = just if just is not None and fits(just) else self.current_line()
            if line is not None:
                act(line)

        return done

    def cell_of(self, line: Line) -> QRect:
        """Where what is said of a row beyond its letter stands, and is written; in sight from now on."""
        row = self._sheet.place_of(line.row.id)
        column = At.NAME if self.isColumnHidden(At.REASON) else At.REASON
        self.scrollTo(self.table.index(row, At.NUMBER))
        return self.visualRect(self.table.index(row, column))

    # --- mouse --------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.currentIndex().row()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or index.row() != self.currentIndex().row():
            return
        if index.column() == At.STATUS:
            code = self._code_at(event.position().toPoint())
            if code and self.mark(index.row(), code):
                self._just_marked = self._sheet.lines[index.row()].row.id
        elif index.column() == At.REASON or self._again_on_words(index):
            self.verbs.open_menu(self._sheet.lines[index.row()])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        line = self.current_line()
        if line is not None:
            self.verbs.open_menu(line)

    def _again_on_words(self, index: Index) -> bool:
        """With large text the words on a row stand under its name: there the second click means them."""
        return self._delegate.compact and index.column() == At.NAME and self._pressed == index.row()

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
        self._just_marked = None
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
        """Number, history and segments take what they need; of the rest the note has what names leave."""
        px, compact = self._theme.px, self._delegate.compact
        private = self.table.private and not compact
        self.setColumnHidden(At.HISTORY, not private)
        self.setColumnHidden(At.REASON, compact)
        history = self._delegate.history_width(rules.HISTORY) if private else 0
        status = self._delegate.status_width()
        left = self.viewport().width() - px(_NUMBER) - history - status
        name = max(px(_NAME), self._delegate.names_width(self.table))
        note = 0 if compact else max(px(_REASON), min(left - name, left // 2))
        widths = {At.NUMBER: px(_NUMBER), At.HISTORY: history, At.STATUS: status, At.REASON: note}
        for column, width in {**widths, At.NAME: max(px(80), left - note)}.items():
            if width:
                self.setColumnWidth(column, width)

    def _set_up(self) -> None:
        header = RowHeader(self._theme, self)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setHorizontalHeader(header)
        self._corner = HeaderEnd(self._theme)
        self.addScrollBarWidget(self._corner, Qt.AlignmentFlag.AlignTop)
        down = self.verticalHeader()
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setAccessibleName(_("Class register"))
        self.setAccessibleDescription(
            _(
                "Number keys jump to a learner. Letters set the mark. R gives a reason. "
                "Control Enter marks the rest present."
            )
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


def _is_late(line: Line) -> bool:
    return line.code == rules.LATE


def _was_there(line: Line) -> bool:
    return bool(line.code) and rules.was_there(line.code)


def _is_unusual(line: Line) -> bool:
    return line.code not in ("", rules.PRESENT)


def _asks_for_paper(line: Line) -> bool:
    return line.entry is not None and bool(line.entry.reason) and rules.needs_document(line.entry.reason)
