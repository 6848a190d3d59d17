"""On a learner's page: what they say is wrong, until when it is answered, and what came of it."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.changes import Topic
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital, date_text
from eduapp.gui.bench import Bench
from eduapp.gui.flow import Flow
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import button, clear, hbox, label, vbox, why_not
from eduapp.people.disputes import queries, rules, terms
from eduapp.people.disputes.queries import DisputeRow
from eduapp.people.disputes.ui import dialogs

_VERBS = {
    rules.CORRECT: (N_("Corrected…"), N_("Corrected: {what}"), terms.DECIDE),
    rules.REFUSE: (N_("Turn down…"), N_("Refuse: {what}"), terms.DECIDE),
    rules.EXTEND: (N_("More time…"), N_("More time: {what}"), terms.DECIDE),
    rules.WITHDRAW: (N_("Withdrawn…"), N_("Withdrawn: {what}"), terms.TAKE_IN),
}  # step: its button, its name for a screen reader, who may


class DisputesPanel(QWidget):
    """A block for each request, the newest first; the mark in words, never by colour alone."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._learner_id = bench, subject_id
        self._start = TabStart(self)
        self._lines = vbox(spacing=bench.theme.px(10))
        self.add = button(bench.theme, _("Take in a request…"), "plus")
        self.add.clicked.connect(lambda: dialogs.take_in(bench, subject_id, self))
        why_not(self.add, "" if bench.actor.may(terms.TAKE_IN) else _("The office or a leader takes it in."))
        vbox(self._lines, hbox(self.add, None), spacing=bench.theme.px(10), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self._bench.runner.query(
            queries.of_learner, self._learner_id, owner=self, done=self._show, newest=True
        )

    def _show(self, rows: list[DisputeRow]) -> None:
        clear(self._lines)
        stops: list[QWidget] = []
        for row in rows:
            self._lines.addWidget(self._block(row, stops))
        in_reading_order(self._start, stops)
        if not rows:
            self._lines.addWidget(label(_("There are no requests."), "secondary"))

    def _block(self, row: DisputeRow, stops: list[QWidget]) -> QWidget:
        theme, holder = self._bench.theme, QWidget()
        verbs = QWidget()
        shown = [self._verb(step, row) for step in _VERBS if rules.may_step(step, row.state)]
        verbs.setLayout(Flow(*shown, gap=theme.px(8)))
        verbs.setVisible(bool(shown))
        stops += shown
        told = [label(words, "secondary", wrap=True) for words in _told(row)]
        title = label(f"{capital(_kind(row))} · {_state(row)}", "bodyStrong", wrap=True)
        vbox(title, *told, verbs, spacing=theme.px(4), parent=holder)
        return holder

    def _verb(self, step: str, row: DisputeRow) -> QWidget:
        words, name, permission = _VERBS[step]
        what = f"{_kind(row)}, {date_text(row.asked_on)}"
        made = button(self._bench.theme, _(words), kind="plain", name=_(name).format(what=what))
        made.clicked.connect(lambda: dialogs.OPENS[step](self._bench, row, self))
        why_not(made, "" if self._bench.actor.may(permission) else _("Your role may not. Ask a leader."))
        return made

    def _hear(self, topics: frozenset[Topic]) -> None:
        if terms.DISPUTES_CHANGED in topics:
            self.reload()


def _kind(row: DisputeRow) -> str:
    return code_list("disputed_data")[row.kind].label


def _state(row: DisputeRow) -> str:
    return code_list("dispute_states")[row.state].label


def _told(row: DisputeRow) -> list[str]:
    """What there is to read of a request, line by line."""
    found = []
    if rules.is_marked(row.state):
        found.append(_("Disputed by the learner, {day}").format(day=date_text(row.asked_on)))
    days = [date_text(day) for day in (row.first_day, row.last_day) if day is not None]
    if days:
        found.append(_("About days: {days}").format(days=" – ".join(days)))
    if rules.is_open(row.state):
        found.append(_("Answer by {day}").format(day=date_text(row.due_on)))
    if row.wrong:
        found.append(_("Wrong: {words}").format(words=row.wrong))
        found.append(_("Right: {words}").format(words=row.right))
    for step in row.steps:
        state = capital(code_list("dispute_states")[step.state].label)
        found.append(" · ".join(filter(None, (state, step.noted_by, step.said))))
    return found
