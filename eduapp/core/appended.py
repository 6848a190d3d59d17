"""A file that is only added to, by one process at a time. What it says it has kept is on the disk.

What could not be written whole (a full disk, a stick pulled out) is taken back, and the next time tries
again: there is never half of something before something whole.

Room is made ahead, in zeros: what is written over them changes no size and takes no new block, so the disk
has to put away the bytes alone, and a disk that fills up stops nobody in the middle of an answer. Whoever
reads such a file knows where it ends by what it says itself, since zeros lie behind it.
"""

import contextlib
import os
import sys
from pathlib import Path

from eduapp.core.errors import EduError
from eduapp.core.files import could_not, sync_names
from eduapp.core.i18n import N_

ROOM_AHEAD = 1 << 18  # bytes: some hundred answers
_FAR = 1 << 30  # beyond every such file: Windows locks bytes against reading, too


class OpenElsewhere(EduError):
    """Another process has it open."""

    message = N_("The file is open in another window of this computer. Close that one first.")


class AppendedFile:
    """Open for going on. `length` is what counts of it; whatever is behind is written over.

    Who opens it reads it, says how long it is, and cuts off what is behind unless that is zeros.
    """

    def __init__(self, path: Path, *, make: bool = True) -> None:
        """Open it, or begin it. Raises OpenElsewhere and Unavailable."""
        self._path, self._is_sound = path, True
        flags = os.O_RDWR | getattr(os, "O_BINARY", 0) | (os.O_CREAT if make else 0)
        try:
            if make:
                path.parent.mkdir(parents=True, exist_ok=True)
            self._file = os.open(path, flags, 0o600)
        except OSError as error:
            raise could_not(error, path) from error
        try:
            self._lock()
            if os.name == "posix":  # whoever began it may not have come so far
                sync_names(path.parent)
        except OSError as error:
            os.close(self._file)
            raise could_not(error, path) from error
        except OpenElsewhere:
            os.close(self._file)
            raise
        self.length, self._room = 0, 0

    def read(self) -> bytes:
        """All bytes there are, the room behind them too."""
        os.lseek(self._file, 0, os.SEEK_SET)
        parts = []
        while part := os.read(self._file, 1 << 20):
            parts.append(part)
        return b"".join(parts)

    def append(self, content: bytes) -> None:
        """Keep something more: on the disk when this comes back, and not if it raises Unavailable."""
        if not self._is_sound:
            self.cut_to(self.length)
            self._is_sound = True
        end = self.length + len(content)
        if end > self._room:
            self._make_room(end + ROOM_AHEAD)
        try:
            self._put(content)
            _sync(self._file)
        except OSError as error:
            self._is_sound = False
            with contextlib.suppress(EduError):
                self.cut_to(self.length)
                self._is_sound = True
            raise could_not(error, self._path) from error
        self.length, self._room = end, max(self._room, end)

    def cut_to(self, length: int) -> None:
        """Throw away what is behind; on the disk when this comes back."""
        try:
            os.ftruncate(self._file, length)
            os.fsync(self._file)
        except OSError as error:
            raise could_not(error, self._path) from error
        self.length, self._room = length, length

    def close(self) -> None:
        """Let go of the file."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _make_room(self, end: int) -> None:
        """Zeros up to there, on the disk, or as far as it has room: what is to be kept may still fit."""
        with contextlib.suppress(OSError):
            self._put(bytes(end - self.length))
        with contextlib.suppress(OSError):
            os.fsync(self._file)
        self._room = os.fstat(self._file).st_size

    def _put(self, content: bytes) -> None:
        os.lseek(self._file, self.length, os.SEEK_SET)
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(self._file, rest) :]

    def _lock(self) -> None:
        try:
            if sys.platform == "win32":
                import msvcrt  # noqa: PLC0415 - of this system alone

                os.lseek(self._file, _FAR, os.SEEK_SET)
                msvcrt.locking(self._file, msvcrt.LK_NBLCK, 1)
            else:
                import fcntl  # noqa: PLC0415 - of this system alone

                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise OpenElsewhere from error


def _sync(file: int) -> None:
    """Have the disk put away what was written, and, where it can be left out, not the time of the change."""
    getattr(os, "fdatasync", os.fsync)(file)
