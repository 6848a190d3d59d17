"""On the page of a learner: the waiting lists the learner stands on, and the way onto others."""

from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.i18n import _, date_text
from eduapp.education.waiting import queries, terms
from eduapp.education.waiting.queries import WishRow
from eduapp.education.waiting.ui.apply_dialog import put_on_lists
from eduapp.education.waiting.ui.contributions import LIST
from eduapp.education.waiting.ui.looks import reason_text, state_chip
from eduapp.education.waiting.ui.verbs import APPLY_REASON
from eduapp.gui.bench import Bench
from eduapp.gui.routes import Route
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import Chip, IconTile, button, clear, hbox, hline, label, vbox, why_not


class LearnerPanel(QWidget):
    """What one learner waits for, and what became of it."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._learner_id = bench, subject_id
        px = bench.theme.px
        self._start = TabStart(self)
        self._rows = vbox(spacing=0)
        self.put_on = button(bench.theme, _("Put on waiting lists…"), "plus")
        self.put_on.clicked.connect(lambda: put_on_lists(bench, subject_id, self))
        why_not(self.put_on, "" if bench.actor.may(terms.APPLY) else _(APPLY_REASON))
        vbox(self._rows, hbox(self.put_on, None), spacing=px(8), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again what the learner waits for."""
        self._bench.runner.query(queries.wishes, self._learner_id, owner=self, done=self._show, newest=True)

    def _show(self, rows: list[WishRow]) -> None:
        clear(self._rows)
        verbs: list[QPushButton] = []
        if not rows:
            self._rows.addWidget(label(_("On no waiting list."), "secondary", wrap=True))
        for place, row in enumerate(rows):
            if place:
                self._rows.addWidget(hline())
            made, verb = self._row(row)
            self._rows.addWidget(made)
            verbs.append(verb)
        in_reading_order(self._start, verbs)

    def _row(self, row: WishRow) -> tuple[QWidget, QPushButton]:
        theme, px = self._bench.theme, self._bench.theme.px
        applied = _("applied {day}").format(day=date_text(row.applied_on))
        about = " · ".join(filter(None, (row.group, applied, reason_text(row))))
        token, icon, word = state_chip(row)
        verb = button(
            theme, _("Open"), kind="plain", name=_("Open the list of {course}").format(course=row.course)
        )
        verb.clicked.connect(lambda: self._open(row.group_id))
        words = vbox(
            label(row.course, "bodyStrong", wrap=True), label(about, "caption", wrap=True),
            hbox(Chip(theme, word, token, icon), verb, None, spacing=px(8)), spacing=px(2),
        )  # fmt: skip
        made = QWidget()
        hbox(
            vbox(IconTile(theme, "hourglass", size=36), None), (words, 1),
            spacing=px(12), margins=(0, px(6), 0, px(6)), parent=made,
        )  # fmt: skip
        return made, verb

    def _open(self, group_id: UUID) -> None:
        self._bench.navigation.go(Route("enrolment.group", group_id, detail=LIST))

    def _hear(self, topics: frozenset[str]) -> None:
        if terms.WAITING_CHANGED in topics:
            self.reload()
