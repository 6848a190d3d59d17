"""The import page once a file was read: the file, its columns, its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _
from eduapp.exchange.files.ui.mapping import MappingPanel, notes
from eduapp.exchange.files.ui.preview_panel import PreviewPanel
from eduapp.gui.flow import Flow
from eduapp.gui.widgets import Card, CutLabel, IconTile, button, hbox, label, rename, vbox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eduapp.exchange.files.formats import Table
    from eduapp.exchange.files.ui.import_work import ImportWork
    from eduapp.gui.theme import Theme


class LookedPanel(QWidget):
    """What was found, what the columns hold, what will happen."""

    another_asked = Signal()

    def __init__(self, theme: Theme, work: ImportWork) -> None:
        super().__init__()
        self._theme, self._work = theme, work
        self._card = self._make_card()
        self.mapping = MappingPanel(theme)
        self.mapping.follow(self.another)
        self.mapping.chosen.connect(work.choose)
        self.rows = PreviewPanel(theme)
        self.rows.view.changed.connect(self._change)
        words = _("When every needed column is chosen, the rows stand here.")
        self._wait = label(words, "secondary", wrap=True, align=Qt.AlignmentFlag.AlignTop)
        parts = (self._card, self.mapping, (self._wait, 1), (self.rows, 1))
        vbox(*parts, spacing=theme.px(10), parent=self)

    def show_opened(self) -> None:
        """Another file, other columns, or another choice of them."""
        looked = self._work.looked
        if looked is None:
            self.rows.show_rows(None)
            return
        preview = looked.preview
        self._show_file(preview.table, notes(preview.table, preview.fields, self._work.chosen))
        self.mapping.show_columns(preview.table, preview.fields, self._work.chosen)
        against = self._work.against()
        self.mapping.say(against)
        if against:
            self.show_mapping(True)
        self.rows.setVisible(not against)
        self._wait.setVisible(bool(against))
        if not against:
            self.rows.show_rows(looked)

    def first_focus(self) -> QWidget | None:
        """Where the keyboard goes once a file was read: to what is to be put right, if anything is."""
        if self._work.against():
            return next((card.choice for card in self.mapping.cards.values()), None)
        return self.rows.view if self._work.looked is not None and self._work.looked.to_fix else None

    def show_judged(self) -> None:
        """The same rows, judged anew."""
        if self._work.looked is not None:
            self.rows.show_judged(self._work.looked, self._work.unjudged)

    def show_mapping(self, on: bool) -> None:
        """Show the columns, or give their room to the rows."""
        self.columns.setChecked(on)
        self.mapping.setVisible(on)
        rename(self.columns, _("Hide the columns") if on else _("Show the columns"))

    def found(self) -> str:
        """What was found, to be read aloud."""
        return f"{self._name.text()}. {self._found.text()} {self.rows.count_sentence()}"

    def _change(self, change: object) -> None:
        self._work.change(change)  # type: ignore[arg-type]  # a signal carries any object
        self.rows.show_unjudged(self._work.unjudged)

    def _make_card(self) -> Card:
        theme, px = self._theme, self._theme.px
        self._name, self._found = CutLabel("", "bodyStrong"), label("", "caption", wrap=True)
        self.columns = button(theme, _("Hide the columns"), "table", checkable=True)
        self.columns.setChecked(True)
        self.columns.toggled.connect(self.show_mapping)
        self.another = button(theme, _("Choose another file"), "upload")
        self.another.clicked.connect(self.another_asked)
        words = vbox(self._name, self._found, spacing=px(1))
        tile = IconTile(theme, "file-spreadsheet", "primary", 36)
        margins = (px(14), px(8), px(12), px(8))
        if theme.logical_width() >= 900:  # noqa: PLR2004 - below, the buttons stand under the words
            return Card(hbox(tile, (words, 1), self.columns, self.another, spacing=px(12)), margins=margins)
        buttons = Flow(self.columns, self.another, gap=px(8))
        return Card(vbox(hbox(tile, (words, 1), spacing=px(12)), buttons, spacing=px(8)), margins=margins)

    def _show_file(self, table: Table, notes: Sequence[str]) -> None:
        self._name.setText(table.file_name)
        remarks = [remark.sentence() for remark in table.remarks]
        self._found.setText(" ".join([table.description(), _("Found by itself."), *remarks, *notes]))
