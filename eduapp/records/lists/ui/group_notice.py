"""On the page of a group: that register sheets of it are on paper which no longer hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame

from eduapp.core.i18n import _, date_text, ngettext
from eduapp.gui.routes import Route
from eduapp.gui.widgets import CutLabel, IconLabel, button, hbox
from eduapp.records.lists import queries, terms
from eduapp.records.lists.ui.looks import out_of_date_text
from eduapp.records.lists.ui.register_notice import TOPICS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from eduapp.gui.bench import Bench
    from eduapp.records.lists.queries import PrintedRow


class GroupNotice(QFrame):
    """Hidden while every paper holds."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self._bench, self._group_id = bench, subject_id
        self._rows: Sequence[PrintedRow] = ()
        self.setObjectName("bar")
        px, theme = bench.theme.px, bench.theme
        self.words = CutLabel("")
        self.again = button(theme, _("Print again…"), "printer")
        self.again.clicked.connect(self.print_again)
        hbox(
            IconLabel(theme, "triangle-alert", 18, "late"),
            (self.words, 1),
            self.again,
            spacing=px(10),
            margins=(px(14), px(4), px(8), px(4)),
            parent=self,
        )
        self.again.setVisible(bench.actor.may(terms.PRINT_LISTS))
        self.hide()
        bench.feed.changed.connect(self._hear)
        QTimer.singleShot(0, self, self.reload)  # once it has its place: shown before, it would be a window

    def reload(self) -> None:
        """Ask again how the papers stand."""
        self._bench.runner.query(queries.of_group, self._group_id, owner=self, done=self._show, newest=True)

    def print_again(self) -> None:
        """To the first of them, as it would be printed now."""
        if self._rows:
            subject = self._rows[0].subject
            self._bench.navigation.go(Route("lists.lists", subject.id, subject.key))

    def _show(self, rows: Sequence[PrintedRow]) -> None:
        self._rows = sorted(
            (row for row in rows if row.out_of_date), key=lambda row: (row.content.day, row.number)
        )
        self.setVisible(bool(self._rows))
        if not self._rows:
            return
        said = self._said()
        self.words.setText(said)
        self.setAccessibleName(said)

    def _said(self) -> str:
        today, first, more = self._bench.today(), self._rows[0], len(self._rows) - 1
        day = "" if first.content.day == today else f"{date_text(first.content.day)}: "
        said = f"{day}{out_of_date_text(first, today)}"
        if not more:
            return said
        others = ngettext("{count} more list is out of date.", "{count} more lists are out of date.", more)
        return f"{said}. {others.format(count=more)}"

    def _hear(self, topics: frozenset[str]) -> None:
        if topics & TOPICS:
            self.reload()
