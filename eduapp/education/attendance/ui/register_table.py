"""The register as a table: one row a learner, one sentence a row for screen readers."""

from __future__ import annotations

from collections import Counter
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from eduapp.core.i18n import N_, _, ngettext
from eduapp.education.attendance import rules
from eduapp.education.attendance.ui.looks import early_text, in_words, look_of, minutes_text, told_of
from eduapp.gui.widgets import plain_tip

if TYPE_CHECKING:
    from eduapp.education.attendance.ui.lines import Line
    from eduapp.education.attendance.ui.sheet import Sheet
    from eduapp.gui.delegates import Index


class At(IntEnum):
    """The columns."""

    NUMBER = 0
    NAME = 1
    HISTORY = 2
    STATUS = 3
    REASON = 4


_TITLES = {
    At.NUMBER: "",
    At.NAME: N_("Learner"),
    At.HISTORY: N_("Last 8"),
    At.STATUS: N_("Status"),
    At.REASON: N_("Reason and note"),
}


class RegisterTable(QAbstractTableModel):
    """What the sheet shows, cell by cell; `private`: whether history and reasons may be seen and heard."""

    def __init__(self, sheet: Sheet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self.private = True
        self._count = len(sheet.lines)
        sheet.changed.connect(self._on_changed)
        self._unsaved = sheet.unsaved
        sheet.saving.changed.connect(self._on_saving)

    def line(self, index: Index) -> Line:
        """The line of a valid index."""
        return self.sheet.lines[index.row()]

    def show_private(self, on: bool) -> None:
        """Let history and reasons be heard, or not; the view hides the columns."""
        self.private = on
        self._on_changed(None)

    def reason_text(self, line: Line) -> str:
        """Minutes, reason and note, as the last column shows them; and a mark that no letter has."""
        entry = line.entry
        if entry is None:
            return ""
        look = look_of(entry.code)
        word = "" if look.letter else look.word
        late = minutes_text(entry.minutes_late) if entry.minutes_late else ""
        early = early_text(entry.minutes_early) if entry.minutes_early else ""
        corrected = _("corrected") if line.row.corrected else ""
        return " · ".join(filter(None, (word, late, early, told_of(entry), corrected)))

    def status_text(self, line: Line) -> str:
        """What counts, in words; and the mark that waits behind it while the session is cancelled."""
        counts = self.sheet.counts_as(line)
        if counts == line.entry or line.entry is None:
            return in_words(counts)
        word = in_words(counts) if counts is not None else _("Cancelled")
        return _("{word} (recorded before: {mark})").format(word=word, mark=in_words(line.entry).lower())

    def tag(self, line: Line) -> str:
        """A word beside the name: a guest, or who has only just begun."""
        if line.guest:
            return _("Guest")
        head, first_day = self.sheet.head, line.row.first_day
        if not self.private or head is None or first_day is None:
            return ""
        return _("New") if rules.is_new(first_day, head.day) else ""

    def sentence(self, row: int) -> str:
        """What a screen reader says of a row, once."""
        line = self.sheet.lines[row]
        parts = [str(row + 1), line.row.name, self.tag(line), self.status_text(line).lower()]
        if line.row.id in self.sheet.unsaved:
            parts.append(_("not saved"))
        if self.private and line.entry is not None:
            parts += [told_of(line.entry), _("corrected") if line.row.corrected else ""]
        return ", ".join(filter(None, parts))

    def history_text(self, line: Line) -> str:
        """The last sessions in words: 6 present, 1 late."""
        counted = Counter(code for code in line.row.history if code)
        words = [f"{count} {look_of(code).word.lower()}" for code, count in counted.items()]
        if not words:
            return _("nothing recorded before")
        count = len(line.row.history)
        last = ngettext("last session", "last {count} sessions", count).format(count=count)
        return f"{last}: {', '.join(words)}"

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(At)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        title = _TITLES[At(section)]
        return _(title) if title else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.sentence(index.row()) if index.column() == At.NUMBER else self._spoken(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._spoken(index) if index.column() != At.HISTORY else ""
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == At.REASON:
            return plain_tip(self._spoken(index))  # the column may be too narrow for all of it
        return None

    def _spoken(self, index: Index) -> str:
        line = self.line(index)
        texts = {
            At.NUMBER: lambda: str(index.row() + 1),
            At.NAME: lambda: line.row.name,
            At.HISTORY: lambda: self.history_text(line) if self.private else "",
            At.STATUS: lambda: self.status_text(line),
            At.REASON: lambda: self.reason_text(line) if self.private else "",
        }
        return texts[At(index.column())]()

    def _on_saving(self) -> None:
        """Signs come and go only when the database does; each mark that is saved looks as before."""
        if self._unsaved != self.sheet.unsaved:
            self._unsaved = self.sheet.unsaved
            self._on_changed(None)

    def _on_changed(self, places: list[int] | None) -> None:
        if len(self.sheet.lines) != self._count:
            self.beginResetModel()
            self._count = len(self.sheet.lines)
            self.endResetModel()
        elif places is None and self._count:
            self.dataChanged.emit(self.index(0, 0), self.index(self._count - 1, len(At) - 1))
        for place in places or ():
            self.dataChanged.emit(self.index(place, 0), self.index(place, len(At) - 1))
