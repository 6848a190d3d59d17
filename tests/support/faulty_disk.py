"""A disk that fails, for this process: `faulty_disk.c` between it and the C library.

A process that was begun with `surroundings(…)` has it; `Disk` says where it fails, how, and how often.
"""

import ctypes
import errno
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SOURCE = Path(__file__).with_suffix(".c")
FULL, BROKEN, CLOSED = errno.ENOSPC, errno.EIO, errno.EROFS
KINDS = {"full": FULL, "broken": BROKEN, "read-only": CLOSED}
FOR_EVER = 1 << 40


def compiler() -> str | None:
    """What makes it; None where there is none (packaging/system_libraries.sh asks for one)."""
    return shutil.which("cc") or shutil.which("gcc")


def built(folder: Path) -> Path:
    """The library, made of its source."""
    library, maker = folder / "faulty_disk.so", compiler()
    assert maker is not None
    words = [maker, "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", str(library), str(SOURCE), "-ldl"]
    subprocess.run(words, check=True)
    return library


def surroundings(library: Path) -> dict[str, str]:
    """What a process is begun with."""
    return {**os.environ, "LD_PRELOAD": str(library)}


class Disk:
    """Everything below one folder."""

    def __init__(self, folder: Path) -> None:
        self._library = ctypes.CDLL(None)
        for name in ("points", "failed"):
            getattr(self._library, f"faulty_disk_{name}").restype = ctypes.c_long
        self._library.faulty_disk_watch(os.fsencode(folder.resolve()))

    @contextmanager
    def failing(self, kind: int, first: int, count: int = FOR_EVER) -> Iterator[None]:
        """From the first write point on, counted from here, so many of them."""
        self._arm(kind, first, first + count - 1)
        try:
            yield
        finally:
            self.mend()

    @contextmanager
    def counting(self, kind: int) -> Iterator[None]:
        """Nothing fails; `points` says how often something could have."""
        self._arm(kind, 0, 0)
        yield

    def mend(self) -> None:
        """From now on nothing fails; what was counted stays."""
        self._library.faulty_disk_mend()

    @property
    def points(self) -> int:
        """Calls that could have failed since it was said from when to when."""
        return int(self._library.faulty_disk_points())

    @property
    def failed(self) -> int:
        """Calls that did."""
        return int(self._library.faulty_disk_failed())

    def _arm(self, kind: int, first: int, last: int) -> None:
        self._library.faulty_disk_arm(ctypes.c_long(first), ctypes.c_long(last), kind)
