"""A file that says that a window works with the database here. One that is left behind tells of a crash.

It is held locked for as long as the window lives, so that a second window beside it is no crash.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from eduapp.core.file_locks import lock

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME = "open"


class RunningMark:
    """Taken when the database is opened, let go when the window was closed as it should be."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._handle: int | None = None

    def take(self) -> bool:
        """Mark the folder as worked in; whether whoever did so before never came to an end.

        Where the folder cannot be written to, nothing is known, and the database will say why.
        """
        if self._handle is not None:
            return False
        was_there = self._path.exists()
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return False
        if not lock(handle):
            os.close(handle)
            return False  # another window lives
        self._handle = handle
        return was_there

    def let_go(self) -> None:
        """Everything came to its end."""
        if self._handle is None:
            return
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)
        os.close(self._handle)
        self._handle = None
        if sys.platform == "win32":
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)
