"""All cards of a sheet in columns, as many as there is room for; and the reasons that open over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from eduapp.workshops.hours.ui.reasons import Reasons
from eduapp.workshops.hours.ui.shift_card import ShiftCard

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtGui import QResizeEvent

    from eduapp.gui.theme import Theme
    from eduapp.workshops.hours.ui.sheet_state import SheetState

GAP, LOWEST = 10, 60  # px at 100 %: between cards, and the lowest of them
NARROWEST, MOST = 345, 3  # px at 100 % a card needs, and how many columns are enough


class CardGrid(QWidget):
    """Fills column by column, so that a name is found as in a list."""

    def __init__(self, theme: Theme, state: SheetState, ask_times: Callable[[ShiftCard], None]) -> None:
        super().__init__()
        self._theme, self._state, self._ask_times = theme, state, ask_times
        self.cards: list[ShiftCard] = []
        self._columns = 0
        self._current: ShiftCard | None = None
        self._asked: ShiftCard | None = None
        self._grid = QGridLayout(self)
        self._grid.setSpacing(theme.px(GAP))
        self._grid.setContentsMargins(0, 0, 0, 0)
        self.reasons = Reasons(theme, self)
        self.reasons.chosen.connect(self._say_why)
        for made in (*self.reasons.buttons, self.reasons.none):
            made.installEventFilter(self)

    def refresh(self) -> None:
        """Show the sheet as it stands; new cards only if other people stand on it."""
        people = self._state.view.people if self._state.view else ()
        if [card.person for card in self.cards] != list(people):
            self._make_cards()  # they show how everybody stands
        else:
            for card in self.cards:
                card.refresh()
        self._give_height()
        if self._asked is not None and self._state.times_of(self._asked.person.learner_id) is not None:
            self._close_reasons()

    def card_of(self, learner_id: UUID) -> ShiftCard:
        """Somebody's card."""
        return next(card for card in self.cards if card.person.learner_id == learner_id)

    def _make_cards(self) -> None:
        had_focus = self.hasFocus() or any(card.hasFocus() for card in self.cards)
        self._close_reasons()
        for card in self.cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        people = self._state.view.people if self._state.view else ()
        self.cards = [ShiftCard(self._theme, person, self._state) for person in people]
        for card in self.cards:
            self._listen(card)
        self._make_current(self.cards[0] if self.cards else None)
        self._columns = 0
        self._arrange()
        if had_focus and self._current is not None:
            self._current.setFocus()

    def _listen(self, card: ShiftCard) -> None:
        card.installEventFilter(self)
        card.moved.connect(lambda across, down: self._move(card, across, down))
        card.entered.connect(lambda: self._make_current(card))
        card.times_asked.connect(lambda: self._ask_times(card))
        card.why_asked.connect(lambda: self._open_reasons(card))
        card.reason_typed.connect(lambda number: self._type_reason(card, number))

    # --- columns ------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        logical = self._theme.logical_width(max(1, self.width()))
        columns = max(1, min(MOST, int((logical + GAP) // (NARROWEST + GAP))))
        if columns == self._columns or not self.cards:
            return
        self._columns = columns
        rows = self._rows
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place % rows, place // rows)
        for column in range(MOST):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _give_height(self) -> None:
        """No card is lower than its words need: long names and reasons go on in the next line."""
        columns = max(1, self._columns)
        gap = self._theme.px(GAP)
        width = (self.width() - gap * (columns - 1)) // columns
        for card in self.cards:
            card.setMinimumHeight(max(card.height_for(width), self._theme.px(LOWEST)))

    @property
    def _rows(self) -> int:
        return -(-len(self.cards) // self._columns)

    def _move(self, card: ShiftCard, across: int, down: int) -> None:
        place = self.cards.index(card) + down + across * self._rows
        if 0 <= place < len(self.cards):
            self.cards[place].setFocus(Qt.FocusReason.TabFocusReason)

    def _make_current(self, card: ShiftCard | None) -> None:
        for other in self.cards:
            other.set_current(other is card)
        self._current = card
        if card is not None:
            self.setFocusProxy(card)

    # --- reasons ------------------------------------------------------------------------------------

    def _open_reasons(self, card: ShiftCard) -> None:
        self._asked = card
        self.reasons.open_at(card, card.person.name)

    def _close_reasons(self) -> None:
        self._asked = None
        self.reasons.hide()

    def _say_why(self, code: str) -> None:
        card = self._asked
        if card is not None:
            self._close_reasons()
            self._state.say_why(card.person.learner_id, code)
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _type_reason(self, card: ShiftCard, number: int) -> None:
        self._asked = card
        self.reasons.choose(number)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Going on to something else needs no answer: the reasons go when the keyboard has left them."""
        if event.type() == QEvent.Type.FocusOut and self._asked is not None:
            now = QApplication.focusWidget()
            if now is not None and now is not self._asked and not self.reasons.isAncestorOf(now):
                self._close_reasons()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._close_reasons()
        if event.size().width() != event.oldSize().width():  # each height given resizes it again
            self._arrange()
            self._give_height()
