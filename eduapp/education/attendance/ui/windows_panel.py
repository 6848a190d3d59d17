"""On the settings page: the numbers of the register with their paragraphs, and the one a school decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _
from eduapp.education.attendance import queries, rules, service, terms
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.widgets import button, hbox, label, vbox, why_not

if TYPE_CHECKING:
    from eduapp.gui.bench import Bench


class WindowsPanel(QWidget):
    """For how long marks are changed, recorded ahead, and reasons kept."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._kept = 0
        self.words = [label("", "secondary", wrap=True) for _line in range(3)]
        self.change = button(bench.theme, _("Change…"), name=_("Change for how long reasons are kept"))
        self.change.clicked.connect(self.ask)
        allowed = bench.actor.may(terms.KEEP_REASONS)
        why_not(self.change, "" if allowed else _("Your role may look, but not change this. Ask a leader."))
        px = bench.theme.px
        hbox((vbox(*self.words, spacing=px(4)), 1), self.change, spacing=px(10), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        day = self._bench.today()
        self._bench.runner.query(queries.reasons_kept, day, owner=self, done=self._show, newest=True)

    def ask(self) -> None:
        """Ask for how long reasons are kept."""
        today = self._bench.today()
        form = Form(self._bench.theme, today)
        most = rules.window(rules.REASON_KEPT_MOST, today)
        help_ = _(
            "After that only the neutral mark is left of an absence, with its minutes and names. "
            "At most {most} days ({basis})."
        ).format(most=most.days, basis=most.basis)
        form.number(
            "days", _("Days that reasons are kept"), help_, required=True, most=9999, value=self._kept
        )
        form.keep()
        dialog = FormDialog(self._bench, _("How long reasons are kept"), form, _("Save"), self)
        dialog.submitted.connect(
            lambda: dialog.send(service.keep_reasons, service.KeepReasons(days=form.values()["days"]))
        )
        dialog.open()

    def _show(self, days: int) -> None:
        self._kept = days
        today = self._bench.today()
        changed, ahead = rules.window(rules.OPEN, today), rules.window(rules.AHEAD, today)
        kept = rules.window(rules.REASON_KEPT, today)
        said = (
            _("Marks can be changed for {days} days, after that by a leader with a second name ({basis})."),
            _("Excused can be recorded {days} days ahead ({basis})."),
            _("Reasons of absence are kept for {days} days, then only the neutral mark ({basis})."),
        )
        numbers = ((changed.days, changed.basis), (ahead.days, ahead.basis), (days, kept.basis))
        for line, words, (count, basis) in zip(self.words, said, numbers, strict=True):
            line.setText(words.format(days=count, basis=basis))

    def _hear(self, topics: frozenset[str]) -> None:
        if terms.REASONS_KEPT_CHANGED in topics:
            self.reload()
