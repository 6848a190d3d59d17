"""Records of a PC that was left, beside the journal that went on at another: which answers differ. Pure.

A record names the one before it, so that whatever came from such PCs, by whichever way and however often,
makes a tree that grows from the journal. Nothing of it counts by itself: of two versions of an answer, people
choose one. What is not genuine, or does not grow from the journal, is told and believed by nobody.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any

from eduapp.core.strict_json import Unfit
from eduapp.exams.screens.rules.journals import Parting
from eduapp.exams.screens.rules.left import Left, left
from eduapp.kiosk.formats.journal import HEAD, framed
from eduapp.kiosk.formats.record import (
    ANSWER,
    FIRST_PREV,
    HANDED_IN,
    OPENED,
    Record,
    is_genuine,
    read_record,
)
from eduapp.kiosk.rules.replay import Attempt


@dataclass(frozen=True)
class Choice:
    """What people chose: the answer of a PC that was left counts (told by message `n`), or it does not."""

    counts: bool
    n: int  # of the message to the exam PC; 0 if the answer there stays


@dataclass(frozen=True)
class Version:
    """An answer that was given at a PC that was left, and is another than the one that counts."""

    question: int
    digest: bytes = field(repr=False)  # of its record
    value: Any
    at: datetime
    other: Any  # what counts now; None for no answer
    other_at: datetime | None
    other_n: int = 0  # the record that the candidate gave it with; 0 for none

    @property
    def is_later(self) -> bool:
        """Whether it was given after the one that counts now: what is proposed."""
        return self.other_at is None or self.at > self.other_at


@dataclass(frozen=True)
class Went:
    """What the journal tells of the PCs it was kept at."""

    partings: Sequence[Parting] = ()
    opened: Mapping[str, datetime] = field(default_factory=dict)
    started_at: datetime | None = None  # by the staff's side


@dataclass(frozen=True)
class Aside:
    """What came from PCs that were left."""

    records: int
    unfit: int  # not genuine, or from nowhere
    open: tuple[Version, ...]  # that people have to choose from
    handed_in_at: datetime | None = None  # there
    left: tuple[Left, ...] = ()  # PCs that were left, also those of which nothing came
    opened: frozenset[str] = frozenset()  # every PC of which anything came, here or in the journal


NOTHING = Aside(0, 0, ())


def digest_of(frame: bytes) -> bytes:
    """What a record aside is called."""
    return sha256(frame).digest()


def aside(
    frames: Iterable[bytes],
    macs: Mapping[int, str],
    key: bytes,
    attempt: Attempt,
    chosen: Mapping[bytes, Choice],
    went: Went = Went(),
) -> Aside:
    """What records aside come to; `macs` are of the records of the journal that they may grow from."""
    some = list(frames)
    known = [(read, digest_of(frame)) for frame in some if (read := _genuine(frame, key)) is not None]
    grown = list(_grown(known, macs))
    last: dict[tuple[bytes, int], tuple[Record, bytes]] = {}  # of each PC's stretch, for each question
    for root, read, digest in grown:
        before = last.get((root, read.question or 0))
        if read.kind == ANSWER and (before is None or before[0].n < read.n):
            last[root, read.question or 0] = (read, digest)
    versions = [
        version
        for read, digest in last.values()
        if (version := _version(read, digest, attempt, chosen.get(digest))) is not None
    ]
    handed_in = max((read.wall for _root, read, _digest in grown if read.kind == HANDED_IN), default=None)
    versions.sort(key=lambda one: (one.question, one.at))
    some_read = [read for _root, read, _digest in grown]
    opened = {read.value["kiosk"] for read in some_read if read.kind == OPENED}
    return Aside(
        records=len(some),
        unfit=len(some) - len(grown),
        open=tuple(versions),
        handed_in_at=handed_in,
        left=left(went.partings, some_read, went.opened, went.started_at),
        opened=frozenset(opened | went.opened.keys()),
    )


def roots(frames: Iterable[bytes], key: bytes) -> set[int]:
    """The numbers of records of the journal from which such records may grow."""
    read = [one for frame in frames if (one := _genuine(frame, key)) is not None]
    macs = {one.mac for one in read}
    return {one.n - 1 for one in read if one.prev not in macs and one.n > 1}


def _genuine(frame: bytes, key: bytes) -> Record | None:
    payload = frame[HEAD.size :]
    try:
        return read_record(payload) if framed(payload) == frame and is_genuine(payload, key) else None
    except (Unfit, ValueError):
        return None


def _grown(
    known: Iterable[tuple[Record, bytes]], macs: Mapping[int, str]
) -> Iterator[tuple[bytes, Record, bytes]]:
    """Those that follow from the journal, each behind the one before it, with the first of its stretch."""
    behind: dict[tuple[int, str], list[tuple[Record, bytes]]] = {}
    for read, digest in known:
        behind.setdefault((read.n, read.prev), []).append((read, digest))
    waiting = [(n + 1, mac, b"") for n, mac in {0: FIRST_PREV, **macs}.items()]
    while waiting:
        n, prev, root = waiting.pop()
        for read, digest in behind.pop((n, prev), ()):
            yield root or digest, read, digest
            waiting.append((n + 1, read.mac, root or digest))


def _version(read: Record, digest: bytes, attempt: Attempt, choice: Choice | None) -> Version | None:
    """What is to be chosen; None if both are the same, or people have chosen."""
    question = read.question or 0
    other = attempt.answers.get(question)
    if choice is not None and (not choice.counts or choice.n in attempt.brought):
        return None
    if other == read.value and type(other) is type(read.value):
        return None
    given = (attempt.answered_at.get(question), attempt.answered_n.get(question, 0))
    return Version(question, digest, read.value, read.wall, other, *given)
