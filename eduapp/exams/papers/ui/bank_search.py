"""The bank beside a paper: find a question as one types, Enter puts it on the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital, ngettext
from eduapp.exams.questions import queries as bank
from eduapp.exams.questions.queries import QuestionRow, Wanted
from eduapp.exams.questions.rules.question import KINDS
from eduapp.gui.rows import Column
from eduapp.gui.table_card import TableCard
from eduapp.gui.tables import TableView
from eduapp.gui.widgets import SearchField, button, hbox, label, vbox, why_not

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtGui import QKeyEvent

    from eduapp.gui.bench import Bench

_MOST = 60
_LOWEST = 210  # px at 100 %


class BankSearch(QWidget):
    """A field to type in, what it finds below it, and the verb that puts a question on the paper.

    Keys: Down goes from the field to what was found, Enter there puts it on the paper.
    """

    chosen = Signal(object)  # the QuestionRow
    looked_at = Signal(object)  # the QuestionRow

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench, theme = bench, bench.theme
        self._reason, self._found = "", 0
        self.typed = _Field(bench)
        self.table: TableView[QuestionRow] = TableView(
            theme, self._columns(), name=_("Questions in the bank")
        )
        self.table.setMinimumHeight(theme.px(_LOWEST))
        self.count = label("", "caption", wrap=True)
        self.put = button(theme, _("Put on the paper"), "plus")
        self.look = button(theme, _("Look at it"), "eye")
        self.typed.textChanged.connect(lambda _text: self.reload())
        self.typed.down.connect(self._into_table)
        self.table.opened.connect(self._choose)
        self.table.selection_changed.connect(lambda _row: self._follow())
        self.put.clicked.connect(lambda: self._choose(self.table.current_row()))
        self.look.clicked.connect(lambda: self.looked_at.emit(self.table.current_row()))
        vbox(
            label(_("The bank"), "subtitle"),
            self.typed,
            (TableCard(theme, self.table), 1),
            hbox((self.count, 1), self.look, self.put, spacing=theme.px(8)),
            spacing=theme.px(8),
            parent=self,
        )
        self._follow()

    def reload(self) -> None:
        """Ask the bank again."""
        wanted = Wanted(typed=self.typed.text(), most=_MOST)
        self._bench.runner.query(bank.questions, wanted, owner=self, done=self._show, newest=True)

    def stop(self, reason: str) -> None:
        """Why nothing can be put on the paper; "" for nothing against it."""
        self._reason = reason
        self._follow()

    def take_off(self, on_paper: set[UUID]) -> None:
        """Show only what is not on the paper yet. Who put the last one on goes on typing."""
        self.table.show_only(lambda row: row.id not in on_paper)
        self._tell_count()
        if not self.table.table.rows and self.table.hasFocus():
            self.go_on_typing()

    def go_on_typing(self) -> None:
        """Go on typing: what was typed is chosen, so that a letter begins anew."""
        self.typed.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.typed.selectAll()

    def _columns(self) -> Sequence[Column[QuestionRow]]:
        return [
            Column(_("Question"), lambda row: row.label, caption=_filed, spoken=_sentence),
            Column(_("Kind"), lambda row: capital(code_list(KINDS)[row.kind].label), width=150, priority=1),
        ]

    def _show(self, rows: list[QuestionRow]) -> None:
        self._found = len(rows)
        self.table.set_rows(rows)
        self._tell_count()
        self._follow()

    def _tell_count(self) -> None:
        shown = len(self.table.table.rows)
        words = ngettext("{count} question", "{count} questions", shown).format(count=shown)
        if self._found == _MOST:
            words = _("The first {count}. Type more to find others.").format(count=shown)
        elif not shown and self._found:
            words = _("All that was found is on the paper.")
        self.count.setText(words)

    def _choose(self, row: QuestionRow | None) -> None:
        if row is not None and self.put.isEnabled():
            self.chosen.emit(row)

    def _into_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _follow(self) -> None:
        nothing = "" if self.table.current_row() is not None else _("Choose a question first.")
        why_not(self.put, self._reason or nothing)
        why_not(self.look, nothing)


class _Field(SearchField):
    """A search field from which Down leads to what was found."""

    down = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__(bench.theme, _("Find a question by words, category or tag"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
            return
        super().keyPressEvent(event)


def _filed(row: QuestionRow) -> str:
    return " · ".join(filter(None, (row.category, row.level, row.language)))


def _sentence(row: QuestionRow) -> str:
    return ", ".join(filter(None, (row.label, code_list(KINDS)[row.kind].label, row.category, row.level)))
