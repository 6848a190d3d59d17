"""Marks and grades on the page of an exam: where they stand, and the way to them."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.changes import Topic
from eduapp.core.i18n import _
from eduapp.exams.grading import queries, terms
from eduapp.exams.grading.queries import GradingPage
from eduapp.exams.grading.ui import looks
from eduapp.exams.marking import terms as marking
from eduapp.exams.sittings import terms as sittings
from eduapp.gui.bench import Bench
from eduapp.gui.routes import Route
from eduapp.gui.widgets import button, hbox, label, vbox, why_not


class GradesPanel(QWidget):
    """One sentence on what comes next, who let the results be told, and one button."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._sitting_id = bench, subject_id
        self._said, self._released = label("", "secondary", wrap=True), label("", "secondary", wrap=True)
        self.go = button(bench.theme, _("Marks and grades"), "square-check")
        self.go.clicked.connect(lambda: bench.navigation.go(Route("grading.sitting", subject_id)))
        vbox(self._said, self._released, hbox(self.go, None), spacing=bench.theme.px(8), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self._bench.runner.query(queries.grading, self._sitting_id, owner=self, done=self._show, newest=True)

    def _show(self, page: GradingPage | None) -> None:
        if page is None:
            return
        open_ = page.held_here or bool(page.told)
        why_not(self.go, "" if open_ else _("There is nothing to mark or to tell yet."))
        self._said.setText(looks.next_text(page) if open_ else _("Marked once the exam is sealed."))
        self._released.setText(looks.release_words(page) if page.release is not None else "")
        self._released.setVisible(page.release is not None)

    def _hear(self, topics: frozenset[Topic]) -> None:
        heard = {terms.GRADING_CHANGED, marking.MARKING_CHANGED, sittings.RESULTS_CHANGED}
        if topics & {*heard, sittings.SITTINGS_CHANGED}:
            self.reload()
