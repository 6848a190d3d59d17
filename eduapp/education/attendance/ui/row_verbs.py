"""What is said of one row beyond its letter: minutes, reason, note, paper. All of it in the row.

Whatever is said goes through `record`, which asks first for what the table of corrections wants.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal

from eduapp.core.i18n import _
from eduapp.education.attendance import rules
from eduapp.education.attendance.rules import Correction, Entry
from eduapp.education.attendance.ui.cell_editor import CellEditor
from eduapp.education.attendance.ui.looks import in_words, reason_text
from eduapp.education.attendance.ui.row_menu import Chosen, row_menu
from eduapp.gui.widgets import announce

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QAbstractItemView

    from eduapp.education.attendance.ui.lines import Line
    from eduapp.education.attendance.ui.sheet import Sheet
    from eduapp.gui.theme import Theme

LONGEST_MINUTES = 3  # figures


class RowVerbs(QObject):
    """Opens editors and menus over the cell that `cell_of` finds for a line."""

    hinted = Signal(str)  # why something was not done, or what to write; "" takes it away
    correction_asked = Signal(object, object)  # line, entry: a leader is to give a reason and a second name
    history_asked = Signal(object)  # line

    def __init__(
        self, theme: Theme, sheet: Sheet, view: QAbstractItemView, cell_of: Callable[[Line], QRect]
    ) -> None:
        super().__init__(view)
        self._theme, self._sheet, self._view, self._cell_of = theme, sheet, view, cell_of
        self._editor: CellEditor | None = None

    def record(self, line: Line, entry: Entry) -> bool:
        """Say it, unless something stands against it or is asked for first; whether it was said."""
        line = self._sheet.line_of(line.row.id) or line  # others may have recorded it while one wrote
        if entry == line.entry:
            self.hinted.emit("")
            return True
        if self._may_not(line, entry):
            return False
        ruled = self._sheet.ruling(line)
        if ruled.asks_second:
            self._shut()
            self.correction_asked.emit(line, entry)
            return False
        if ruled.asks_why:
            self._shut()
            self._ask_why(line, entry)
            return False
        self._sheet.mark(line.row.id, entry)
        announce(self._view, f"{line.row.name}: {in_words(entry)}")
        return True

    # --- minutes ------------------------------------------------------------------------------------

    def ask_minutes(self, line: Line) -> None:
        """Write how many minutes late somebody came, who then is late."""
        entry = rules.remarked(line.entry, rules.LATE)
        if not self._may_not(line, replace(entry, reason="", document_seen=False)):
            name = _("Minutes late: {name}").format(name=line.row.name)
            self._open(line, str(entry.minutes_late or ""), name, LONGEST_MINUTES, self._late_of(line))

    def ask_early(self, line: Line) -> None:
        """Write how many minutes before the end somebody left, who then was present or late."""
        entry = self._there(line)
        if not self._may_not(line, replace(entry, reason="", document_seen=False)):
            name = _("Left so many minutes before the end: {name}").format(name=line.row.name)
            self._open(line, str(entry.minutes_early or ""), name, LONGEST_MINUTES, self._early_of(line))

    def set_late(self, line: Line, minutes: int) -> bool:
        """So many minutes late."""
        return self.record(line, replace(rules.remarked(line.entry, rules.LATE), minutes_late=minutes))

    def _late_of(self, line: Line) -> Callable[[str], bool]:
        return lambda text: self._is_number(text) and self.set_late(line, int(text or 0))

    def _early_of(self, line: Line) -> Callable[[str], bool]:
        def take(text: str) -> bool:
            if not self._is_number(text):
                return False
            entry = replace(self._there(line), minutes_early=int(text or 0))
            stands = rules.reason_stands(entry)
            return self.record(line, entry if stands else replace(entry, reason="", document_seen=False))

        return take

    def _there(self, line: Line) -> Entry:
        """What is said of somebody who was there, as far as it is known."""
        there = line.code if line.entry is not None and rules.was_there(line.code) else rules.PRESENT
        return rules.remarked(line.entry, there)

    def _is_number(self, text: str) -> bool:
        fine = (text or "0").isdecimal()
        if not fine:
            self.hinted.emit(_("Write the minutes as a whole number, such as 10."))
        return fine

    # --- reason, paper and note ---------------------------------------------------------------------

    def open_menu(self, line: Line) -> None:
        """Offer the reasons of a row, and its other verbs."""
        tried = line.entry or Entry(rules.PRESENT if line.guest else rules.EXCUSED)
        head = self._sheet.head
        if head is None or self._may_not(line, tried):
            return
        chosen = Chosen(
            lambda reason: self._choose(line, reason),
            lambda minutes: self.set_late(line, minutes),
            lambda: self.ask_minutes(line),
            lambda: self.ask_early(line),
            lambda: self.ask_note(line),
            lambda: self.flip_document(line),
            lambda: self.history_asked.emit(line),
        )
        cell = self._cell_of(line)
        at = self._view.viewport().mapToGlobal(QPoint(cell.left(), cell.bottom()))
        menu = row_menu(self._view, line, head.day, chosen)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def flip_document(self, line: Line) -> None:
        """The paper that a reason asks for has been seen, or has not."""
        entry = line.entry
        if entry is None or not entry.reason or not rules.needs_document(entry.reason):
            self.hinted.emit(_("No paper is asked for here."))
        else:
            self.record(line, replace(entry, document_seen=not entry.document_seen))

    def ask_note(self, line: Line, entry: Entry | None = None) -> None:
        """Write a note that stands with a row's mark, or with what is about to be said of it."""
        entry = entry or line.entry
        if entry is None:
            self.hinted.emit(_("Set a mark first. A note stands with its mark."))
            return
        if self._may_not(line, replace(entry, note=entry.note or "–")):
            return
        name = _("Note: {name}").format(name=line.row.name)
        if entry.reason and rules.needs_note(entry.reason) and not entry.note:
            name = _("{reason}: what happened? {name}").format(
                reason=reason_text(entry.reason), name=line.row.name
            )
        self.hinted.emit(_("Write nothing about health, offence or reasons for being in prison."))
        pending = entry
        self._open(
            line,
            entry.note,
            name,
            rules.LONGEST_NOTE,
            lambda text: self.record(line, replace(pending, note=text)),
        )

    def _choose(self, line: Line, reason: str) -> None:
        if not reason:
            before = line.entry
            if before is not None:
                self.record(line, replace(before, reason="", document_seen=False))
            return
        entry = rules.with_reason(line.entry, reason)
        if rules.needs_note(reason) and not entry.note:
            self.ask_note(line, entry)
        else:
            self.record(line, entry)

    # --- inside -------------------------------------------------------------------------------------

    def _ask_why(self, line: Line, entry: Entry) -> None:
        """What stood overnight is changed with a word: asked for in the row."""
        ruled = self._sheet.ruling(line)
        needed = rules.WhyNeeded(basis=ruled.basis).sentence()
        name = _("Why is it changed? {name}").format(name=line.row.name)

        def take(text: str) -> bool:
            if not text:
                self.hinted.emit(needed)
                return False
            self.hinted.emit("")
            self._sheet.mark(line.row.id, entry, Correction(text))
            announce(self._view, f"{line.row.name}: {in_words(entry)}")
            return True

        self.hinted.emit(needed)
        self._open(line, "", name, rules.LONGEST_WHY, take)

    def _may_not(self, line: Line, entry: Entry) -> bool:
        against = self._sheet.why_not(entry, line)
        self.hinted.emit(against)
        if against:
            announce(self._view, against)
        return bool(against)

    def _open(self, line: Line, text: str, name: str, longest: int, take: Callable[[str], bool]) -> None:
        self._close()
        self._editor = CellEditor(self._theme, name, text, longest, take, self._view.viewport())
        self._editor.closed.connect(self._close)
        self._editor.open_at(self._cell_of(line))

    def _shut(self) -> None:
        """Put an editor away whose text has been taken: something else is asked now."""
        if self._editor is not None:
            self._editor.shut()
            self._close()

    def _close(self) -> None:
        if self._editor is not None:
            editor, self._editor = self._editor, None
            had_focus = editor.hasFocus()
            editor.hide()
            editor.deleteLater()
            if had_focus:
                self._view.setFocus()
