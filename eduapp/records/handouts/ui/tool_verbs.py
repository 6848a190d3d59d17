"""On the page of a board: the board as it hangs, and labels to scan, each to the printer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _, language
from eduapp.gui.flow import Flow
from eduapp.gui.sending import send
from eduapp.gui.widgets import button
from eduapp.records.handouts import jobs, service

if TYPE_CHECKING:
    from uuid import UUID

    from eduapp.core.errors import EduError
    from eduapp.gui.bench import Bench
    from eduapp.records.handouts.jobs import MadeToolSheet


class ToolVerbs(QWidget):
    """Two buttons; each makes its sheet from what hangs there now and hands it to the printer."""

    def __init__(self, bench: Bench, board_id: UUID) -> None:
        super().__init__()
        self._bench, self._board_id = bench, board_id
        self.board = button(bench.theme, _("Print the board as it hangs"), "printer")
        self.labels = button(bench.theme, _("Print labels"), "printer")
        self.board.clicked.connect(partial(self._make, labels=False))
        self.labels.clicked.connect(partial(self._make, labels=True))
        self.setLayout(Flow(self.board, self.labels, gap=bench.theme.px(8)))

    def reload(self) -> None:
        """Nothing to ask again: each sheet is made when it is wanted."""

    def _make(self, *_checked: bool, labels: bool) -> None:
        command = jobs.MakeToolSheet(self._board_id, language(), labels)
        self._bench.runner.start(
            jobs.make_tool_sheet, command, owner=self, done=self._print, failed=self._fail
        )

    def _print(self, made: MadeToolSheet) -> None:
        if not self._bench.printer.print_pdf(made.pdf, f"{made.title} · {made.board}", self):
            return
        note = service.NoteToolSheet(board_id=self._board_id, board=made.board, sheet=made.title)
        send(self._bench, service.note_tool_sheet, note, owner=self, done=lambda _none: None)

    def _fail(self, error: EduError) -> None:
        self._bench.show_error(error, self)
