"""On the page of an exam: the way to how its questions worked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _
from eduapp.exams.sittings import terms as sittings
from eduapp.exams.statistics import queries
from eduapp.exams.statistics.rules.scopes import SITTING
from eduapp.gui.routes import Route
from eduapp.gui.widgets import button, hbox, label, vbox, why_not

if TYPE_CHECKING:
    from uuid import UUID

    from eduapp.core.changes import Topic
    from eduapp.gui.bench import Bench


class StatisticsPanel(QWidget):
    """A button, which says why not as long as there is nothing to be seen."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._sitting_id = bench, subject_id
        told = _("How many got each question right, how well it tells strong from weak, and keys to look at.")
        self.go = button(bench.theme, _("How the questions worked"), "chart-column")
        self.go.clicked.connect(
            lambda: bench.navigation.go(Route("statistics.questions", subject_id, SITTING))
        )
        vbox(label(told, "secondary", wrap=True), hbox(self.go, None), spacing=bench.theme.px(8), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self._bench.runner.query(
            queries.against_showing, self._sitting_id, owner=self, done=self._show, newest=True
        )

    def _show(self, reason: str) -> None:
        why_not(self.go, _(reason) if reason else "")

    def _hear(self, topics: frozenset[Topic]) -> None:
        if topics & {sittings.SITTINGS_CHANGED}:
            self.reload()
