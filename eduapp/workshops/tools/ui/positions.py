"""The board as it hangs: one button a position. One key issues what is there, or takes it back."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import CutLabel, IconLabel, button, clear, hbox, label, vbox
from eduapp.workshops.tools.queries import BoardRow, ToolRow
from eduapp.workshops.tools.rules.register import position_text
from eduapp.workshops.tools.ui.looks import tool_chip, tool_sentence, tool_title

NARROWEST = 130  # px at 100 % of a position
TOUCH = 44  # for a finger


class Position(QWidget):
    """One position: a button with the name and the number, and below it whether it hangs there."""

    def __init__(self, theme: Theme, row: ToolRow, press: Callable[[ToolRow], None]) -> None:
        super().__init__()
        self._theme, self.row = theme, row
        self.press = button(theme, "", name=tool_sentence(row))
        self.press.setProperty("touch", True)
        self.press.setProperty("minTarget", TOUCH)
        self.press.clicked.connect(lambda: press(self.row))
        self._title, self._state = CutLabel(tool_title(row), "captionStrong"), CutLabel("", "caption")
        through = Qt.WidgetAttribute.WA_TransparentForMouseEvents
        for one in (self._title, self._state):
            one.setAttribute(through)
        self._sign = hbox()
        words, px = vbox(self._title, self._state, spacing=0), theme.px
        self.press.setLayout(hbox(self._sign, (words, 1), spacing=px(8), margins=(px(8), 0, px(8), 0)))
        vbox(self.press, spacing=0, parent=self)
        self.refresh(row)

    def refresh(self, row: ToolRow) -> None:
        """Show how it stands now."""
        self.row = row
        self.press.setAccessibleName(tool_sentence(row))
        self._title.setText(tool_title(row))
        token, icon, word = tool_chip(row)
        self._state.setText(f"{row.facts.code} · {word}")
        clear(self._sign)
        sign = IconLabel(self._theme, icon, 20, token)
        sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._sign.addWidget(sign)


class Positions(QWidget):
    """All positions of a board: as it hangs where there is room, else those that hold something in order."""

    def __init__(self, theme: Theme, press: Callable[[ToolRow], None]) -> None:
        super().__init__()
        self._theme, self._press = theme, press
        self._board: BoardRow | None = None
        self.cells: list[Position] = []
        self._blanks: list[QWidget] = []
        self._abreast = 0
        self._start = TabStart(self)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(6))

    def show_board(self, board: BoardRow, tools: Sequence[ToolRow]) -> None:
        """Show a board; buttons stay where they are unless other things hang there."""
        hung = [(row.id, row.facts.position) for row in tools]
        before = self._board
        same = [(cell.row.id, cell.row.facts.position) for cell in self.cells] == hung
        self._board = board
        if before is not None and before.facts == board.facts and same:
            for cell, row in zip(self.cells, tools, strict=True):
                cell.refresh(row)
            return
        for made in (*self.cells, *self._blanks):
            self._grid.removeWidget(made)
            made.hide()
            made.deleteLater()
        self.cells = [Position(self._theme, row, self._press) for row in tools]
        self._blanks, self._abreast = [], 0
        self._arrange()
        in_reading_order(self._start, self.buttons())

    def buttons(self) -> list[QPushButton]:
        """One a position, in order."""
        return [cell.press for cell in self.cells]

    def cell_of(self, tool_id: UUID) -> Position:
        """The position of a tool."""
        return next(cell for cell in self.cells if cell.row.id == tool_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        if self._board is None:
            return
        room = max(1, int(self.width() // self._theme.px(NARROWEST)))
        columns = self._board.facts.columns
        abreast = min(columns, room)
        if abreast == self._abreast:
            return
        self._abreast = abreast
        for blank in self._blanks:
            self._grid.removeWidget(blank)
            blank.hide()
            blank.deleteLater()
        self._blanks = []
        for cell in self.cells:
            self._grid.removeWidget(cell)
        if abreast == columns:
            self._as_it_hangs(self._board)
        else:
            for number, cell in enumerate(self.cells):
                self._grid.addWidget(cell, *divmod(number, abreast))
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < abreast else 0)

    def _as_it_hangs(self, board: BoardRow) -> None:
        taken = {}
        for cell in self.cells:
            taken[cell.row.facts.row, cell.row.facts.column] = cell
        last = max((row for row, _column in taken), default=1)
        for row in range(1, min(board.facts.rows, last) + 1):
            for column in range(1, board.facts.columns + 1):
                holder = taken.get((row, column)) or self._blank(position_text(row, column))
                self._grid.addWidget(holder, row - 1, column - 1)

    def _blank(self, words: str) -> QWidget:
        made = label(words, "caption", align=Qt.AlignmentFlag.AlignCenter)
        self._blanks.append(made)
        return made
