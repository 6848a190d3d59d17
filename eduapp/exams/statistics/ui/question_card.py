"""The chosen question beside the picture: its figures, what is noticed, and what the strongest answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import N_, _
from eduapp.exams.questions import terms as bank
from eduapp.exams.statistics.ui import looks
from eduapp.gui.facts import Fact
from eduapp.gui.routes import Route
from eduapp.gui.widgets import Card, Chip, button, hbox, label, renew, vbox, why_not

if TYPE_CHECKING:
    from eduapp.exams.statistics.queries import QuestionRow
    from eduapp.gui.bench import Bench

BANK_REASON = N_("Your role may not see what is asked in exams.")


class QuestionCard(Card):
    """Filled anew for each question; its button leads to the question in the bank."""

    def __init__(self, bench: Bench) -> None:
        px = bench.theme.px
        self._bench = bench
        self._row: QuestionRow | None = None
        self.title = label("", "subtitle", wrap=True)
        self.asked = label("", "secondary", wrap=True)
        self.chip = Chip(bench.theme, "")
        self.chosen = label("", wrap=True)
        self._figures = vbox(spacing=0)
        self.go = button(bench.theme, _("Open the question"), "book-open")
        self.go.clicked.connect(self.open_question)
        why_not(self.go, "" if bench.actor.may(bank.SEE_QUESTIONS) else _(BANK_REASON))
        super().__init__(
            self.title,
            self.asked,
            hbox(self.chip, None),
            self._figures,
            self.chosen,
            None,
            hbox(self.go, None),
            spacing=px(8),
            margins=(px(16), px(12), px(16), px(12)),
        )

    def show_row(self, row: QuestionRow | None) -> None:
        """Show this question, or nothing."""
        self._row = row
        self.setVisible(row is not None)
        if row is None:
            return
        self.title.setText(looks.name_of(row))
        self.asked.setText(" · ".join(filter(None, (row.label, looks.version_text(row)))))
        token, icon, word = looks.chip_of(row)
        self.chip.show_status(word, token, icon)
        chosen = looks.chosen_text(row)
        self.chosen.setText(chosen)
        self.chosen.setVisible(bool(chosen))
        renew(self._figures, *(self._line(fact) for fact in looks.figures(row)))

    def open_question(self) -> None:
        """Go to the question in the bank."""
        if self._row is not None and self.go.isEnabled():
            self._bench.navigation.go(Route("questions.edit", self._row.question_id))

    def _line(self, fact: Fact) -> QWidget:
        """One figure: what at the left, how much at the right."""
        holder = QWidget()
        what, much = label(fact.title, "caption", wrap=True), label(fact.value)
        hbox((what, 1), much, spacing=self._bench.theme.px(8), margins=(0, 2, 0, 2), parent=holder)
        return holder
