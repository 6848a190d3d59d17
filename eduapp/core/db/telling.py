"""Tells other processes what a commit touched, in its own transaction: of what is rolled back nobody hears.

PostgreSQL sends a notice with the topics. SQLite sends nothing: there each commit that touched something
leaves a mark in the file, its `user_version`, and whoever finds a mark that is not one of this process's
knows that somebody else was there.
"""

import json
import secrets
from collections import deque
from collections.abc import Iterable, Iterator
from uuid import uuid4

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.orm import Session

from eduapp.core.changes import Topic
from eduapp.core.db.prepared import Prepared, said

CHANNEL = "dagverk_changes"
MOST_BYTES = 7999  # PostgreSQL takes notices shorter than 8000
ORIGIN = uuid4().hex  # of this process, which is told of its own commits already
_MARKS_KEPT = 16  # the file holds one; an older one comes back only if a commit failed

_NOTIFY = Prepared(select(func.pg_notify(bindparam("channel"), bindparam("payload"))))


def tell_others(session: Session, topics: Iterable[Topic]) -> None:
    """Have the commit that comes now say what it touched; one that touched nothing says nothing."""
    touched = sorted(topics)
    if not touched:
        return
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        for payload in payloads(touched, ORIGIN):
            _NOTIFY.run(session, {"channel": CHANNEL, "payload": payload})
    else:
        _leave_mark(connection)


def payloads(topics: list[Topic], origin: str) -> Iterator[str]:
    """The notices for some topics: one, or as many as it takes for each to be short enough."""
    text = json.dumps({"origin": origin, "topics": topics}, separators=(",", ":"), sort_keys=True)
    if len(text.encode()) <= MOST_BYTES or len(topics) == 1:
        yield text
        return
    half = len(topics) // 2
    yield from payloads(topics[:half], origin)
    yield from payloads(topics[half:], origin)


def heard_in(payload: str) -> frozenset[Topic]:
    """The topics somebody else tells of; all of them if it cannot be read, none if it is our own notice.

    Anybody who may connect may send one, so nothing in it is taken for more than the name of a topic.
    """
    try:
        read = json.loads(payload)
        if read.get("origin") == ORIGIN:
            return frozenset()
        told = {name for name in read["topics"] if isinstance(name, str)}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Topic.every()
    return frozenset(topic for topic in Topic.every() if topic in told)


class Marks:
    """What this process knows of the marks in one database file."""

    def __init__(self, found: int) -> None:
        self._known = found  # the newest that has been told of
        self._own: deque[int] = deque(maxlen=_MARKS_KEPT)
        self._missed = False

    def replace(self, found: int, ours: int) -> None:
        """One of this process's commits puts its mark over the one it found."""
        if found != self._known and found not in self._own:
            self._missed, self._known = True, found
        self._own.append(ours)

    def is_news(self, found: int) -> bool:
        """Whether somebody else has been there since this was asked last."""
        news = self._missed or (found != self._known and found not in self._own)
        self._missed, self._known = False, found
        return news


_marks: dict[str, Marks] = {}  # by file; only where somebody in this process listens


def follow(file: str, found: int) -> Marks:
    """Begin to follow the marks in a file."""
    _marks[file] = Marks(found)
    return _marks[file]


def unfollow(file: str) -> None:
    """Nobody here listens any more."""
    _marks.pop(file, None)


def _leave_mark(connection: Connection) -> None:
    # Within BEGIN IMMEDIATE nobody else can commit between the look and the mark.
    ours = secrets.randbelow(2**31 - 1) + 1
    marks = _marks.get(connection.engine.url.database or "")
    if marks is not None:
        [[found]] = said(connection, "PRAGMA user_version", ()).fetchall()
        marks.replace(found, ours)
    said(connection, f"PRAGMA user_version = {ours}", ())
