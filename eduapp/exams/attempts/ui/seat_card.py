"""A card for one seat: number, state, how far, how long, when saved. It is filled anew, never made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen

from eduapp.core.i18n import _
from eduapp.exams.attempts.ui import looks
from eduapp.gui.widgets import Card as Sheet
from eduapp.gui.widgets import Chip, CutLabel, Meter, hbox, label

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QMouseEvent, QPaintEvent

    from eduapp.exams.attempts.queries import Card
    from eduapp.gui.theme import Theme


class SeatCard(Sheet):
    """The keyboard can be in it; `chosen` tells when it is."""

    chosen = Signal()

    def __init__(self, theme: Theme, card: Card) -> None:
        px = theme.px
        self._theme, self._edge = theme, ""
        self.number, self.left = label("", "bodyStrong"), label("", "bodyStrong")
        self.seat, self.count = label("", "caption"), label("", "caption")
        self.chip = Chip(theme, "")
        self.meter = Meter(theme, 0, 1, height=6)
        self.note = CutLabel("", "caption")
        super().__init__(
            hbox(self.number, self.seat, None, self.left, spacing=px(8)),
            hbox(self.chip, None, self.count, spacing=px(6)),
            self.meter,
            self.note,
            spacing=px(6),
            margins=(px(12), px(10), px(12), px(8)),
        )
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_card(card)

    def show_card(self, card: Card) -> None:
        """Show how the seat stands now."""
        self.card, self._edge = card, looks.edge(card)
        self.number.setText(str(card.number))
        self.seat.setText(card.place)
        self.left.setText(looks.left_text(card))
        token, icon, words = looks.chip(card)
        self.chip.show_status(words, token, icon)
        self.count.setText(looks.count_text(card))
        answered = _("{count} of {total} answered").format(count=card.answered, total=card.questions)
        self.meter.show_value(card.answered, card.questions, answered)
        self.note.setText(looks.note(card))
        self.setAccessibleName(looks.sentence(card))
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.chosen.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        token = "focus" if self.hasFocus() else self._edge
        if not token:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.c("focus") if self.hasFocus() else QColor(self._theme.t.solid(token))
        painter.setPen(QPen(colour, 2))
        radius = self._theme.px(9)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()
