"""The trail of one learner, on the learner's page, and who opened it."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.changes import Topic
from eduapp.core.i18n import _, date_text, ngettext
from eduapp.gui.bench import Bench
from eduapp.gui.widgets import hline, label, renew, vbox
from eduapp.people.audit import queries, terms
from eduapp.people.audit.queries import ReadRow, TrailFilter, TrailRow
from eduapp.people.audit.ui.sentences import moment, sentence

_SHOWN, _READS = 12, 6


class TrailPanel(QWidget):
    """The newest entries about somebody."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._learner_id = bench, subject_id
        self._lines, self._reads = vbox(spacing=bench.theme.px(6)), vbox(spacing=bench.theme.px(2))
        vbox(self._lines, self._reads, spacing=bench.theme.px(12), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        wanted = TrailFilter(learner_id=self._learner_id)
        self._bench.runner.query(
            queries.trail, wanted, None, _SHOWN, owner=self, done=self._show, newest=True
        )
        about = (self._learner_id, None, None, None, _READS)
        self._bench.runner.query(queries.reads_of, *about, owner=self, done=self._show_reads, newest=True)

    def _show(self, rows: list[TrailRow]) -> None:
        lines: list[QWidget] = [part for row in rows for part in (hline(), *self._line(row))][1:]
        renew(self._lines, *(lines or [label(_("Nothing has been changed yet."), "secondary")]))

    def _show_reads(self, rows: list[ReadRow]) -> None:
        said = [label(_read_text(row), "caption", wrap=True) for row in rows]
        renew(
            self._reads, *([hline(), label(_("Who opened this page"), "bodyStrong"), *said] if said else [])
        )

    def _line(self, row: TrailRow) -> tuple[QWidget, QWidget]:
        words = label(sentence(row, self._bench.sentences), wrap=True)
        return words, label(f"{row.actor} · {moment(row)}", "caption")

    def _hear(self, topics: frozenset[Topic]) -> None:
        if terms.TRAIL_CHANGED in topics:
            self.reload()


def _read_text(row: ReadRow) -> str:
    times = ngettext("once", "{count} times", row.times).format(count=row.times)
    return " · ".join((row.actor, date_text(row.day), times))
