"""What many tests begin with: the first makes it through the use cases, the next ones get its file.

`ready_made(given_attendance.a_class, 12)` answers what `given_attendance.a_class(database, 12)` would. What
is taken from store is told apart by all it depends on: what is in the database, what is to be made of it, the
hour. On SQLite the file is kept, on PostgreSQL the rows.
"""

import hashlib
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from eduapp.core.clock import StillClock
from eduapp.core.db.unit_of_work import Database
from tests.support.engines import put_in_place

T = TypeVar("T")
Wish = ParamSpec("Wish")


@dataclass(frozen=True)
class _Made:
    answer: object
    content: object
    told: tuple[list[object], ...]  # what lists of the test, such as the topics published, got meanwhile
    moment: datetime


class Shelf(Protocol):
    """A database whose content can be kept, and put back."""

    def content(self) -> object:
        """All there is, to be put back later."""

    def digest(self, content: object) -> object:
        """What tells one content from another."""

    def put_back(self, content: Any) -> None:
        """That content, and no other."""


class FileShelf:
    """The file of a SQLite database."""

    def __init__(self, database: Database, path: Path) -> None:
        self._database, self._path = database, path

    def content(self) -> bytes:
        self._database.engine.dispose()  # the last one who leaves puts everything into the one file
        return self._path.read_bytes()

    def digest(self, content: object) -> object:
        assert isinstance(content, bytes)
        return hashlib.sha256(content).digest()

    def put_back(self, content: bytes) -> None:
        put_in_place(content, self._path)


class ReadyMade:
    """The store, in the hands of one test."""

    _kept: dict[object, _Made] = {}  # noqa: RUF012 - for all tests of a process

    def __init__(self, database: Database, shelf: Shelf, clock: StillClock, *told: list[object]) -> None:
        self._database, self._shelf, self._clock, self._told = database, shelf, clock, told

    def __call__(
        self,
        make: Callable[Concatenate[Database, Wish], T],
        /,
        *wish: Wish.args,
        **more: Wish.kwargs,
    ) -> T:
        """What `make` answers, and the database as it leaves it."""
        before = self._shelf.digest(self._shelf.content())
        listened = len(self._told)
        key = (make, wish, *more.items(), listened, self._clock.moment, before)
        if key in self._kept:
            self._put_back(self._kept[key])
        else:
            lengths = [len(told) for told in self._told]
            answer = make(self._database, *wish, **more)
            told = tuple(told[length:] for told, length in zip(self._told, lengths, strict=True))
            self._kept[key] = _Made(deepcopy(answer), self._shelf.content(), told, self._clock.moment)
        return deepcopy(self._kept[key].answer)  # type: ignore[return-value]

    def _put_back(self, made: _Made) -> None:
        self._shelf.put_back(made.content)
        self._clock.moment = made.moment
        for mine, told in zip(self._told, made.told, strict=True):
            mine.extend(told)
