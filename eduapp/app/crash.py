"""Bugs of ours: written down without personal data, told calmly, and the program goes on if it can.

The log beside the data has the kind of error, modules and lines (`core.bug_log`). The person sees all of that
before anything of it is saved elsewhere, and nothing is ever sent.
"""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from eduapp.core.bug_log import BugLog, described, hear_python
from eduapp.gui.loading import load
from eduapp.gui.qt_messages import hear_qt

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from eduapp.gui.theme import Theme

DIALOG, FILES = "eduapp.app.crash_dialog:show_report", "eduapp.gui.files:DialogFileChooser"


class CrashReports(QObject):
    """Where excepthook, threads and Qt's own complaints end."""

    _heard = Signal(str)  # the dialog is the window's thread's, whichever thread the bug was in

    def __init__(self, folder: Path, theme: Callable[[], Theme], window: Callable[[], QWidget]) -> None:
        super().__init__()
        self._log, self._theme, self._window = BugLog(folder), theme, window
        self._telling = False
        self._heard.connect(self._show)

    def install(self) -> None:
        """From now on nothing ends in silence."""
        hear_python()
        sys.excepthook = lambda _kind, error, _trace: self.report(error)
        threading.excepthook = lambda hook: self.report(hook.exc_value) if hook.exc_value else None
        hear_qt()

    def report(self, error: BaseException) -> None:
        """Write it down and say so once."""
        if isinstance(error, KeyboardInterrupt):
            sys.exit(130)
        text = described(error)
        self._log.note(text)
        if sys.stderr is not None:
            sys.stderr.write(text)
        self._heard.emit(text)

    def _show(self, text: str) -> None:
        if not self._telling:
            self._telling = True
            self._tell(text)

    def _tell(self, text: str) -> None:
        dialog = load(DIALOG)(self._theme(), text, load(FILES)(), self._window())
        dialog.finished.connect(self._told)

    def _told(self, *_result: object) -> None:
        self._telling = False
