"""An incident in one key and a sentence: the list of what can happen, each kind with its letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital
from eduapp.exams.room import service
from eduapp.exams.room.rules.words import LONGEST_WORDS
from eduapp.exams.room.ui.act_dialogs import SEEN, Said
from eduapp.gui.flow import Flow
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.widgets import button, label, vbox

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QPushButton

    from eduapp.exams.room.queries import DayCandidate, TheDay
    from eduapp.gui.bench import Bench
    from eduapp.gui.theme import Theme


class KindField(QWidget):
    """All kinds in their groups; a letter chooses one and goes on to the sentence."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._chosen = ""
        self._buttons: dict[str, QPushButton] = {}
        self._by_key: dict[str, str] = {}
        rows = vbox(spacing=theme.px(4), parent=self)
        for group in code_list("room_incident_groups"):
            flow = Flow(gap=theme.px(4))
            holder = QWidget()
            holder.setLayout(flow)
            for code in code_list("room_incidents"):
                if code.said("group") == group.key:
                    flow.addWidget(self._kind(theme, code.key, code.said("key"), capital(code.label)))
            rows.addWidget(label(capital(group.label), "caption"))
            rows.addWidget(holder)
        self.setFocusProxy(next(iter(self._buttons.values())))

    def value(self) -> str:
        """The kind that was chosen; "" for none."""
        return self._chosen

    def set_value(self, value: str | None) -> None:
        """Choose a kind."""
        self._chosen = value or ""
        for key, made in self._buttons.items():
            made.setChecked(key == self._chosen)
        self.changed.emit()

    def misread(self) -> str:
        """Nothing here can be misread."""
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter of the list, wherever in the list the keyboard is."""
        key = self._by_key.get(event.text().upper())
        if key is None or event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            super().keyPressEvent(event)
            return
        self._choose(key)

    def _choose(self, key: str) -> None:
        """Take a kind and go on to the sentence, whose letters are none of the list's."""
        self.set_value(key)
        [*_others, last] = self._buttons.values()
        last.setFocus()
        self.focusNextChild()

    def _kind(self, theme: Theme, key: str, letter: str, words: str) -> QPushButton:
        made = button(theme, f"{letter}  {words}", kind="seg", name=f"{letter}: {words}", checkable=True)
        made.clicked.connect(lambda: self._choose(key))
        self._buttons[key], self._by_key[letter] = made, key
        return made


def note_incident(
    bench: Bench,
    day: TheDay,
    row: DayCandidate | None,
    said: Said,
    parent: QWidget,
    done: Callable[[object], None],
) -> None:
    """Ask what happened, to whom or to nobody in particular, and for one sentence."""
    form = Form(bench.theme, bench.today())
    form.add("incident", _("What happened? Press its letter"), KindField(bench.theme), required=True)
    form.text("words", _("Sentence"), _(SEEN), required=True, longest=LONGEST_WORDS, free_text=True)
    nobody: list[tuple[UUID | None, str]] = [(None, _("Nobody in particular"))]
    people: list[tuple[UUID | None, str]] = [
        (one.id, _("Candidate {number}").format(number=one.number))
        for one in sorted(day.candidates, key=lambda one: one.number)
    ]
    form.choice("candidate_id", _("About"), nobody + people, value=row.id if row else None)
    form.type_in({"words": said.words})
    form.keep()
    note = said.note or _("The exam goes on for everybody, also for whom it is about.")
    dialog = FormDialog(bench, _("What happened?"), form, _("Write it down"), parent, note=note)

    def send() -> None:
        order = service.NoteIncident(
            sitting_id=day.id, minute=said.minute, seen_by=said.seen_by, **form.values()
        )
        dialog.send(service.note_incident, order, done)

    dialog.submitted.connect(send)
    dialog.open()
