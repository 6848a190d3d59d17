"""Late corrections and the history of a mark, each in a window over the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from eduapp.education.attendance import queries
from eduapp.education.attendance.ui.correction_dialog import CorrectionDialog
from eduapp.education.attendance.ui.history_dialog import HistoryDialog
from eduapp.education.attendance.ui.looks import look_of
from eduapp.education.attendance.ui.sheet import NO_CORRECTION

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from eduapp.education.attendance.queries import MarkVersion
    from eduapp.education.attendance.rules import Correction, Entry
    from eduapp.education.attendance.ui.lines import Line
    from eduapp.education.attendance.ui.register_table import RegisterTable
    from eduapp.education.attendance.ui.sheet import Sheet
    from eduapp.gui.page import Page
    from eduapp.gui.pickers import Pickable


class Correcting(QObject):
    """Asks a leader for a reason and a second name; the same name is proposed again the next time."""

    def __init__(self, page: Page, sheet: Sheet, table: RegisterTable) -> None:
        super().__init__(page)
        self._page, self._sheet, self._table = page, sheet, table
        self._second: Pickable | None = None

    def mark(self, line: Line, entry: Entry) -> None:
        """Record one learner, once a reason and a name are given."""
        what = f"{line.row.name}: {look_of(entry.code).word.lower()}"
        self._ask(what, line, lambda given: self._sheet.mark(line.row.id, entry, given))

    def rest(self, what: str, record: Callable[[Correction], None]) -> None:
        """Record whoever is not recorded yet: at once while the window is open, else when it is given."""
        if self._sheet.ruling().asks_second:
            self._ask(what, None, record)
        else:
            record(NO_CORRECTION)

    def show_history(self, line: Line) -> None:
        """Show all that was recorded of one learner in this session."""
        head = self._sheet.head
        if head is not None:
            self._read_history(head.id, line)

    def _ask(self, what: str, line: Line | None, record: Callable[[Correction], None]) -> None:
        head = self._sheet.head
        if head is None:
            return
        ruled = self._sheet.ruling(line)
        dialog = CorrectionDialog(self._page.bench, what, head.day, ruled, self._page, self._second)

        def given() -> None:
            self._second = dialog.picker.row()
            dialog.form.keep()
            dialog.accept()
            record(dialog.correction())

        dialog.submitted.connect(given)
        dialog.open()

    def _read_history(self, session_id: UUID, line: Line) -> None:
        def show(versions: list[MarkVersion]) -> None:
            private = self._table.private
            HistoryDialog(self._page.theme, line.row.name, versions, self._page, private=private).open()

        runner = self._page.bench.runner
        runner.query(queries.history, session_id, line.row.id, owner=self, done=show, newest=True)
