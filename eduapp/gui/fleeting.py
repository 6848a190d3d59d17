"""A folder for as long as this process lives. What a killed process left, the next one takes away."""

import atexit
import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from PySide6.QtCore import QLockFile

from eduapp.core.clock import system_clock

_LOCK = "lock"
_YOUNG = 3600  # seconds for which a folder without a lock may be one that is being made
_MOST = 200  # taken away at once, so that nobody waits for it


def fleeting_folder(prefix: str) -> Path:
    """Make one in the system's folder for such, and take away those of ours that nobody has any more."""
    _take_away_left(prefix)
    folder = Path(tempfile.mkdtemp(prefix=prefix))
    lock = _lock_of(folder)
    lock.tryLock(0)  # on a disk that takes none, it only looks old after a while
    atexit.register(_put_away, folder, lock)
    return folder


def _take_away_left(prefix: str) -> None:
    left = (one for one in Path(tempfile.gettempdir()).glob(f"{prefix}*") if _is_left(one))
    for folder, _count in zip(left, range(_MOST), strict=False):
        shutil.rmtree(folder, ignore_errors=True)


def _is_left(folder: Path) -> bool:
    """Whether it is ours, and the process that made it is gone."""
    with contextlib.suppress(OSError):
        told = folder.lstat()
        if folder.is_symlink() or not folder.is_dir():
            return False
        if hasattr(os, "getuid") and told.st_uid != os.getuid():
            return False
        if not (folder / _LOCK).exists():
            return system_clock().timestamp() - told.st_mtime > _YOUNG
        lock = _lock_of(folder)
        is_free = lock.tryLock(0)
        lock.unlock()
        return is_free
    return False


def _lock_of(folder: Path) -> QLockFile:
    lock = QLockFile(str(folder / _LOCK))
    lock.setStaleLockTime(0)  # by whether its process lives, never by how old it is
    return lock


def _put_away(folder: Path, lock: QLockFile) -> None:
    lock.unlock()
    shutil.rmtree(folder, ignore_errors=True)
