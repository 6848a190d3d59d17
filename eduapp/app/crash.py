"""Bugs of ours: written down without personal data, told calmly, and the program goes on if it can.

Only the kind of error, modules and line numbers are kept; never the message or values: they may name people.
"""

from __future__ import annotations

import sys
import threading
import traceback
from datetime import UTC
from typing import TYPE_CHECKING

from PySide6.QtCore import QtMsgType, qInstallMessageHandler

import eduapp
from eduapp.core.clock import system_clock
from eduapp.core.errors import EduError
from eduapp.core.files import write_atomically
from eduapp.core.i18n import N_, _
from eduapp.gui.loading import load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

    from PySide6.QtCore import QMessageLogContext
    from PySide6.QtWidgets import QWidget

    from eduapp.gui.theme import Theme

_KEPT = 20  # reports
QUESTION = "eduapp.gui.dialogs:Question"
SAID = N_(
    "Something went wrong in Dagverk itself. What was saved stays saved. "
    "A report without names was written to {place}; give it to whoever looks after the program."
)


class CrashReports:
    """Where excepthook, threads and Qt's own complaints end."""

    def __init__(self, folder: Path, theme: Callable[[], Theme], window: Callable[[], QWidget]) -> None:
        self._folder, self._theme, self._window = folder / "reports", theme, window
        self._telling = False

    def install(self) -> None:
        """From now on nothing ends in silence."""
        sys.excepthook = self._uncaught
        threading.excepthook = lambda hook: self.report(hook.exc_value) if hook.exc_value else None
        qInstallMessageHandler(self._qt_said)

    def report(self, error: BaseException) -> None:
        """Write the report and say so once."""
        if isinstance(error, KeyboardInterrupt):
            sys.exit(130)
        place = self._write(describe(error))
        sys.stderr.write(describe(error))
        if not self._telling:
            self._telling = True
            try:
                self._tell(place)
            finally:
                self._telling = False

    def _uncaught(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        self.report(error)

    def _tell(self, place: str) -> None:
        question = load(QUESTION)
        question(self._theme(), _("Something went wrong"), _(SAID).format(place=place), self._window()).exec()

    def _write(self, text: str) -> str:
        stamp = system_clock().astimezone(UTC).strftime("%Y%m%d-%H%M%S-%f")
        path = self._folder / f"report-{stamp}.txt"
        try:
            write_atomically(path, text.encode())
            for old in sorted(self._folder.glob("report-*.txt"))[:-_KEPT]:
                old.unlink(missing_ok=True)
        except (EduError, OSError):
            return _("no file, since the disk cannot be written")
        return path.name

    def _qt_said(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            sys.stderr.write(f"Qt: {text}\n")


def describe(error: BaseException) -> str:
    """Kind, versions, and where in the program: module and line of each step, nothing else."""
    lines = [f"Dagverk {eduapp.__version__}, Python {sys.version_info.major}.{sys.version_info.minor}"]
    cause: BaseException | None = error
    while cause is not None:
        lines.append(type(cause).__name__)
        for frame in traceback.extract_tb(cause.__traceback__):
            module = frame.filename.replace("\\", "/").rpartition("/")[2]
            lines.append(f"  {module}:{frame.lineno} {frame.name}")
        cause = cause.__cause__
    return "\n".join(lines) + "\n"
