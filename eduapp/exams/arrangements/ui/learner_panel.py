"""On the learner's page: what is granted at exams, by which decision and until when."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _
from eduapp.exams.arrangements import queries, terms
from eduapp.exams.arrangements.rules import Stage
from eduapp.exams.arrangements.ui.decision_dialog import RECORD_REASON, Somebody, record, withdraw
from eduapp.exams.arrangements.ui.looks import (
    chip_of,
    days_text,
    decided_text,
    end_text,
    exams_text,
    granted_text,
    recorded_text,
    removed_text,
)
from eduapp.gui.flow import Flow
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import Chip, button, hbox, label, renew, vbox, why_not
from eduapp.people.learners import terms as learners_terms

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from eduapp.core.changes import Topic
    from eduapp.exams.arrangements.queries import DecisionRow, LearnerDecisions
    from eduapp.gui.bench import Bench
    from eduapp.gui.widgets.boxes import Item

_HOLDING = (Stage.IN_FORCE, Stage.COMING)


class ArrangementsPanel(QWidget):
    """Decisions that hold or will, each with what it grants; below them what is over, in a line each."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._learner_id = bench, subject_id
        self._shown: LearnerDecisions | None = None
        self._reason = "" if bench.actor.may(terms.RECORD_ARRANGEMENTS) else _(RECORD_REASON)
        self._start = TabStart(self)
        self._lines = vbox(spacing=bench.theme.px(10))
        self.add = button(bench.theme, _("Record a decision…"), "plus")
        self.add.clicked.connect(self._add)
        why_not(self.add, self._reason)
        vbox(self._lines, hbox(self.add, None), spacing=bench.theme.px(10), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self._bench.runner.query(
            queries.of_learner,
            self._learner_id,
            self._bench.today(),
            owner=self,
            done=self._show,
            newest=True,
        )

    def _show(self, found: LearnerDecisions) -> None:
        self._shown = found
        holding = [row for row in found.decisions if row.stage in _HOLDING]
        stops: list[QWidget] = []
        items: list[Item] = [self._decision(row, holding, stops) for row in holding]
        if not holding:
            items.append(label(_("Nothing is granted at exams."), "secondary"))
        items += [label(_over(row), "caption", wrap=True) for row in found.decisions if row not in holding]
        renew(self._lines, *items)
        in_reading_order(self._start, stops)

    def _decision(self, row: DecisionRow, holding: list[DecisionRow], stops: list[QWidget]) -> QWidget:
        theme, holder = self._bench.theme, QWidget()
        token, icon, words = chip_of(row)
        head = QWidget()
        head.setLayout(
            Flow(label(exams_text(row), "bodyStrong"), Chip(theme, words, token, icon), gap=theme.px(8))
        )
        items: list[Item] = [
            head,
            label(granted_text(row.facts.measures), wrap=True),
            label(" · ".join((days_text(row), decided_text(row.facts))), "caption", wrap=True),
            label(recorded_text(row), "caption", wrap=True),
        ]
        told = (removed_text(row.facts.measures), _elsewhere(row, holding), end_text(row))
        items += [label(one, "caption", wrap=True) for one in told if one]
        vbox(*items, self._verbs(row, stops), spacing=theme.px(4), parent=holder)
        return holder

    def _verbs(self, row: DecisionRow, stops: list[QWidget]) -> QWidget:
        verbs, told = QWidget(), f"{exams_text(row)}, {row.facts.reference}"
        offers: list[tuple[str, str, Callable[..., object]]] = [
            (_("Replace…"), _("Replace: {what}…").format(what=told), partial(self._replace, row)),
            (_("Withdraw…"), _("Withdraw: {what}…").format(what=told), partial(self._withdraw, row)),
        ]
        made = []
        for text, name, act in offers:
            verb = button(self._bench.theme, text, kind="plain", name=name)
            verb.clicked.connect(act)
            why_not(verb, self._reason)
            made.append(verb)
        stops += made
        verbs.setLayout(Flow(*made, gap=self._bench.theme.px(8)))
        return verbs

    def _add(self, _checked: bool = False) -> None:
        if self._shown is not None:
            record(self._bench, self, Somebody(self._learner_id, self._shown.name))

    def _replace(self, row: DecisionRow, _checked: bool = False) -> None:
        record(self._bench, self, Somebody(row.learner_id, row.learner), row)

    def _withdraw(self, row: DecisionRow, _checked: bool = False) -> None:
        withdraw(self._bench, self, row)

    def _hear(self, topics: frozenset[Topic]) -> None:
        if topics & {terms.ARRANGEMENTS_CHANGED, learners_terms.LEARNERS_CHANGED}:
            self.reload()


def _elsewhere(row: DecisionRow, holding: list[DecisionRow]) -> str:
    """In which courses another decision holds instead of one for all exams."""
    names = sorted(one.course for one in holding if one.course)
    if row.facts.course_id is not None or not names:
        return ""
    return _("Not in {courses}, while the decision for that course holds.").format(courses=", ".join(names))


def _over(row: DecisionRow) -> str:
    words = (exams_text(row), days_text(row), granted_text(row.facts.measures), decided_text(row.facts))
    return " · ".join(filter(None, (*words, end_text(row))))
