"""Where one learner is, was and will be, on the learner's page."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from eduapp.core.changes import Topic
from eduapp.core.clock import zone
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, clock_text, date_text, ngettext
from eduapp.gui.bench import Bench
from eduapp.gui.sending import send
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import button, clear, hbox, hline, label, vbox, why_not
from eduapp.people.learners import queries, service, terms
from eduapp.people.learners.queries import StateRow, Whereabouts
from eduapp.people.learners.rules import Phase
from eduapp.people.learners.ui import looks
from eduapp.people.learners.ui.state_dialog import change_state, since_text

SHOWN = 6  # changes that are over
CHANGE_REASON = N_("Your role may look, but not say where people are. Ask the office or a leader.")


class StatesPanel(QWidget):
    """How it is now, what is dated ahead, then the history with the latest change first."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._learner_id = bench, subject_id
        self._now: Whereabouts | None = None
        self._reason = "" if bench.actor.may(terms.CHANGE_STATES) else _(CHANGE_REASON)
        self.change = button(bench.theme, _("Change state…"), "pen-line")
        self.change.clicked.connect(self._open_form)
        why_not(self.change, self._reason)
        self._start = TabStart(self)
        self._lines = vbox(spacing=bench.theme.px(6))
        vbox(self._lines, hbox(self.change, None), spacing=bench.theme.px(10), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self._bench.runner.query(
            queries.whereabouts, self._learner_id, owner=self, done=self._show, newest=True
        )

    def _show(self, now: Whereabouts | None) -> None:
        self._now = now
        clear(self._lines)
        self.change.setVisible(now is not None)
        if now is None:
            return
        in_force = [row for row in now.history if row.phase is Phase.IN_FORCE]
        self._add(looks.state_chip(now.standing.state), since_text(now.standing), in_force)
        if now.planned is not None:
            words = _("planned from {day}").format(day=date_text(now.planned.from_day))
            call_off = self._call_off_button(now.planned)
            self._add(looks.state_chip(now.planned.state), words, [now.planned], call_off)
            in_reading_order(self._start, [call_off])
        self._add_history([row for row in now.history if row.phase not in (Phase.IN_FORCE, Phase.PLANNED)])

    def _add(self, look: looks.ChipLook, words: str, rows: Sequence[StateRow], *verbs: QPushButton) -> None:
        """A state with its chip; who said so stands below."""
        text = QVBoxLayout()
        text.setSpacing(0)
        if words:
            text.addWidget(label(words, "bodyStrong", wrap=True))
        for row in rows:
            text.addWidget(label(entered_text(row), "caption", wrap=True))
        chip = looks.chip(self._bench.theme, look)
        self._lines.addLayout(hbox(chip, (text, 1), *verbs, spacing=self._bench.theme.px(10)))

    def _add_history(self, over: Sequence[StateRow]) -> None:
        for row in over[:SHOWN]:
            self._lines.addWidget(hline())
            self._lines.addWidget(label(over_text(row), wrap=True))
            self._lines.addWidget(label(entered_text(row), "caption", wrap=True))
        more = len(over) - SHOWN
        if more > 0:
            words = ngettext("and {count} earlier", "and {count} earlier", more).format(count=more)
            self._lines.addWidget(label(words, "secondary"))

    def _call_off_button(self, row: StateRow) -> QPushButton:
        name = _("Call off: {state} from {day}").format(state=row.state.label, day=date_text(row.from_day))
        made = button(self._bench.theme, _("Call off"), kind="plain", name=name)
        made.clicked.connect(lambda: self._call_off(row))
        why_not(made, self._reason)
        return made

    def _call_off(self, row: StateRow) -> None:
        command = service.CallOffState(learner_id=self._learner_id, change_id=row.id)
        told = _("{state} from {day} is called off.").format(
            state=row.state.label, day=date_text(row.from_day)
        )
        send(
            self._bench,
            service.call_off_state,
            command,
            owner=self,
            done=lambda _none: self._bench.tell(told),
        )

    def _open_form(self) -> None:
        if self._now is not None:
            change_state(self._bench, self._now, self)

    def _hear(self, topics: frozenset[Topic]) -> None:
        if terms.LEARNERS_CHANGED in topics:
            self.reload()


def over_text(row: StateRow) -> str:
    """A change that no longer holds: what it was, from when on, and what became of it."""
    phase = code_list("state_phases")[row.phase].label
    return _("{state} from {day}: {phase}").format(
        state=row.state.label, day=date_text(row.from_day), phase=phase
    )


def entered_text(row: StateRow) -> str:
    """Who said so, and when."""
    local = row.entered_at.astimezone(zone())
    return f"{row.entered_by} · {date_text(local.date())} {clock_text(local.time())}"
