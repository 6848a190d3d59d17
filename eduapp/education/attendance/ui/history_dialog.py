"""The history of one mark: who, when, what instead of what, why; newest on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eduapp.core.clock import zone
from eduapp.core.i18n import _, clock_text, date_text
from eduapp.education.attendance.queries import REPLACED, STANDS, TAKEN_BACK
from eduapp.education.attendance.ui.looks import in_words, look_of, told_of
from eduapp.gui.dialogs import Dialog
from eduapp.gui.widgets import StatusMark, button, hbox, hline, label, vbox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eduapp.education.attendance.queries import MarkVersion
    from eduapp.education.attendance.rules import Entry
    from eduapp.gui.theme import Theme


ROOM = 660  # px that a small screen leaves for a window


class HistoryDialog(Dialog):
    """Nothing in it can be changed: a correction is a new mark."""

    def __init__(
        self, theme: Theme, name: str, versions: Sequence[MarkVersion], parent: QWidget, *, private: bool
    ) -> None:
        title = _("What was recorded: {name}").format(name=name)
        super().__init__(theme, title, parent)
        self._private = private
        px = theme.px
        rows: list[QWidget] = []
        for version in versions:
            rows += [hline(), self._row(version)]
        nothing = [] if versions else [label(_("Nothing has been recorded yet."), "secondary", wrap=True)]
        self.away = button(theme, _("Close"), kind="primary")
        self.away.clicked.connect(self.reject)
        head = label(title, "subtitle", wrap=True)
        self.fill(head, px(4), *rows[1:], *nothing, None, buttons=[self.away])
        self.away.setFocus()

    def _row(self, version: MarkVersion) -> QWidget:
        px, look = self.theme.px, look_of(version.entry.code)
        words = [label(self._said(version.entry), "bodyStrong", wrap=True)]
        words += [label(text, "caption", wrap=True) for text in self.lines(version)]
        row = QWidget()
        sign = vbox(StatusMark(self.theme, look.shape, look.word), None)
        hbox(sign, (vbox(*words, spacing=px(1)), 1), spacing=px(10), parent=row)
        return row

    def lines(self, version: MarkVersion) -> list[str]:
        """What is told of one mark below its words."""
        local = version.at.astimezone(zone())
        when = f"{date_text(local.date())} {clock_text(local.time())}"
        said = [f"{version.by}, {when}"]
        if version.before is not None:
            said.append(_("Instead of: {before}").format(before=self._said(version.before)))
        if version.why and self._private:
            said.append(_("Why: {why}").format(why=version.why))
        if version.second:
            said.append(_("{name} stands behind it too.").format(name=version.second))
        if version.reduced:
            said.append(_("The reason was taken away after the time that reasons are kept."))
        return [*said, *_state(version.state)]

    def _highest(self) -> int:
        return min(super()._highest(), ROOM)

    def _said(self, entry: Entry) -> str:
        told = told_of(entry) if self._private else ""
        return ", ".join(filter(None, (in_words(entry), told)))


def _state(state: str) -> list[str]:
    words = {STANDS: _("This is what counts."), REPLACED: "", TAKEN_BACK: _("Taken back with undo.")}
    return [words[state]] if words[state] else []
