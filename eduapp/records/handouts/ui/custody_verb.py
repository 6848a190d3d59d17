"""On the page of the papers of an exam: their receipt and count, to the printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _, language
from eduapp.gui.sending import send
from eduapp.gui.widgets import button, hbox
from eduapp.records.handouts import jobs, service

if TYPE_CHECKING:
    from uuid import UUID

    from eduapp.core.errors import EduError
    from eduapp.gui.bench import Bench
    from eduapp.records.handouts.jobs import MadeCustodySheet


class CustodyVerb(QWidget):
    """One button; the sheet is made from what is recorded now."""

    def __init__(self, bench: Bench, sitting_id: UUID) -> None:
        super().__init__()
        self._bench, self._sitting_id = bench, sitting_id
        self.button = button(bench.theme, _("Print receipt and count"), "printer")
        self.button.clicked.connect(self._make)
        hbox(self.button, None, parent=self)

    def reload(self) -> None:
        """Nothing to ask again: the sheet is made when it is wanted."""

    def _make(self) -> None:
        command = jobs.MakeCustodySheet(self._sitting_id, language())
        self._bench.runner.start(
            jobs.make_custody_sheet, command, owner=self, done=self._print, failed=self._fail
        )

    def _print(self, made: MadeCustodySheet) -> None:
        if not self._bench.printer.print_pdf(made.pdf, f"{made.title} · {made.exam}", self):
            return
        note = service.NoteCustodySheet(sitting_id=self._sitting_id, exam=made.exam)
        send(self._bench, service.note_custody_sheet, note, owner=self, done=lambda _none: None)

    def _fail(self, error: EduError) -> None:
        self._bench.show_error(error, self)
