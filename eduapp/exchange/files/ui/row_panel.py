"""What the current row says in full, and what one can do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLayout

from eduapp.core.i18n import _
from eduapp.exchange.files.rules import State
from eduapp.exchange.files.ui.looks import SIGNS, word_of
from eduapp.gui.flow import Flow
from eduapp.gui.widgets import Chip, button, hbox, hline, label, rename, vbox, why_not

if TYPE_CHECKING:
    from collections.abc import Callable

    from eduapp.exchange.files.ui.preview_view import PreviewView
    from eduapp.gui.theme import Theme

_WIDE = 1000  # logical px of the window from which all stands in one line


class RowPanel(QFrame):
    """Stands below the table and follows its current row."""

    acted = Signal()  # something was done by mouse: the keyboard belongs in the table again

    def __init__(self, theme: Theme, view: PreviewView) -> None:
        super().__init__()
        px = theme.px
        self._view = view
        self._chip = Chip(theme, "", "none")
        self._where = label("", "captionStrong")
        self._words = label("", "caption", wrap=True)
        self.fix = button(theme, _("Correct"), "pen-line", tip=_("Correct the cell (F2)"))
        self.new = button(theme, _("Add as new"), "plus", tip=_("Add it as new though it looks known (N)"))
        self.out = button(theme, _("Leave out"), "circle-minus", tip=_("Leave the row out (Delete)"))
        self.fix.clicked.connect(view.edit_bad)
        self.new.clicked.connect(lambda: self._act(view.add_as_new))
        self.out.clicked.connect(lambda: self._act(view.leave_out))
        self._words.setMinimumHeight(px(32))  # two lines: nothing moves as one goes from row to row
        buttons = (self.fix, self.new, self.out)
        row: QLayout
        if theme.logical_width() >= _WIDE:
            row = hbox(self._where, self._chip, (self._words, 1), *buttons, spacing=px(10))
        else:
            row = vbox(Flow(self._where, self._chip, *buttons, gap=px(8)), self._words, spacing=px(6))
        inside = vbox(row, margins=(px(14), px(5), px(10), px(6)))
        vbox(hline(), inside, spacing=0, parent=self)
        view.moved.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Show the current row."""
        row, place = self._view.current_row(), self._view.current_place()
        self.setVisible(row is not None)
        if row is None or place is None:
            return
        table = self._view.table
        line = table.line_of(place)
        self._where.setText(_("Row {number}").format(number=row.line))
        self._chip.show_status(word_of(row.state), *SIGNS[row.state])
        unseen = table.out_of_sight(line)
        words = [table.beside(line), _("Not in sight: {words}").format(words=unseen) if unseen else ""]
        self._words.setText(" ".join(filter(None, words)))
        out = row.choice is State.LEFT_OUT
        rename(self.out, _("Take in again") if out else _("Leave out"))
        rename(self.new, _("Join again") if row.choice is State.NEW else _("Add as new"))
        self.new.setVisible(self._view.may_be_new())
        why_not(self.fix, "" if table.bad_keys(place) else _("Nothing in this row needs a correction."))

    def _act(self, verb: Callable[[], None]) -> None:
        verb()
        self.acted.emit()
