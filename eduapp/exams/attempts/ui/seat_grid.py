"""All cards in the order of the room, never sorted anew: digits jump, arrows walk, letters act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from eduapp.core.i18n import _
from eduapp.exams.attempts.ui.seat_card import SeatCard
from eduapp.gui.tab_order import TabStart, in_reading_order

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from eduapp.exams.attempts.queries import Board, Card
    from eduapp.gui.theme import Theme

_PAUSE_MS = 1200  # figures within this time are one number
_LEAST_WIDE = 270  # px of a card at 100 %
CONFIRM = "+"


class SeatGrid(QWidget):
    """`letter` tells a key that may be an act, `to_all` one with Shift; `chosen` another card."""

    letter = Signal(str)
    to_all = Signal(str)
    chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.cards: dict[UUID, SeatCard] = {}
        self._current: UUID | None = None
        self._columns = 0
        self._typed, self._since = "", QElapsedTimer()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.px(10))
        self._start = TabStart(self)
        self.setAccessibleName(_("Seats in the order of the room"))

    def show_board(self, board: Board) -> None:
        """Fill every card anew; only somebody who came or went changes the order."""
        wanted = [card.id for card in board.cards]
        if wanted != list(self.cards):
            self._make(board)
        for card in board.cards:
            self.cards[card.id].show_card(card)

    def current(self) -> Card | None:
        """The seat that keys act on."""
        one = self.cards.get(self._current) if self._current is not None else None
        return one.card if one is not None else None

    def choose(self, attempt: UUID) -> None:
        """Put the keyboard into a card."""
        if attempt in self.cards:
            self.cards[attempt].setFocus()

    def first(self) -> QWidget | None:
        """Where the keyboard begins."""
        chosen = self.cards.get(self._current) if self._current is not None else None
        return chosen or next(iter(self.cards.values()), None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        text = event.text()
        step = self._step(Qt.Key(event.key()))
        if plain and text.isdecimal():
            self._jump(text)
        elif plain and (text.isalpha() or text == CONFIRM):
            self._typed = ""
            shifted = text.isalpha() and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.to_all if shifted else self.letter).emit(text.upper())
        elif step:
            self._walk(step)
        else:
            super().keyPressEvent(event)

    # --- inside -------------------------------------------------------------------------------------

    def _make(self, board: Board) -> None:
        known, self.cards = self.cards, {}
        for card in board.cards:
            made = known.pop(card.id, None)
            if made is None:
                made = SeatCard(self._theme, card)
                made.chosen.connect(lambda id=card.id: self._choose(id))
            self.cards[card.id] = made
        for gone in known.values():
            gone.hide()
            gone.deleteLater()
        if self._current not in self.cards:
            self._current = next(iter(self.cards), None)
        self._one_stop()
        self._columns = 0
        self._arrange()

    def _choose(self, id: UUID) -> None:
        self._current = id
        self._one_stop()
        self.chosen.emit()

    def _one_stop(self) -> None:
        """Tab stops at the chosen seat alone, as in a table: the acts behind it are about that one."""
        for id, card in self.cards.items():
            chosen = id == self._current
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)

    def _arrange(self) -> None:
        columns = max(1, min(4, self.width() // self._theme.px(_LEAST_WIDE)))
        if columns == self._columns:
            return
        self._columns = columns
        for place, card in enumerate(self.cards.values()):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        in_reading_order(self._start, list(self.cards.values()))

    def _step(self, key: Qt.Key) -> int:
        ways = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        return ways.get(key, 0)

    def _walk(self, step: int) -> None:
        order = list(self.cards)
        at = order.index(self._current) + step if self._current in self.cards else 0
        if 0 <= at < len(order):
            self.choose(order[at])

    def _jump(self, digit: str) -> None:
        """To the number that was typed, or the first one that ends with these figures."""
        fresh = not self._typed or self._since.elapsed() > _PAUSE_MS
        typed = digit if fresh else self._typed + digit
        found = self._found(typed) or self._found(digit)
        self._typed = typed
        self._since.start()
        if found is not None:
            self.choose(found)

    def _found(self, typed: str) -> UUID | None:
        numbers = {id: str(one.card.number) for id, one in self.cards.items()}
        exact = [id for id, number in numbers.items() if number == typed]
        ends = [
            id
            for id, number in sorted(numbers.items(), key=lambda one: int(one[1]))
            if number.endswith(typed)
        ]
        return next(iter([*exact, *ends]), None)
