"""The acts with their letters, a sentence, the time on paper, and why a key did nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.words import LONGEST_WORDS
from eduapp.exams.room.ui.act_dialogs import Said
from eduapp.exams.room.ui.looks import letter
from eduapp.gui.fields import Choice, LineField, TimeEdit
from eduapp.gui.flow import Flow
from eduapp.gui.widgets import Card, announce, button, hbox, label, vbox, why_not

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QPushButton

    from eduapp.core.actor import Actor
    from eduapp.exams.room.queries import DayCandidate, TheDay
    from eduapp.gui.theme import Theme

ACTS = (*steps.ACTS, steps.INCIDENT)


class ActBar(Card):
    """One button for each act, with its letter; `pressed` tells which."""

    pressed = Signal(str)  # an act
    all_in = Signal()
    left = Signal()  # Enter in the sentence: back to the candidates

    def __init__(self, theme: Theme) -> None:
        px = theme.px
        self.buttons: dict[str, QPushButton] = {}
        self._offered: list[tuple[UUID | None, str]] = []
        for act in ACTS:
            words = f"{capital(code_list('room_acts')[act].label)} ({letter(act)})"
            self.buttons[act] = button(theme, words, kind="plain")
        self.everybody = button(theme, _("Let in everybody who is here"), "users")
        verbs = QWidget()
        verbs.setLayout(Flow(*self.buttons.values(), self.everybody, gap=px(6)))
        self.words = LineField(theme, longest=LONGEST_WORDS)
        self.words.setAccessibleName(_("Sentence for the next row"))
        self.words.setPlaceholderText(_("A sentence for the next row"))
        self.time = TimeEdit(theme)
        self.time.setAccessibleName(_("Time as it stands on paper"))
        self.time.setMaximumWidth(px(140))
        self._hint = label("", "caption", wrap=True)
        self._hint.hide()
        self.watch: Choice[UUID | None] = Choice(theme, [])
        self.watch.setAccessibleName(_("Seen by"))
        self.watch.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)  # names are read whole
        fields = hbox(
            vbox(label(_("Sentence"), "caption"), self.words, spacing=px(2)),
            vbox(label(_("Time on paper (empty: now)"), "caption"), self.time, spacing=px(2)),
            vbox(label(_("Seen by"), "caption"), self.watch, spacing=px(2)),
            spacing=px(12),
        )
        super().__init__(verbs, fields, self._hint, spacing=px(8))
        for act, made in self.buttons.items():
            made.clicked.connect(lambda _checked=False, act=act: self.pressed.emit(act))
        self.everybody.clicked.connect(self.all_in)
        self.words.returnPressed.connect(self.left)
        self.time.returnPressed.connect(self.left)

    def said(self) -> Said:
        """What stands in the fields."""
        return Said(self.words.text().strip(), self.time.value(), self.watch.value())

    def offer(self, day: TheDay, actor: Actor) -> None:
        """Who may have seen it: who writes, and those who watch."""
        others = [(id, name) for id, name in day.watches if id != actor.user_id]
        options: list[tuple[UUID | None, str]] = [(None, actor.name), *others]
        if options != self._offered:
            self._offered = options
            self.watch.set_options(options)

    def misread(self) -> str:
        """A sentence if the time cannot be read."""
        return self.time.misread()

    def clear(self, *, keep_time: bool) -> None:
        """Ready for the next row; a log that is typed in afterwards keeps the time until it is changed."""
        self.words.clear()
        if not keep_time:
            self.time.clear()
        self.hint("")

    def hint(self, text: str) -> None:
        """Why a key did nothing; "" takes it away."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        if text:
            announce(self, text)

    def follow(self, day: TheDay, row: DayCandidate | None, reason: str) -> None:
        """Say of each act whether it can be done with the chosen candidate, and if not, why."""
        typed = self.time.value() is not None
        for act, made in self.buttons.items():
            why_not(made, reason or why(day, row, act, typed=typed))
        waiting = any(one.state == steps.PRESENT for one in day.candidates)
        why_not(self.everybody, reason or ("" if waiting else _("Nobody waits to be let in.")))


def why(day: TheDay, row: DayCandidate | None, act: str, *, typed: bool = False) -> str:
    """Why an act cannot be done now; "" if it can. With a typed time the log decides, not the clock."""
    if day.seal is not None:
        return _("The log is sealed.")
    if act == steps.INCIDENT:
        return "" if day.log else _("Open the room first.")
    if row is None:
        return _("Choose a candidate first.")
    table = steps.TABLE[row.state][act]
    if typed and isinstance(table, str):
        return ""
    return row.why[act]
