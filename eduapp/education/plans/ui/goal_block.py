"""One goal on the plan: what it is, its verbs, and its steps, the next of which is ticked by one key."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.i18n import _, date_text
from eduapp.education.plans.queries import GoalRow, StepRow
from eduapp.education.plans.rules import goals
from eduapp.education.plans.ui.looks import goal_caption, goal_chips, plan_row
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import IconLabel, button, hbox, label, vbox

Tick = Callable[[GoalRow, StepRow, bool], None]


class GoalBlock(QWidget):
    """Title, chips and verbs; below them the steps. House rule 65: only the next one can be ticked."""

    def __init__(
        self, theme: Theme, goal: GoalRow, verbs: list[QPushButton], until: date | None, tick: Tick | None
    ) -> None:
        super().__init__()
        self._theme, self._goal, self._tick = theme, goal, tick
        self.setProperty("listRow", True)
        self.next_tick: QPushButton | None = None  # takes the next step
        self.last_tick: QPushButton | None = None  # gives the last one up
        chips = goal_chips(goal, until)
        head = plan_row(theme, "flag", (goal.title, goal_caption(goal)), chips, verbs)
        px = theme.px
        steps = vbox(*(self._step(step) for step in self._shown()), spacing=0, margins=(px(46), 0, 0, px(6)))
        vbox(head, steps, spacing=0, parent=self)

    @property
    def goal_id(self) -> UUID:
        """Whose block it is."""
        return self._goal.id

    def ticks(self) -> list[QPushButton]:
        """What can be ticked or unticked, in reading order."""
        return [tick for tick in (self.last_tick, self.next_tick) if tick is not None]

    def _shown(self) -> list[StepRow]:
        """All steps while somebody works towards the goal; of a reached one the last, to be unticked."""
        if self._goal.live:
            return list(self._goal.steps)
        return list(self._goal.steps[-1:]) if self._goal.state == goals.REACHED else []

    def _step(self, step: StepRow) -> QWidget:
        row, px = QWidget(), self._theme.px
        row.setProperty("listRow", True)
        words = vbox(label(step.text, wrap=True), spacing=0)
        if step.taken_on:
            day = _("{day}, {person}").format(day=date_text(step.taken_on), person=step.taken_by)
            words.addWidget(label(day, "caption", wrap=True))
        sign = self._sign(step)
        row.setMinimumHeight(px(32))
        hbox(sign, (words, 1), spacing=px(8), parent=row)
        return row

    def _sign(self, step: StepRow) -> QWidget:
        """A tick where the rule lets one be set or taken away, else a mark."""
        taken, place = self._goal.taken, step.place - 1
        if self._tick is not None and place in (taken - 1, taken):
            return self._knob(step, place)
        token, icon = ("present", "circle-check") if step.taken_on else ("ink2", "circle")
        name = _("taken") if step.taken_on else _("still ahead")
        mark = IconLabel(self._theme, icon, 18, token, name)
        return _centred(mark, self._theme.px(36))

    def _knob(self, step: StepRow, place: int) -> QPushButton:
        done = step.taken_on is not None
        icon = "circle-check" if done else "circle"
        knob = button(
            self._theme,
            "",
            icon,
            kind="plain",
            name=_("Taken: {step}").format(step=step.text),
            checkable=True,
        )
        knob.setChecked(done)
        knob.setFixedWidth(self._theme.px(36))
        knob.clicked.connect(lambda: self._tick(self._goal, step, not done) if self._tick else None)
        if done:
            self.last_tick = knob
        else:
            self.next_tick = knob
        return knob


def _centred(mark: QWidget, width: int) -> QWidget:
    holder = QWidget()
    holder.setFixedWidth(width)
    hbox(None, mark, None, spacing=0, parent=holder)
    return holder
