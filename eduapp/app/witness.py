"""Checkpoints of the trail outside of its database: a line every hundred entries, and whenever somebody goes.

The file stands beside the data folder (for a server: in it), so that who changes or swaps the database has
another place to remember. That it cannot be written stops nobody: the check of the trail tells how far it is
witnessed.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from sqlalchemy import event

from eduapp.core.errors import EduError
from eduapp.people.audit.jobs import anchor_of
from eduapp.people.audit.rules import Anchor
from eduapp.people.audit.service import CHECKPOINT

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from eduapp.app.location import Location
    from eduapp.core.db.unit_of_work import Database, UnitOfWork

_ENDING = "checkpoints.txt"
_LABEL = 12  # digits that tell one server from another


def keep_checkpoint(location: Location, database: Database | None) -> None:
    """Whoever was at the desk goes, or the program closes: what they did last is witnessed too."""
    if database is not None:
        with suppress(EduError):
            Witness.of(location).keep(anchor_of(database))


class Witness:
    """The file of checkpoints of one database."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._last: Anchor | None = None

    @classmethod
    def of(cls, location: Location) -> Witness:
        """Where the checkpoints of a database are kept."""
        if location.file is None:
            label = hashlib.sha256(location.url.encode()).hexdigest()[:_LABEL]
            return cls(location.folder / f"server-{label}-{_ENDING}")
        folder = location.file.absolute().parent
        return cls(folder.parent / f"{folder.name}-{location.file.stem}-{_ENDING}")

    def keep(self, anchor: Anchor | None) -> bool:
        """Add a checkpoint; whether it is on the disk now."""
        if anchor is None or anchor == self._last:
            return True
        try:
            self._append(f"{anchor.text()}\n".encode("ascii"))
        except OSError:
            return False
        self._last = anchor
        return True

    def went_back(self, seq: int, digest: str, day: date) -> None:
        """A backup was brought back whose trail ends there: what was witnessed beyond is not missing."""
        if seq == 0:
            self.begin_anew()
        else:
            self.keep(Anchor(seq, digest, day, back=True))

    def has_any(self) -> bool:
        """Whether anything was witnessed yet."""
        return self.path.is_file() and self.path.stat().st_size > 0

    def begin_anew(self) -> None:
        """There is no database yet: what was witnessed of one before is put aside."""
        with suppress(OSError):
            if self.path.exists():
                number = 1
                while (aside := self.path.with_suffix(f".{number}.txt")).exists():
                    number += 1
                self.path.rename(aside)

    def of_writing(self, write: Callable[[UnitOfWork], None]) -> Callable[[UnitOfWork], None]:
        """The same writing of the trail, which keeps a checkpoint here once it is committed."""

        def written(uow: UnitOfWork) -> None:
            write(uow)
            anchor = uow.session.info.get(CHECKPOINT)
            if anchor is not None:
                event.listen(uow.session, "after_commit", lambda _session: self.keep(anchor), once=True)

        return written

    def _append(self, line: bytes) -> None:
        handle = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            size = os.lseek(handle, 0, os.SEEK_END)
            os.lseek(handle, max(0, size - len(line)), os.SEEK_SET)
            end = os.read(handle, len(line))
            if end == line:
                return  # nothing was changed since
            whole = not end or end.endswith(b"\n")  # else a crash left half of a line
            os.write(handle, line if whole else b"\n" + line)
            os.fsync(handle)
        finally:
            os.close(handle)
