"""Disks that are full: for some commands of a database, or for every file of this process that would grow."""

import contextlib
from collections.abc import Iterator

import pytest

from eduapp.core.db.unit_of_work import Database
from eduapp.core.errors import Unavailable


class FullDisk:
    """A database on a disk that is full from the n-th command on, for so many."""

    @staticmethod
    def fault() -> Exception:
        """What is met."""
        return Unavailable(reason="The disk is full.")

    def __init__(self, database: Database, first: int, count: int) -> None:
        self._database, self._first, self._count = database, first, count
        self.done = 0

    def __getattr__(self, name: str) -> object:
        return getattr(self._database, name)

    def also_when_closed(self) -> "FullDisk":
        """It is as full for those."""
        return self

    def execute(self, use_case, command):  # type: ignore[no-untyped-def]
        self.done += 1
        if self._first <= self.done < self._first + self._count:
            raise self.fault()
        return self._database.execute(use_case, command)


@contextlib.contextmanager
def no_file_longer_than(size: int) -> Iterator[None]:
    """The system lets no file of this process grow beyond so many bytes, as a disk without room."""
    resource = pytest.importorskip("resource", reason="Windows has no limit on the size of a file to set")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
