"""What stands on a paper, in its order, with the verbs that change it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _
from eduapp.exams.papers.ui.looks import item_note, points_text
from eduapp.gui.flow import Flow
from eduapp.gui.rows import Column
from eduapp.gui.table_card import TableCard
from eduapp.gui.tables import TableView
from eduapp.gui.widgets import button, label, vbox, why_not

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from eduapp.exams.papers.queries import Composed, ComposedItem
    from eduapp.gui.bench import Bench

_LOWEST = 210  # px at 100 %


@dataclass(frozen=True)
class ItemRow:
    """A question on the paper, with its place from 0 and the number it is printed with."""

    id: UUID
    place: int
    number: str
    one: ComposedItem


class ItemsView(QWidget):
    """A table and five verbs. Keys: Enter changes points, Alt+Up and Alt+Down move, Delete takes off."""

    changed = Signal(int)  # change the question at this place
    moved = Signal(int, int)  # from place to place
    taken_off = Signal(int)
    looked_at = Signal(object)  # the ComposedItem

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        theme = bench.theme
        self._reason, self._count = "", 0
        self.table: TableView[ItemRow] = TableView(theme, self._columns(), name=_("Questions on the paper"))
        self.table.setMinimumHeight(theme.px(_LOWEST))
        self.sum = label("", "caption", wrap=True)
        self.up = button(theme, _("Up"), tip="Alt+Up")
        self.down = button(theme, _("Down"), tip="Alt+Down")
        self.change = button(theme, _("Points…"), "pen-line", tip="Enter")
        self.off = button(theme, _("Take off"), "minus", tip="Delete")
        self.look = button(theme, _("Look at it"), "eye", name=_("Look at the question on the paper"))
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.change.clicked.connect(self._change)
        self.off.clicked.connect(self._take_off)
        self.look.clicked.connect(self._look)
        self.table.opened.connect(lambda _row: self._change())
        self.table.selection_changed.connect(lambda _row: self._follow())
        for keys, act in (("Alt+Up", self.up), ("Alt+Down", self.down), ("Delete", self.off)):
            QShortcut(QKeySequence(keys), self.table, act.click)
        verbs = QWidget()
        verbs.setLayout(Flow(self.change, self.up, self.down, self.look, self.off, gap=theme.px(8)))
        vbox(
            label(_("On the paper"), "subtitle"),
            self.sum,
            (TableCard(theme, self.table), 1),
            verbs,
            spacing=theme.px(8),
            parent=self,
        )
        self._follow()

    def show_paper(self, paper: Composed) -> None:
        """Its questions, numbered as version A has them."""
        number, rows = 0, []
        for place, one in enumerate(paper.items):
            number += one.asked.answered
            rows.append(ItemRow(one.item.version_id, place, str(number) if one.asked.answered else "–", one))
        self._count = len(rows)
        self.table.set_rows(rows)
        self._follow()

    def stop(self, reason: str) -> None:
        """Why nothing can be changed; "" for nothing against it."""
        self._reason = reason
        self._follow()

    def _columns(self) -> Sequence[Column[ItemRow]]:
        return [
            Column(
                _("Question"),
                lambda row: row.one.row.label,
                caption=lambda row: item_note(row.one),
                spoken=_sentence,
            ),
            Column(_("No."), lambda row: row.number, sort=lambda row: row.place, number=True, width=64),
            Column(_("Points"), lambda row: str(row.one.item.points), number=True, width=84),
        ]

    def _change(self) -> None:
        if (row := self.table.current_row()) is not None and self.change.isEnabled():
            self.changed.emit(row.place)

    def _move(self, by: int) -> None:
        row = self.table.current_row()
        if row is not None:
            self.moved.emit(row.place, row.place + by)

    def _take_off(self) -> None:
        if (row := self.table.current_row()) is not None:
            self.taken_off.emit(row.place)

    def _look(self) -> None:
        if (row := self.table.current_row()) is not None:
            self.looked_at.emit(row.one)

    def _follow(self) -> None:
        row = self.table.current_row()
        nothing = "" if row is not None else _("Choose a question on the paper first.")
        why_not(self.look, nothing)
        reason = self._reason or nothing
        for verb in (self.change, self.off):
            why_not(verb, reason)
        first = row is not None and row.place == 0
        last = row is not None and row.place == self._count - 1
        why_not(self.up, reason or (_("It is the first already.") if first else ""))
        why_not(self.down, reason or (_("It is the last already.") if last else ""))


def _sentence(row: ItemRow) -> str:
    words = _("{number}. {label}, {points}, {note}")
    return words.format(
        number=row.number,
        label=row.one.row.label,
        points=points_text(row.one.item.points),
        note=item_note(row.one),
    )
