"""Adding somebody who is here without taking part in the group: one key, some letters, Enter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from eduapp.core.i18n import _
from eduapp.education.attendance import queries
from eduapp.gui.pickers import SearchPicker
from eduapp.gui.widgets import IconLabel, button, hbox, label
from eduapp.people.learners.rules import why_no_more

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent

    from eduapp.education.attendance.queries import GuestCandidate
    from eduapp.gui.bench import Bench


class GuestBar(QFrame):
    """A line over the register, hidden until somebody asks for it; Esc puts it away."""

    chosen = Signal(object)  # GuestCandidate
    closed = Signal()

    def __init__(self, bench: Bench, session_id: UUID, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        px = bench.theme.px
        name = _("Who is here as a guest?")
        query = partial(queries.guest_candidates, session_id=session_id)
        self.picker = SearchPicker(
            bench, query, _("Find by name or number"), name=name, hint=partial(why_no_more, bench.actor)
        )
        self.picker.picked.connect(self._take)
        self.away = button(bench.theme, "", "x", kind="plain", name=_("Add nobody"))
        self.away.clicked.connect(self.close_up)
        words = label(name, "bodyStrong")
        hbox(
            IconLabel(bench.theme, "user", 18, "excused"),
            words,
            (self.picker, 1),
            self.away,
            spacing=px(10),
            margins=(px(14), px(6), px(8), px(6)),
            parent=self,
        )
        self.hide()

    def ask(self) -> None:
        """Show it, with the keyboard in it."""
        self.picker.set_value(None)
        self.show()
        self.picker.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_up(self) -> None:
        """Put it away."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        else:
            super().keyPressEvent(event)

    def _take(self, candidate: GuestCandidate | None) -> None:
        if candidate is not None:
            self.hide()
            self.chosen.emit(candidate)
