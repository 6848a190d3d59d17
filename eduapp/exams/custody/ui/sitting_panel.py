"""The papers of an exam on the exam's own page: what waits, and the way to them."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.changes import Topic
from eduapp.core.i18n import _
from eduapp.exams.custody import queries, terms
from eduapp.exams.custody.rules.balance import Balance
from eduapp.exams.custody.ui.looks import sum_chip
from eduapp.gui.bench import Bench
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Chip, button, hbox, label, renew, vbox


class PapersPanel(QWidget):
    """One line a bundle with its sum, and a button that opens all of them."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._sitting_id = bench, subject_id
        self._lines = vbox(spacing=bench.theme.px(6))
        self.go = button(bench.theme, _("Custody of papers"), "shield")
        self.go.clicked.connect(lambda: bench.navigation.go(Route("custody.sitting", subject_id)))
        vbox(self._lines, hbox(self.go, None), spacing=bench.theme.px(8), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self._bench.runner.query(queries.balance, self._sitting_id, owner=self, done=self._show, newest=True)

    def _show(self, balance: Balance) -> None:
        lines = []
        for one in balance.bundles:
            holder = QWidget()
            token, icon, word = sum_chip(one)
            chip = Chip(self._bench.theme, word, token, icon)
            hbox((label(one.label, "body", wrap=True), 1), chip, parent=holder)
            lines.append(holder)
        renew(self._lines, *(lines or [label(_("No papers are recorded yet."), "secondary", wrap=True)]))

    def _hear(self, topics: frozenset[Topic]) -> None:
        if topics & {terms.CUSTODY_CHANGED}:
            self.reload()
