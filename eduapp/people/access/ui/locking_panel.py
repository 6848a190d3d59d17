"""On the settings page: when the screen locks by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _, ngettext
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.shortcuts import key_text
from eduapp.gui.widgets import button, hbox, label, vbox, why_not
from eduapp.people.access import queries, rules, service, terms

if TYPE_CHECKING:
    from eduapp.gui.bench import Bench


class LockingPanel(QWidget):
    """After how many minutes, by which key, and what becomes of what one was at."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._minutes = 0
        self.words = label("", "secondary", wrap=True)
        said = _("{key} locks at once. What somebody was at is kept, and shown to the same person only.")
        at_once = label(said.format(key=key_text("lock")), "secondary", wrap=True)
        self.change = button(bench.theme, _("Change…"), name=_("Change when the screen is locked"))
        self.change.clicked.connect(self.ask)
        allowed = bench.actor.may(terms.SET_LOCKING)
        why_not(self.change, "" if allowed else _("Only an administrator may change this."))
        px = bench.theme.px
        hbox((vbox(self.words, at_once, spacing=px(4)), 1), self.change, spacing=px(10), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self._bench.runner.query(queries.lock_minutes, owner=self, done=self._show, newest=True)

    def ask(self) -> None:
        """Ask after how many minutes."""
        form = Form(self._bench.theme, self._bench.today())
        least, most = rules.limit("lock_minutes", "least"), rules.limit("lock_minutes", "most")
        help_ = _("From {least} to {most} minutes. Where learners are in the room, the fewer the better.")
        form.number(
            "minutes",
            _("Minutes without a touch"),
            help_.format(least=least, most=most),
            required=True,
            most=999,
            value=self._minutes,
        )
        form.keep()
        dialog = FormDialog(self._bench, _("When the screen is locked"), form, _("Save"), self)
        before = self._minutes
        dialog.submitted.connect(
            lambda: dialog.send(
                service.set_lock_minutes,
                service.SetLockMinutes(minutes=form.values()["minutes"], before=before),
            )
        )
        dialog.open()

    def _show(self, minutes: int) -> None:
        self._minutes = minutes
        said = ngettext(
            "The screen is locked after {count} minute without a touch.",
            "The screen is locked after {count} minutes without a touch.",
            minutes,
        )
        self.words.setText(said.format(count=minutes))

    def _hear(self, topics: frozenset[str]) -> None:
        if terms.LOCKING_CHANGED in topics:
            self.reload()
