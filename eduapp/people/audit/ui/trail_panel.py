"""The trail of one learner, on the learner's page."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.changes import Topic
from eduapp.core.i18n import _
from eduapp.gui.bench import Bench
from eduapp.gui.widgets import hline, label, renew, vbox
from eduapp.people.audit import queries, terms
from eduapp.people.audit.queries import TrailFilter, TrailRow
from eduapp.people.audit.ui.sentences import moment, sentence

_SHOWN = 12


class TrailPanel(QWidget):
    """The newest entries about somebody."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._learner_id = bench, subject_id
        self._lines = vbox(spacing=bench.theme.px(6), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        wanted = TrailFilter(learner_id=self._learner_id)
        self._bench.runner.query(
            queries.trail, wanted, None, _SHOWN, owner=self, done=self._show, newest=True
        )

    def _show(self, rows: list[TrailRow]) -> None:
        lines: list[QWidget] = [part for row in rows for part in (hline(), *self._line(row))][1:]
        renew(self._lines, *(lines or [label(_("Nothing has been changed yet."), "secondary")]))

    def _line(self, row: TrailRow) -> tuple[QWidget, QWidget]:
        words = label(sentence(row, self._bench.sentences), wrap=True)
        return words, label(f"{row.actor} · {moment(row)}", "caption")

    def _hear(self, topics: frozenset[Topic]) -> None:
        if terms.TRAIL_CHANGED in topics:
            self.reload()
