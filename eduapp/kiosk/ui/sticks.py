"""Which sticks are plugged into this PC just now."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QStorageInfo

_WHERE = ("/media", "/run/media", "/mnt", "/Volumes")  # where Linux and macOS put what is plugged in


def sticks() -> list[Path]:
    """The folders of those that can be written to."""
    return list(plugged_in(QStorageInfo.mountedVolumes(), QStorageInfo.root().rootPath()))


def plugged_in(volumes: Iterable[QStorageInfo], root: str) -> Iterable[Path]:
    """Of some volumes those that are no part of the system: on Windows every drive but its own."""
    for volume in volumes:
        at = volume.rootPath()
        if not volume.isValid() or not volume.isReady() or volume.isReadOnly() or at == root:
            continue
        is_drive = len(at) in {2, 3} and at[1] == ":"
        if is_drive or any(at.startswith(f"{where}/") for where in _WHERE):
            yield Path(at)
