"""On the page of a learner: the modules that were reached, so that a short stay leaves with them."""

from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.changes import Topic
from eduapp.core.i18n import N_, _, date_text
from eduapp.education.courses import queries, terms
from eduapp.education.courses.queries import ReachedRow
from eduapp.education.courses.ui.reached_dialogs import correct_module, reach_module
from eduapp.gui.bench import Bench
from eduapp.gui.flow import Flow
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import Chip, button, hbox, hline, label, renew, vbox, why_not

REACH_REASON = N_("Your role may look, but not enter modules. Ask a teacher or a leader.")


class ReachedPanel(QWidget):
    """What one learner has reached, newest first."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._learner_id = bench, subject_id
        px = bench.theme.px
        self._start = TabStart(self)
        self._rows = vbox(spacing=0)
        self.enter = button(bench.theme, _("Enter a module…"), "plus")
        self.enter.clicked.connect(lambda: reach_module(bench, subject_id, self))
        if not bench.actor.may(terms.REACH_MODULES):
            why_not(self.enter, _(REACH_REASON))
        vbox(self._rows, hbox(self.enter, None), spacing=px(8), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again what was reached."""
        self._bench.runner.query(
            queries.reached_by, self._learner_id, owner=self, done=self._show, newest=True
        )

    def _show(self, rows: list[ReachedRow]) -> None:
        verbs: list[QPushButton] = []
        lines = [part for row in rows for part in (hline(), self._row(row, verbs))][1:]
        renew(self._rows, *(lines or [label(_("No module reached yet."), "secondary", wrap=True)]))
        in_reading_order(self._start, verbs)

    def _row(self, row: ReachedRow, verbs: list[QPushButton]) -> QWidget:
        theme, px, holder = self._bench.theme, self._bench.theme.px, QWidget()
        hours = _("{count} × {minutes} min").format(count=row.planned_hours, minutes=row.minutes_per_hour)
        told = [row.course, hours, _("entered by {name}").format(name=row.recorded_by)]
        if row.reason:
            told.append(_("corrected: {reason}").format(reason=row.reason))
        words = vbox(
            label(f"{row.code} {row.name}", "bodyStrong", wrap=True),
            label(" · ".join(told), "caption", wrap=True),
            spacing=0,
        )
        shown: list[QWidget] = [Chip(theme, date_text(row.day), "present", "check")]
        if self._bench.actor.may(terms.REACH_MODULES):
            name = _("Correct {module}…").format(module=f"{row.code} {row.name}")
            correct = button(theme, _("Correct…"), kind="plain", name=name)
            correct.clicked.connect(lambda: correct_module(self._bench, row, self))
            verbs.append(correct)
            shown.append(correct)
        beside = QWidget()
        beside.setLayout(Flow(*shown, gap=px(8)))
        hbox((words, 1), beside, spacing=px(12), margins=(0, px(6), 0, px(6)), parent=holder)
        return holder

    def _hear(self, topics: frozenset[Topic]) -> None:
        if topics & {terms.REACHED_CHANGED, terms.COURSES_CHANGED}:
            self.reload()
