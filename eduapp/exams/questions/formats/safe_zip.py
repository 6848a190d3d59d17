"""A ZIP package as it may be opened: looked through first, then unpacked file by file, never onto the disk.

Nothing that a package tells of itself is believed: a file is unpacked in memory up to a limit, whatever size
its header names, and only then compared with it.
"""

from __future__ import annotations

import io
import posixpath
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from eduapp.core.violations import Violation
from eduapp.exams.questions.formats import qti_faults as faults
from eduapp.exams.questions.formats.faults import TooLarge
from eduapp.exams.questions.formats.gift_text import Stopped
from eduapp.exams.questions.formats.reading import MOST_BYTES, Refusal

MOST_FILES = 50_000
MOST_IN_ONE = 8 * 2**20  # bytes of one file, once it is unpacked
MOST_UNPACKED = 128 * 2**20  # of all that is unpacked
MOST_RATIO = 200  # counted from _SMALL on; XML of questions stays below 50
_SMALL = 2**20
_BEGINS = b"PK\x03\x04"
_ENTRY = b"PK\x01\x02"
_LOCAL_BYTES = 30
_LOCAL = struct.Struct("<26xHH")  # lengths of the name and of what else stands before a file
_ENCRYPTED, _UNIX = 0x1, 3
_WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def is_package(data: bytes) -> bool:
    """Whether the bytes begin like a ZIP."""
    return data.startswith((_BEGINS, b"PK\x05\x06"))


@dataclass
class Package:
    """A package that was looked through."""

    _data: bytes = field(repr=False)
    _entries: Mapping[str, zipfile.ZipInfo]
    _left: int = MOST_UNPACKED

    def names(self) -> list[str]:
        """The files in it."""
        return list(self._entries)

    def read(self, name: str, line: int = 1) -> bytes | None:
        """A whole file, or None if there is none. Raises Stopped for what must not be unpacked."""
        entry = self._entries.get(name)
        if entry is None:
            return None
        content = self._unpacked(entry, line)
        if content is None:
            raise Stopped(line, faults.PackedOddly(text=name[:80]))
        if content.startswith(_BEGINS):
            raise Stopped(line, faults.PackageInPackage(text=name[:80]))
        return content

    def _unpacked(self, entry: zipfile.ZipInfo, line: int) -> bytes | None:
        """As it is, up to a limit; None if it is damaged or not what its header says."""
        begin = entry.header_offset + _LOCAL_BYTES
        head = self._data[entry.header_offset : begin]
        if len(head) < _LOCAL_BYTES or not head.startswith(_BEGINS):
            return None
        begin += sum(_LOCAL.unpack(head))
        packed = self._data[begin : begin + entry.compress_size]
        limit = min(MOST_IN_ONE, self._left, max(_SMALL, MOST_RATIO * len(packed)))
        content = _inflated(packed, limit) if entry.compress_type else packed
        if content is None:
            return None
        if len(content) > limit:
            raise Stopped(line, faults.FileTooLarge(text=entry.filename[:80]))
        self._left -= len(content)
        true = len(content) == entry.file_size and zlib.crc32(content) == entry.CRC
        return content if true else None


def opened(data: bytes) -> Package | list[Refusal]:
    """A package, or all that stands against opening it, each with its file."""
    if len(data) > MOST_BYTES:
        return [Refusal(1, TooLarge(limit=MOST_BYTES // 2**20))]
    if data.count(_ENTRY) > MOST_FILES:
        return [Refusal(1, faults.TooManyFiles(limit=MOST_FILES))]
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (
        zipfile.BadZipFile,
        struct.error,
        EOFError,
        LookupError,
        NotImplementedError,
        OSError,
        ValueError,
    ):
        return [Refusal(1, faults.NotAPackage())]
    against = [Refusal(1, reason, entry.filename[:80]) for entry in entries for reason in _against(entry)]
    against += [Refusal(1, faults.NamedTwice(text=name[:80]), name[:80]) for name in _twice(entries)]
    if against:
        return against
    return Package(data, {_path(entry): entry for entry in entries if not entry.is_dir()})


def _against(entry: zipfile.ZipInfo) -> Iterator[Violation]:
    name, told = entry.orig_filename, entry.orig_filename[:80]
    mode = entry.external_attr >> 16
    if _leaves(name):
        yield faults.PathLeaves(text=told)
    if entry.flag_bits & _ENCRYPTED:
        yield faults.LockedFile(text=told)
    if entry.create_system == _UNIX and stat.S_IFMT(mode) not in {0, stat.S_IFREG, stat.S_IFDIR}:
        yield faults.LinkInPackage(text=told)
    if name.lower().endswith(".zip"):
        yield faults.PackageInPackage(text=told)
    if entry.compress_type not in _WAYS:
        yield faults.PackedOddly(text=told)


def _leaves(name: str) -> bool:
    """Whether a name leads out of the folder, on any system."""
    parts = name.replace("\\", "/").split("/")
    return name.startswith("/") or "\\" in name or "\0" in name or ":" in name or ".." in parts


def _path(entry: zipfile.ZipInfo) -> str:
    return posixpath.normpath(entry.filename)


def _twice(entries: list[zipfile.ZipInfo]) -> Iterator[str]:
    """Names that are one and the same where capitals and ways of writing a letter do not matter."""
    seen = set[str]()
    for entry in entries:
        folded = unicodedata.normalize("NFC", _path(entry)).casefold()
        if folded in seen:
            yield entry.filename
        seen.add(folded)


def _inflated(packed: bytes, limit: int) -> bytes | None:
    """Unpacked as far as one letter beyond the limit; None if it is damaged."""
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        content = inflate.decompress(packed, limit + 1)
    except zlib.error:
        return None
    return content if inflate.eof or len(content) > limit else None
