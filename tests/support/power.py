"""Cuts the power of a program under test: its disk, written down step by step, and what a cut leaves of it.

`recorder.c` is preloaded into the program and notes every write, sync, truncation, rename, link and removal
below one folder, and what the program acknowledged, in one order. `Disk` plays that back like a file system
of the kind of ext4: a sync puts away its file, and with it all names and lengths that were changed before
anywhere; what was not synced may be there or not, sector by sector, and names and lengths as far as the
journal of the file system came. The index beside the log of SQLite is memory: any rubbish may be there.
"""

import random
import shutil
import struct
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

SECTOR = 512  # bytes: what a disk writes whole or not at all
_HEAD = struct.Struct("=5Q")
_SOURCE = Path(__file__).with_name("recorder.c")
_MEMORY = "-shm"


def built(folder: Path) -> Path:
    """The recorder, made by the system's compiler."""
    compiler = shutil.which("cc")
    if compiler is None:
        pytest.fail("There is no C compiler. Type: sudo apt-get install gcc libc6-dev")
    library = folder / "recorder.so"
    words = [compiler, "-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o", library, _SOURCE, "-lpthread"]
    subprocess.run(words, check=True)
    return library


@dataclass(frozen=True)
class Step:
    """One thing that was done to the disk, or was said."""

    kind: str
    file: int
    place: int
    name: str
    data: bytes


def steps(log: Path) -> list[Step]:
    """All that was noted, in its order."""
    content, found, at = log.read_bytes(), [], 0
    while at < len(content):
        letter, file, place, name, data = _HEAD.unpack_from(content, at)
        at += _HEAD.size
        text = content[at : at + name].decode()
        found.append(Step(chr(letter), file, place, text, content[at + name : at + name + data]))
        at += name + data
    return found


@dataclass
class File:
    """What is on the disk for certain, and what was done to it since: (place, bytes), or a length."""

    kept: bytearray = field(default_factory=bytearray)
    since: list[tuple[int, bytes] | int] = field(default_factory=list)

    def sync(self) -> None:
        """All of it is there."""
        for change in self.since:
            _apply(self.kept, change)
        self.since = []

    def keep_lengths(self) -> None:
        """Where it was cut it is cut for certain; what was written before that may still be lost."""
        lengths = [place for place, change in enumerate(self.since) if isinstance(change, int)]
        for place in lengths:
            length = self.since[place]
            assert isinstance(length, int)
            _apply(self.kept, length)
            for before in range(place):
                change = self.since[before]
                if not isinstance(change, int):
                    self.since[before] = (change[0], change[1][: max(0, length - change[0])])
        self.since = [change for change in self.since if not isinstance(change, int)]

    def torn(self, dice: random.Random) -> bytes:
        """As a cut leaves it."""
        content, share = bytearray(self.kept), dice.choice((0.0, 0.3, 0.7, 1.0))
        for change in self.since:
            for part in [change] if isinstance(change, int) else _sectors(*change):
                if dice.random() < share:
                    _apply(content, part)
        return bytes(content)


def _sectors(place: int, data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(data):
        end = at + SECTOR - (place + at) % SECTOR
        yield place + at, data[at:end]
        at = end


def _apply(content: bytearray, change: tuple[int, bytes] | int) -> None:
    if isinstance(change, int):
        del content[change:]
        content.extend(bytes(change - len(content)))
        return
    place, data = change
    if data:
        content.extend(bytes(max(0, place - len(content))))
        content[place : place + len(data)] = data


class Disk:
    """A folder, as the program sees it and as it would be found."""

    def __init__(self, folder: Path) -> None:
        """As it is before the program begins: all of it is on the disk."""
        self._folder = folder
        paths = [path for path in folder.rglob("*") if path.is_file()]
        self._names = {str(path): File(bytearray(path.read_bytes())) for path in paths}
        self._files = {path.stat().st_ino: self._names[str(path)] for path in paths}
        self._kept_names, self._renamed = dict(self._names), list[dict[str, File]]()
        self.said: list[str] = []

    @property
    def numbers(self) -> list[int]:
        """Of the files that are known."""
        return list(self._files)

    def do(self, step: Step) -> None:
        """The next thing that happens."""
        match step.kind:
            case "a":
                self.said.append(step.data.decode())
            case "w":
                self._open(step).since.append((step.place, step.data))
            case "t":
                self._open(step).since.append(step.place)
            case "s":
                self._sync(self._files.get(step.file))
            case _:
                self._name(step)

    def cut(self, dice: random.Random, into: Path) -> None:
        """Lay out what would be found if the power went now."""
        behind = dice.randint(0, len(self._renamed))
        names = self._renamed[behind - 1] if behind else self._kept_names
        shutil.rmtree(into, ignore_errors=True)
        for name, file in names.items():
            path = into / Path(name).relative_to(self._folder)
            path.parent.mkdir(parents=True, exist_ok=True)
            torn = dice.randbytes(len(file.kept)) if name.endswith(_MEMORY) else file.torn(dice)
            path.write_bytes(torn)

    def _open(self, step: Step) -> File:
        """The file that is meant; one that never had a name here is lost in any case."""
        return self._files.setdefault(step.file, File())

    def _sync(self, file: File | None) -> None:
        if file is not None:
            file.sync()
        for other in {id(one): one for one in (*self._names.values(), *self._kept_names.values())}.values():
            if other.since:
                other.keep_lengths()
        self._kept_names, self._renamed = dict(self._names), []

    def _name(self, step: Step) -> None:
        if step.kind == "o" and step.place == 2:
            self._open(step).since.append(0)
            return
        if step.kind == "o":
            self._names[step.name] = self._files[step.file] = File()
        elif step.kind == "r":
            self._rename(step.name, step.data.decode())
        elif step.kind == "l":
            self._names[step.data.decode()] = self._names[step.name]
        else:
            self._names.pop(step.name, None)
        self._renamed.append(dict(self._names))

    def _rename(self, old: str, new: str) -> None:
        """A file, or a folder with all that is in it."""
        for name in [one for one in self._names if one == old or one.startswith(f"{old}/")]:
            self._names[new + name.removeprefix(old)] = self._names.pop(name)


class Apart:
    """A folder each of whose folders lies on a disk of its own, such as the data and an account's settings.

    What is synced on one of them puts nothing away on another.
    """

    def __init__(self, folder: Path, names: Sequence[str]) -> None:
        """As it is before the program begins."""
        self._disks = {name: Disk(folder / name) for name in names}
        self._places = {f"{folder / name}/": disk for name, disk in self._disks.items()}
        self._of = {number: disk for disk in self._disks.values() for number in disk.numbers}
        self.said: list[str] = []

    def do(self, step: Step) -> None:
        """The next thing that happens."""
        if step.kind == "a":
            self.said.append(step.data.decode())
            return
        named = (disk for place, disk in self._places.items() if f"{step.name}/".startswith(place))
        disk = next(named, None) if step.name else self._of.get(step.file)
        if disk is not None:
            if step.kind == "o":
                self._of[step.file] = disk
            disk.do(step)

    def cut(self, dice: random.Random, into: Path) -> None:
        """Lay out what would be found if the power went now, on each disk."""
        for name, disk in self._disks.items():
            disk.cut(dice, into / name)


def cuts(
    disk: Disk | Apart, done: list[Step], count: int, dice: random.Random, into: Path, early: int = 0
) -> Iterator[list[str]]:
    """So many images, one after the other, each laid out at `into`; what was acknowledged before each.

    As many again are of the first `early` steps, if there are such.
    """
    again = dice.choices(range(1, early + 1), k=count) if early else []
    moments = sorted([*dice.choices(range(1, len(done) + 1), k=count), *again])
    for number, step in enumerate(done, 1):
        disk.do(step)
        while moments and moments[0] == number:
            moments.pop(0)
            disk.cut(dice, into)
            yield list(disk.said)
