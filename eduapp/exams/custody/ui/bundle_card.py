"""The chosen bundle: its sum line by line, and its log, whose lines are confirmed and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.i18n import N_, _
from eduapp.exams.custody import terms
from eduapp.exams.custody.queries import STANDS, WAITS
from eduapp.exams.custody.rules.balance import check_bundle
from eduapp.exams.custody.rules.steps import KINDS
from eduapp.exams.custody.ui.looks import line_chip, line_note, line_text, sum_lines
from eduapp.exams.custody.ui.step_dialogs import take_back
from eduapp.gui.flow import Flow
from eduapp.gui.tab_order import TabStart, in_reading_order
from eduapp.gui.widgets import Card, Chip, button, clear, hbox, hline, label, vbox, why_not

if TYPE_CHECKING:
    from eduapp.exams.custody.queries import BundleRow, LogRow
    from eduapp.gui.bench import Bench
    from eduapp.gui.theme import Theme

BACK_REASON = N_("Your role may record, but not take back. Ask a leader.")


class BundleCard(QWidget):
    """Follows the table: the sum of the chosen bundle, what stands against it, and its log, newest first."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench, px = bench, bench.theme.px
        self._sum, self._log = vbox(spacing=px(2)), vbox(spacing=0)
        self._sum_title, self._log_title = label("", "subtitle", wrap=True), label("", "subtitle", wrap=True)
        self.log_card = Card(self._log_title, spacing=px(8))
        self.log_card.box.addLayout(self._log)
        self._start = TabStart(self.log_card)
        sums = Card(self._sum_title, spacing=px(8))
        sums.box.addLayout(self._sum)
        vbox(sums, self.log_card, spacing=px(10), parent=self)

    def show_bundle(self, row: BundleRow | None) -> None:
        """Show another bundle, or nothing."""
        clear(self._sum)
        clear(self._log)
        self.setVisible(row is not None)
        if row is None:
            return
        self._sum_title.setText(_("The sum of {bundle}").format(bundle=row.label))
        self._log_title.setText(_("The log of {bundle}").format(bundle=row.label))
        for words, number in sum_lines(row.balance):
            self._sum.addWidget(_sum_line(self._bench.theme, words, number))
        for violation in check_bundle(row.balance):
            self._sum.addWidget(label(violation.sentence(), wrap=True))
        verbs: list[QPushButton] = []
        for count, line in enumerate(reversed(row.log)):
            if count:
                self._log.addWidget(hline())
            self._log.addWidget(self._line(row, line, verbs))
        in_reading_order(self._start, verbs)

    def _line(self, bundle: BundleRow, row: LogRow, verbs: list[QPushButton]) -> QWidget:
        theme, holder, right = self._bench.theme, QWidget(), QWidget()
        px = theme.px
        beside: list[QWidget] = []
        if (look := line_chip(row)) is not None:
            token, icon, word = look
            beside.append(Chip(theme, word, token, icon))
        if row.worth == WAITS or (row.worth == STANDS and row.event.kind in KINDS and row.put_right is None):
            beside.append(self._take_back(bundle, row, verbs))
        right.setLayout(Flow(*beside, gap=px(8)))
        words = vbox(
            label(line_text(row), "bodyStrong", wrap=True),
            label(line_note(row), "caption", wrap=True),
            spacing=0,
        )
        hbox((words, 1), right, spacing=px(12), margins=(0, px(6), 0, px(6)), parent=holder)
        return holder

    def _take_back(self, bundle: BundleRow, row: LogRow, verbs: list[QPushButton]) -> QPushButton:
        name = _("Take back line {number}…").format(number=row.number)
        made = button(self._bench.theme, _("Take back…"), kind="plain", name=name)
        made.clicked.connect(lambda: take_back(self._bench, bundle, row, self))
        if not self._bench.actor.may(terms.TAKE_BACK):
            why_not(made, _(BACK_REASON))
        verbs.append(made)
        return made


def _sum_line(theme: Theme, words: str, number: int) -> QWidget:
    """One place and how many are there; the number stands at the end of the words, for who hears it."""
    holder = QWidget()
    kind = "bodyStrong" if number else "secondary"
    value = label(str(number), kind)
    value.setAccessibleName(f"{words}: {number}")
    hbox((label(words, kind, wrap=True), 1), value, spacing=theme.px(8), parent=holder)
    holder.setMaximumWidth(theme.px(380))
    return holder
