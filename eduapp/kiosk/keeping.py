"""Keeps the journal of one attempt on this PC. What it says it has kept is on the disk.

One process at a time has a journal open. A record that could not be written whole (a full disk, a stick
pulled out) is taken back, and the next one tries again: there is never half a record before a whole one.
What counts whether the disk has room or not (the candidate was moved, the time is over) waits in memory, in
its place in the chain, and is written before anything else is: it is sent and moved like the rest, and not
lost unless the PC is.
Zeros behind the last record are room for more (`core/appended.py`).
"""

import contextlib
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from eduapp.core.appended import AppendedFile, OpenElsewhere
from eduapp.core.clock import Clock, machine_start, steady_ms, system_clock
from eduapp.core.errors import Unavailable
from eduapp.core.files import sha256
from eduapp.core.i18n import N_
from eduapp.kiosk.formats.faults import DamagedJournal, Fault
from eduapp.kiosk.formats.journal import next_record, read_journal
from eduapp.kiosk.formats.record import FIRST_PREV, Event, Moment, Record


class InUse(Fault):
    """Another kiosk on this PC has the same journal open."""

    message = N_("The exam is open in another window of this computer. Close that one first.")


class Parted(Fault):
    """Two PCs went on from the same place: there are two truths, and people have to decide."""

    message = N_(
        "The answers on this computer and those kept elsewhere go apart from record {number} on."
        " Two computers were used at once. Keep both files."
    )


@dataclass
class Clocks:
    """What tells the time: the steady clock in milliseconds, the one on the wall, and which start this is.

    Once the other side has told its time, that counts, carried on by the steady clock: what this PC's own
    clock on the wall says, and whoever sets it, changes nothing any more.
    """

    mono: Callable[[], int] = steady_ms
    wall: Clock = system_clock
    machine: str = field(default_factory=machine_start)
    boot: str = field(default_factory=lambda: uuid.uuid4().hex)

    _told: tuple[datetime, int] | None = field(default=None, init=False, repr=False)
    _moment: Moment | None = field(default=None, init=False, repr=False)

    def set_by(self, told: datetime | None) -> None:
        """Take the time of the other side; None if it has no clock of its own."""
        if told is not None:
            self._told = told, self.mono()

    @property
    def is_set(self) -> bool:
        """Whether the other side has told its time."""
        return self._told is not None

    def time(self) -> datetime:
        """The time of day, by the best clock there is."""
        if self._told is None:
            return self.wall()
        told, at = self._told
        return told + timedelta(milliseconds=self.mono() - at)

    def now(self) -> Moment:
        """This moment by all of them."""
        return self._moment or Moment(self.mono(), self.boot, self.time())

    @contextlib.contextmanager
    def at_one_moment(self) -> Iterator[None]:
        """What is kept within is of one moment: how long a full disk takes to say no is nobody's time."""
        before, self._moment = self._moment, self.now()
        try:
            yield
        finally:
            self._moment = before


def journal_path(folder: Path, attempt: str) -> Path:
    """Where the journal of an attempt lies. Its name tells nothing of whose it is."""
    return folder / f"{sha256(attempt.encode())[:24]}.journal"


class Hold:
    """A place on this PC that one process alone has, as long as it holds this file. Raises InUse."""

    def __init__(self, path: Path) -> None:
        try:
            self._file = AppendedFile(path)
        except OpenElsewhere as error:
            raise InUse from error

    def close(self) -> None:
        """Let others have it."""
        self._file.close()


class Keeping:
    """The journal of one attempt, open for going on."""

    def __init__(self, path: Path, key: bytes, attempt: str, clocks: Clocks) -> None:
        """Open it, or begin it. Raises DamagedJournal, Foreign, InUse, Unavailable."""
        self._key, self._attempt, self._clocks = key, attempt, clocks
        self._records: list[Record] = []
        self._frames: list[bytes] = []
        self._waiting: list[bytes] = []  # of them those at the end that the disk could not take yet
        self.torn = 0
        self.hold: Hold | None = None  # let go of with the journal
        try:
            self._file = AppendedFile(path)
        except OpenElsewhere as error:
            raise InUse from error
        try:
            self._take_up()
        except BaseException:
            self._file.close()
            raise

    @property
    def records(self) -> list[Record]:
        """All that is kept."""
        return self._records

    @property
    def frames(self) -> list[bytes]:
        """The same as bytes."""
        return self._frames

    @property
    def waiting(self) -> int:
        """How many records at the end are in memory alone."""
        return len(self._waiting)

    def append(self, event: Event) -> Record:
        """Keep something. When this comes back, it is on the disk; if it raises Unavailable, it is not."""
        self.write_waiting()
        record, frame = self._next(event)
        self._file.append(frame)
        return self._take(record, frame)

    def append_anyway(self, event: Event) -> Record:
        """Keep something that counts at once: where the disk takes nothing it waits until it does."""
        try:
            return self.append(event)
        except Unavailable:
            record, frame = self._next(event)
            self._waiting.append(frame)
            return self._take(record, frame)

    def write_waiting(self) -> None:
        """Write what waits. Raises Unavailable, and then it goes on waiting."""
        if self._waiting:
            self._file.append(b"".join(self._waiting))
            self._waiting = []

    def _next(self, event: Event) -> tuple[Record, bytes]:
        prev = self._records[-1].mac if self._records else FIRST_PREV
        return next_record(event, len(self._records) + 1, prev, self._clocks.now(), self._key)

    def _take(self, record: Record, frame: bytes) -> Record:
        self._records.append(record)
        self._frames.append(frame)
        return record

    def adopt(self, frames: Sequence[bytes], *, may_wait: bool = False) -> int:
        """Bring in what was kept elsewhere and not here; how many records that were. Raises Parted.

        `may_wait`: it stays where it came from, so that it can be read here though the disk takes nothing.
        """
        for number, (mine, theirs) in enumerate(zip(self._frames, frames, strict=False), 1):
            if mine != theirs:
                raise Parted(number=number)
        more = list(frames[len(self._frames) :])
        if not more:
            return 0
        whole = read_journal(b"".join([*self._frames, *more]), self._key, self._attempt)
        if whole.torn or len(whole.frames) != len(self._frames) + len(more):
            raise DamagedJournal(number=len(whole.records) + 1, offset=whole.length, cause="cut")
        try:
            self.write_waiting()
            self._file.append(b"".join(more))
        except Unavailable:
            if not may_wait:
                raise
            self._waiting.extend(more)
        self._records, self._frames = list(whole.records), list(whole.frames)
        return len(more)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()
        if self.hold is not None:
            self.hold.close()

    def _take_up(self) -> None:
        journal = read_journal(self._file.read(), self._key, self._attempt)
        if journal.torn:
            self.torn = journal.torn
            self._file.cut_to(journal.length)
        self._records, self._frames = list(journal.records), list(journal.frames)
        self._file.length = journal.length
