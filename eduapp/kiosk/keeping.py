"""Keeps the journal of one attempt on this PC. What it says it has kept is on the disk.

One process at a time has a journal open. A record that could not be written whole (a full disk, a stick
pulled out) is taken back, and the next one tries again: there is never half a record before a whole one.

Room is made ahead, in zeros: a record written over them changes no size and takes no new block, so the disk
has to put away the record alone, and a disk that fills up stops nobody in the middle of an answer.
"""

import contextlib
import os
import sys
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from eduapp.core.clock import Clock, machine_start, steady_ms, system_clock
from eduapp.core.errors import EduError
from eduapp.core.files import could_not, sha256, write_atomically
from eduapp.core.i18n import N_
from eduapp.kiosk.formats.faults import DamagedJournal, Fault
from eduapp.kiosk.formats.journal import Journal, next_record, read_journal
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

    def set_by(self, told: datetime | None) -> None:
        """Take the time of the other side; None if it has no clock of its own."""
        if told is not None:
            self._told = told, self.mono()

    def time(self) -> datetime:
        """The time of day, by the best clock there is."""
        if self._told is None:
            return self.wall()
        told, at = self._told
        return told + timedelta(milliseconds=self.mono() - at)

    def now(self) -> Moment:
        """This moment by all of them."""
        return Moment(self.mono(), self.boot, self.time())


def journal_path(folder: Path, attempt: str) -> Path:
    """Where the journal of an attempt lies. Its name tells nothing of whose it is."""
    return folder / f"{sha256(attempt.encode())[:24]}.journal"


class Hold:
    """A place on this PC that one process alone has, as long as it holds this file. Raises InUse."""

    def __init__(self, path: Path) -> None:
        self._file = _opened(path)
        try:
            _lock(self._file)
        except BaseException:
            os.close(self._file)
            raise

    def close(self) -> None:
        """Let others have it."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


class Keeping:
    """The journal of one attempt, open for going on."""

    def __init__(self, path: Path, key: bytes, attempt: str, clocks: Clocks) -> None:
        """Open it, or begin it. Raises DamagedJournal, Foreign, InUse, Unavailable."""
        self._path, self._key, self._attempt, self._clocks = path, key, attempt, clocks
        self._records: list[Record] = []
        self._frames: list[bytes] = []
        self._length, self._room, self._is_sound = 0, 0, True
        self.hold: Hold | None = None  # let go of with the journal
        is_new = not path.exists()
        self._file = _opened(path)
        try:
            _lock(self._file)
            self.torn = 0
            self._take_up(is_new=is_new)
        except BaseException:
            os.close(self._file)
            raise

    @property
    def records(self) -> list[Record]:
        """All that is kept."""
        return self._records

    @property
    def frames(self) -> list[bytes]:
        """The same as bytes."""
        return self._frames

    def append(self, event: Event) -> Record:
        """Keep something. When this comes back, it is on the disk; if it raises Unavailable, it is not."""
        prev = self._records[-1].mac if self._records else FIRST_PREV
        record, frame = next_record(event, len(self._records) + 1, prev, self._clocks.now(), self._key)
        self._write([frame])
        self._records.append(record)
        self._frames.append(frame)
        return record

    def adopt(self, frames: Sequence[bytes]) -> int:
        """Bring in what was kept elsewhere and not here; how many records that were. Raises Parted."""
        for number, (mine, theirs) in enumerate(zip(self._frames, frames, strict=False), 1):
            if mine != theirs:
                raise Parted(number=number)
        more = list(frames[len(self._frames) :])
        if not more:
            return 0
        whole = read_journal(b"".join([*self._frames, *more]), self._key, self._attempt)
        if whole.torn or len(whole.frames) != len(self._frames) + len(more):
            raise DamagedJournal(number=len(whole.records) + 1, offset=whole.length, cause="cut")
        self._write(more)
        self._records, self._frames = list(whole.records), list(whole.frames)
        return len(more)

    def close(self) -> None:
        """Let go of the file."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
        if self.hold is not None:
            self.hold.close()

    def _take_up(self, *, is_new: bool) -> None:
        journal = self._read()
        if journal.torn:
            self.torn = journal.torn
            self._cut_to(journal.length)
        self._records, self._frames = list(journal.records), list(journal.frames)
        self._length = journal.length
        if is_new and os.name == "posix":
            _sync_folder(self._path.parent)

    def _read(self) -> Journal:
        os.lseek(self._file, 0, os.SEEK_SET)
        parts = []
        while part := os.read(self._file, 1 << 20):
            parts.append(part)
        return read_journal(b"".join(parts), self._key, self._attempt)

    def _write(self, frames: Sequence[bytes]) -> None:
        if not self._is_sound:
            self._cut_to(self._length)
            self._is_sound = True
        content = b"".join(frames)
        end = self._length + len(content)
        if end > self._room:
            self._make_room(end + ROOM_AHEAD)
        try:
            self._put(content, self._length)
            _sync(self._file)
            self._room = max(self._room, end)
        except OSError as error:
            self._is_sound = False
            with contextlib.suppress(OSError):
                self._cut_to(self._length)
                self._is_sound = True
            raise could_not(error, self._path) from error
        self._length = end

    def _make_room(self, end: int) -> None:
        """Zeros up to there, on the disk, or as far as it has room: the record itself may still fit."""
        with contextlib.suppress(OSError):
            self._put(bytes(end - self._length), self._length)
        with contextlib.suppress(OSError):
            os.fsync(self._file)
        self._room = os.fstat(self._file).st_size

    def _put(self, content: bytes, offset: int) -> None:
        os.lseek(self._file, offset, os.SEEK_SET)
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(self._file, rest) :]

    def _cut_to(self, length: int) -> None:
        try:
            os.ftruncate(self._file, length)
            os.fsync(self._file)
        except OSError as error:
            raise could_not(error, self._path) from error
        self._room = length


ROOM_AHEAD = 1 << 18  # bytes: some hundred answers
_FAR = 1 << 30  # beyond every journal: Windows locks bytes against reading, too


def kiosk_id(folder: Path) -> str:
    """What this PC is called towards the staff's side: made once, kept in the folder."""
    path = folder / "kiosk-id"
    with contextlib.suppress(OSError, ValueError):
        return str(uuid.UUID(path.read_text(encoding="ascii").strip()))
    made = str(uuid.uuid4())
    with contextlib.suppress(EduError):
        write_atomically(path, made.encode())
    return made


def _opened(path: Path) -> int:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    except OSError as error:
        raise could_not(error, path) from error


def _lock(file: int) -> None:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - of this system alone

            os.lseek(file, _FAR, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - of this system alone

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise InUse from error


def _sync(file: int) -> None:
    """Have the disk put away what was written, and, where it can be left out, not the time of the change."""
    getattr(os, "fdatasync", os.fsync)(file)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
