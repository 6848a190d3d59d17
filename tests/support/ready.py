"""What many tests begin with: the first makes it through the use cases, the next ones get its file.

`ready_made(given_attendance.a_class, 12)` answers what `given_attendance.a_class(database, 12)` would. What
is taken from store is told apart by all it depends on: the file as it is, what is to be made of it, the hour.
Only on SQLite, whose databases are files; on PostgreSQL it is made each time.
"""

import hashlib
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from eduapp.core.clock import StillClock
from eduapp.core.db.unit_of_work import Database
from tests.support.engines import put_in_place

T = TypeVar("T")
Wish = ParamSpec("Wish")


@dataclass(frozen=True)
class _Made:
    answer: object
    file: bytes
    told: tuple[list[object], ...]  # what lists of the test, such as the topics published, got meanwhile
    moment: datetime


class ReadyMade:
    """The store, in the hands of one test."""

    _kept: dict[object, _Made] = {}  # noqa: RUF012 - for all tests of a process

    def __init__(self, database: Database, path: Path | None, clock: StillClock, *told: list[object]) -> None:
        self._database, self._path, self._clock, self._told = database, path, clock, told

    def __call__(
        self,
        make: Callable[Concatenate[Database, Wish], T],
        /,
        *wish: Wish.args,
        **more: Wish.kwargs,
    ) -> T:
        """What `make` answers, and the database as it leaves it."""
        if self._path is None:
            return make(self._database, *wish, **more)
        before = self._file()
        listened = len(self._told)
        key = (make, wish, *more.items(), listened, self._clock.moment, hashlib.sha256(before).digest())
        if key in self._kept:
            self._put_back(self._kept[key])
        else:
            lengths = [len(told) for told in self._told]
            answer = make(self._database, *wish, **more)
            told = tuple(told[length:] for told, length in zip(self._told, lengths, strict=True))
            self._kept[key] = _Made(deepcopy(answer), self._file(), told, self._clock.moment)
        return deepcopy(self._kept[key].answer)  # type: ignore[return-value]

    def _file(self) -> bytes:
        assert self._path is not None
        self._database.engine.dispose()  # the last one who leaves puts everything into the one file
        return self._path.read_bytes()

    def _put_back(self, made: _Made) -> None:
        assert self._path is not None
        put_in_place(made.file, self._path)
        self._clock.moment = made.moment
        for mine, told in zip(self._told, made.told, strict=True):
            mine.extend(told)
