"""On the page of a machine: the sheet for the wall, and the record of training, each to the printer."""

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
    from eduapp.records.handouts.jobs import MadeSheet


class MachineVerbs(QWidget):
    """Two buttons; each makes its sheet from what holds now and hands it to the printer."""

    def __init__(self, bench: Bench, machine_id: UUID) -> None:
        super().__init__()
        self._bench, self._machine_id = bench, machine_id
        self.wall = button(bench.theme, _("Print who may use it today"), "printer")
        self.record = button(bench.theme, _("Print the record of training"), "printer")
        self.wall.clicked.connect(partial(self._make, record=False))
        self.record.clicked.connect(partial(self._make, record=True))
        self.setLayout(Flow(self.wall, self.record, gap=bench.theme.px(8)))

    def reload(self) -> None:
        """Nothing to ask again: each sheet is made when it is wanted."""

    def _make(self, *_checked: bool, record: bool) -> None:
        command = jobs.MakeMachineSheet(self._machine_id, language(), record)
        self._bench.runner.start(
            jobs.make_machine_sheet, command, owner=self, done=self._print, failed=self._fail
        )

    def _print(self, made: MadeSheet) -> None:
        if not self._bench.printer.print_pdf(made.pdf, f"{made.title} · {made.machine}", self):
            return
        note = service.NoteMachineSheet(machine_id=self._machine_id, machine=made.machine, sheet=made.title)
        send(self._bench, service.note_machine_sheet, note, owner=self, done=lambda _none: None)

    def _fail(self, error: EduError) -> None:
        self._bench.show_error(error, self)
