"""From whom one learner is kept apart, on the learner's page. For few."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.changes import Topic
from eduapp.core.i18n import _
from eduapp.gui.bench import Bench
from eduapp.gui.routes import Route
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import button, clear, hbox, label, vbox, why_not
from eduapp.people.apart import queries, terms
from eduapp.people.apart.queries import PairRow
from eduapp.people.apart.ui.pair_dialog import CHANGE_REASON, Somebody, close_pair, keep_apart
from eduapp.people.apart.ui.pairs_page import told_by
from eduapp.people.learners import queries as learners
from eduapp.people.learners import terms as learners_terms


class ApartPanel(QWidget):
    """One line a pair, and the way to add another."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._learner_id = bench, subject_id
        self._reason = "" if bench.actor.may(terms.CHANGE_PAIRS) else _(CHANGE_REASON)
        self._start = TabStart(self)
        self._lines = vbox(spacing=bench.theme.px(6))
        self.add = button(bench.theme, _("Keep apart from…"), "plus")
        self.add.clicked.connect(self._ask_name)
        why_not(self.add, self._reason)
        vbox(self._lines, hbox(self.add, None), spacing=bench.theme.px(10), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self._bench.runner.query(
            queries.of_learner, self._learner_id, owner=self, done=self._show, newest=True
        )

    def _show(self, rows: list[PairRow]) -> None:
        clear(self._lines)
        stops: list[QWidget] = []
        for row in rows:
            self._lines.addWidget(self._line(row, stops))
        in_reading_order(self._start, stops)
        if not rows:
            self._lines.addWidget(label(_("May be together with everybody."), "secondary"))

    def _line(self, row: PairRow, stops: list[QWidget]) -> QWidget:
        theme, holder = self._bench.theme, QWidget()
        other_id, other = row.other_of(self._learner_id)
        told = {"name": other, "level": row.level.label}
        words = vbox(
            label(f"{other} · {row.level.label}", "bodyStrong", wrap=True),
            label(told_by(row.opened_at, row.opened_by), "caption", wrap=True),
            spacing=0,
        )
        go = button(theme, _("Open"), kind="plain", name=_("Open: {name}, {level}").format(**told))
        go.clicked.connect(lambda: self._bench.navigation.go(Route("learners.learner", other_id)))
        close = button(
            theme,
            _("End…"),
            kind="plain",
            name=_("End: {name}, {level}").format(**told),
        )
        close.clicked.connect(lambda: close_pair(self._bench, row, self))
        why_not(close, self._reason)
        stops += [go, close]
        hbox((words, 1), go, close, spacing=theme.px(10), parent=holder)
        return holder

    def _ask_name(self) -> None:
        self._bench.runner.query(learners.names, [self._learner_id], owner=self, done=self._open_form)

    def _open_form(self, names: dict[UUID, str]) -> None:
        if self._learner_id in names:
            keep_apart(self._bench, self, Somebody(self._learner_id, names[self._learner_id]))

    def _hear(self, topics: frozenset[Topic]) -> None:
        if topics & {terms.PAIRS_CHANGED, learners_terms.LEARNERS_CHANGED}:
            self.reload()
