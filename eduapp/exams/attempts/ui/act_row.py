"""What can be done with the chosen seat: a button for each act with its letter; a dead one says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _
from eduapp.exams.attempts.rules import states
from eduapp.exams.attempts.ui import looks
from eduapp.gui.flow import Flow
from eduapp.gui.widgets import Card as Sheet
from eduapp.gui.widgets import announce, button, label, why_not

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from eduapp.exams.attempts.queries import Card
    from eduapp.gui.theme import Theme

INCIDENT = "incident"  # the room's own


class ActRow(Sheet):
    """`pressed` tells which act."""

    pressed = Signal(str)

    def __init__(self, theme: Theme, incident: str) -> None:
        px = theme.px
        self.who = label(_("Choose a seat."), "bodyStrong", wrap=True)
        self.hint = label("", "caption", wrap=True)
        self.hint.hide()
        self.buttons: dict[str, QPushButton] = {}
        for act in states.ACTS:
            self.buttons[act] = button(theme, f"{looks.verb(act)} ({looks.letter(act)})", kind="plain")
        self.buttons[INCIDENT] = button(theme, incident, kind="plain")
        verbs = QWidget()
        verbs.setLayout(Flow(*self.buttons.values(), gap=px(6)))
        margins = (px(12), px(8), px(12), px(8))
        super().__init__(self.who, verbs, self.hint, spacing=px(6), margins=margins)
        for act, made in self.buttons.items():
            made.clicked.connect(lambda _checked=False, act=act: self.pressed.emit(act))

    def follow(self, card: Card | None, reason: str) -> None:
        """Say of each act whether it can be done with this seat, and if not, why."""
        self.who.setText(
            _("Choose a seat.") if card is None else _("Candidate {number}").format(number=card.number)
        )
        for act, made in self.buttons.items():
            why_not(made, reason or why(card, act))

    def say(self, text: str) -> None:
        """Why a key did nothing; "" takes it away."""
        self.hint.setText(text)
        self.hint.setVisible(bool(text))
        if text:
            announce(self, text)


def why(card: Card | None, act: str) -> str:
    """Why an act cannot be done now; "" if it can."""
    if act == INCIDENT:
        return ""
    return _("Choose a seat first.") if card is None else card.why[act]
