"""Files that one program holds at a time: the system lets go of them when it ends, also by being killed."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_HELD = (errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK)  # as one system or another says it
_AGAIN = 10  # a share may number its files anew each time it is asked


def lock(handle: int) -> bool:
    """Take an open file; False if somebody else holds it. A medium that knows no locks refuses nobody."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - of that system

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - of the others

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in _HELD
    return True


@contextmanager
def held(path: Path) -> Iterator[bool]:
    """Hold a file of this name meanwhile, and remove it afterwards; False if somebody else holds it.

    One that a killed program left is taken over. Raises OSError where no file can be.
    """
    handle = _taken(path)
    try:
        yield handle is not None
    finally:
        if handle is not None:
            _let_go(path, handle)


def _taken(path: Path) -> int | None:
    for times_left in reversed(range(_AGAIN)):
        handle = _opened(path)
        if not lock(handle):
            os.close(handle)
            return None
        if _is_there(path, handle) or not times_left:
            return handle
        os.close(handle)  # whoever held it removed it between the two
    return None


def _opened(path: Path) -> int:
    """To be locked, for there is nothing in it: one that another account left is no obstacle.

    A share locks for one program alone only what it may write to, so that is tried first.
    """
    no_link = getattr(os, "O_NOFOLLOW", 0)
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | no_link, 0o644)
    except PermissionError as closed:
        try:
            return os.open(path, os.O_RDONLY | no_link)
        except FileNotFoundError:
            raise closed from None  # it is the folder that lets nobody in


def _is_there(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


def _let_go(path: Path, handle: int) -> None:
    """Windows removes no file that is open; elsewhere nobody may take it between the two."""
    if sys.platform == "win32":
        os.close(handle)
    with suppress(OSError):
        path.unlink(missing_ok=True)
    if sys.platform != "win32":
        os.close(handle)
