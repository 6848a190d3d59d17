"""Notices that the database says nothing: a server may stand still and leave every connection open."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from eduapp.core.clock import system_clock

if TYPE_CHECKING:
    from eduapp.gui.line import Line

SILENT_AFTER = 5.0  # seconds without an answer to quick work, after which it is told
LOOKED_EVERY_MS = 1_000


class Silence(QObject):
    """Lives on the GUI thread beside one runner, and tells the line as long as an answer is overdue."""

    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line = line
        self._awaited, self._since = 0, 0.0
        self._watch = QTimer(self, interval=LOOKED_EVERY_MS)
        self._watch.timeout.connect(self.look)

    def asked(self) -> None:
        """Quick work was sent. One after the other is done, so the first without an answer counts."""
        self._awaited += 1
        if self._awaited == 1:
            self._since = time.monotonic()
            self._watch.start()

    def answered(self, *, came: bool) -> None:
        """Its answer came, also if it is that the line is gone; or it was dropped before it was done."""
        self._awaited -= 1
        if not self._awaited:
            self._watch.stop()
        if came or not self._awaited:
            self._since = time.monotonic()
            self._line.hush(None)

    def look(self) -> None:
        """Tell it, if it has been long."""
        silent = time.monotonic() - self._since
        if self._awaited and silent >= SILENT_AFTER:
            self._line.hush(system_clock() - timedelta(seconds=silent))
