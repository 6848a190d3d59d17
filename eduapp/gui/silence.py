"""Notices that the database says nothing: a server may stand still and leave every connection open.

Quick work is overdue by itself. Long work may take its time, so as long as any is under way the database is
asked a question that costs nothing, again and again, and an answer to that one is overdue. So whoever waits,
on a page or in a dialog, hears of it in the same few seconds, whatever they wait for.
"""

from __future__ import annotations

import time
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from eduapp.core.clock import system_clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from eduapp.gui.line import Line

SILENT_AFTER = 5.0  # seconds without an answer to quick work, after which it is told
ASKED_EVERY = 2.0  # seconds between two questions that cost nothing
LOOKED_EVERY_MS = 1_000


def ask_nothing(session: Session) -> None:
    """The question that costs nothing."""
    session.connection().exec_driver_sql("SELECT 1")


class Silence(QObject):
    """Lives on the GUI thread beside one runner, and tells the line as long as an answer is overdue."""

    def __init__(self, line: Line, ask: Callable[[], None]) -> None:
        """`ask` sends `ask_nothing` as quick work."""
        super().__init__()
        self._line, self._ask = line, ask
        self._awaited, self._since = 0, 0.0
        self._long, self._answered_at = 0, 0.0
        self._watch = QTimer(self, interval=LOOKED_EVERY_MS)
        self._watch.timeout.connect(self.look)

    def asked(self, *, quick: bool) -> None:
        """Work was sent. Quick work is done one after the other, so the first without an answer counts."""
        self._watch.start()
        if not quick:
            self._long += 1
            self._answered_at = max(self._answered_at, time.monotonic() - ASKED_EVERY)
            return
        self._awaited += 1
        if self._awaited == 1:
            self._since = time.monotonic()

    def answered(self, *, quick: bool, came: bool) -> None:
        """Its answer came, also if it is that the line is gone; or it was dropped before it was done."""
        if quick:
            self._awaited -= 1
        else:
            self._long -= 1
        is_over = not self._awaited and not self._long
        if is_over:
            self._watch.stop()
        if is_over or (quick and came):
            self._since = self._answered_at = time.monotonic()
            self._line.hush(None)

    def look(self) -> None:
        """Tell it, if it has been long; ask, if nobody else does."""
        now = time.monotonic()
        if self._awaited:
            if now - self._since >= SILENT_AFTER:
                self._line.hush(system_clock() - timedelta(seconds=now - self._since))
        elif self._long and not self._line.lost and now - self._answered_at >= ASKED_EVERY:
            self._ask()
