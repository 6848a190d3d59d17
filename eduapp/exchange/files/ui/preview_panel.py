"""The rows of a file in a card: how many fare how, all or only those to fix, the table, the current row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QWidget

from eduapp.core.i18n import _, ngettext
from eduapp.exchange.files.rules import State
from eduapp.exchange.files.ui.looks import SIGNS, count_words
from eduapp.exchange.files.ui.preview_view import PreviewView
from eduapp.exchange.files.ui.row_panel import RowPanel
from eduapp.gui.flow import Flow
from eduapp.gui.table_card import TableCard
from eduapp.gui.widgets import Chip, Segments, hbox, label, rename, vbox, why_not

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from eduapp.exchange.files.jobs import Change, Looked
    from eduapp.gui.theme import Theme

ALL, PROBLEMS = "all", "problems"
_WIDE = 1000  # logical px of the window from which the head is one line
_ROWS_SEEN = 4  # at the least, however small the window


class PreviewPanel(QWidget):
    """What will happen, row by row."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        px = theme.px
        self.chips = {state: Chip(theme, "", *SIGNS[state]) for state in State}
        self.filter = Segments(theme, [(ALL, _("All")), (PROBLEMS, _("Only problems"))], _("Which rows"), ALL)
        self.view = PreviewView(theme)
        self.view.setMinimumHeight(min(px(36 + _ROWS_SEEN * 36), 300))
        self.row = RowPanel(theme, self.view)
        self.row.acted.connect(self.view.setFocus)
        self.filter.chosen.connect(lambda key: self.view.show_only_problems(key == PROBLEMS))
        title, wide = label(_("What will happen"), "subtitle"), theme.logical_width() >= _WIDE
        if wide:
            head: QLayout = hbox(title, None, *self.chips.values(), px(4), self.filter, spacing=px(6))
        else:
            head = Flow(title, *self.chips.values(), self.filter, gap=px(8))
        holder = QWidget()
        vbox(head, margins=(px(14), px(7), px(10), px(7)), parent=holder)
        card = TableCard(theme, holder, (self.view, 1), self.row)
        vbox((card, 1), parent=self)

    def show_rows(self, looked: Looked | None) -> None:
        """Show other rows, all of them."""
        self.filter.choose(ALL)
        self.view.table.show_only_problems(False)
        self.view.show_rows(looked)
        if looked is not None:
            self._count(looked.preview.counts)

    def show_judged(self, looked: Looked, unjudged: Sequence[Change]) -> None:
        """The same rows with other verdicts."""
        self.view.show_judged(looked, unjudged)
        self._count(looked.preview.counts)

    def show_unjudged(self, unjudged: Sequence[Change]) -> None:
        """What was changed before anybody has judged it."""
        self.view.table.show_unjudged(unjudged)
        self.row.follow()

    def count_sentence(self) -> str:
        """How many rows fare how, to be read aloud."""
        return ", ".join(chip.accessibleName() for chip in self.chips.values() if not chip.isHidden())

    def _count(self, counts: Mapping[State, int]) -> None:
        for state, chip in self.chips.items():
            count = counts.get(state, 0)
            chip.show_status(count_words(state, count), *SIGNS[state])
            chip.setVisible(count > 0)
        everything, problems = self.filter.buttons()
        total = sum(counts.values())
        rename(everything, ngettext("All {count}", "All {count}", total).format(count=total))
        showing = self.view.table.only_problems
        why_not(problems, "" if counts.get(State.FIX) or showing else _("No row needs a fix."))
