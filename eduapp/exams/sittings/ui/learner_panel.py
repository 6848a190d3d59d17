"""The exams of one learner, on the learner's page."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.changes import Topic
from eduapp.core.i18n import _, date_text
from eduapp.exams.sittings import queries, terms
from eduapp.exams.sittings.queries import LearnerResult
from eduapp.gui.bench import Bench
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Chip, button, hbox, label, renew, vbox


class ExamsPanel(QWidget):
    """One line an exam, the newest first."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._learner_id = bench, subject_id
        self._lines = vbox(spacing=bench.theme.px(6), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self._bench.runner.query(
            queries.of_learner, self._learner_id, owner=self, done=self._show, newest=True
        )

    def _show(self, rows: list[LearnerResult]) -> None:
        renew(self._lines, *(map(self._line, rows) if rows else [label(_("No exams yet."), "secondary")]))

    def _line(self, row: LearnerResult) -> QWidget:
        theme, holder = self._bench.theme, QWidget()
        words = vbox(
            label(row.course_name, "bodyStrong", wrap=True),
            label(f"{row.course_code} · {date_text(row.day)}", "caption"),
            spacing=0,
        )
        chips = [Chip(theme, _("not released yet"), "none", "lock")] if row.withheld else []
        if row.label:
            token, icon = {True: ("present", "check"), False: ("absent", "x"), None: ("none", "info")}[
                row.passed
            ]
            chips = [Chip(theme, row.label, token, icon)]
        if row.annulled:
            chips = [Chip(theme, _("annulled"), "absent", "ban")]
        go = button(
            theme, _("Open"), kind="plain", name=_("Open the exam in {course}").format(course=row.course_name)
        )
        go.clicked.connect(lambda: self._bench.navigation.go(Route("sittings.sitting", row.id)))
        hbox((words, 1), *chips, go, spacing=theme.px(10), parent=holder)
        return holder

    def _hear(self, topics: frozenset[Topic]) -> None:
        if topics & {terms.RESULTS_CHANGED, terms.SITTINGS_CHANGED}:
            self.reload()
