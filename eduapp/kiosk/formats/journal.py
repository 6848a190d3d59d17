"""A journal: records one after the other, each framed, checksummed, chained to the one before and signed.

    length (4 bytes, big end first)  CRC-32 of the payload (4 bytes)  payload (canonical JSON)

The bytes of a journal are the bytes of its records put together, and a record alone is the bytes of its
frame: what lies on the PC, what is sent and what the staff's side keeps are the same bytes. Zeros behind the
last record are room for more; as each record ends in a brace they are never part of one. A tail that was not
written to its end, as a power cut leaves it, is cut and told. Everything else that is not as it was written
is refused, with the place named.
"""

import json
import re
import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from eduapp.core.strict_json import Unfit
from eduapp.kiosk.formats.faults import DamagedJournal, Foreign
from eduapp.kiosk.formats.record import (
    FIRST_PREV,
    OPENED,
    Event,
    Moment,
    Record,
    is_genuine,
    made,
    read_record,
)

HEAD = struct.Struct(">II")
LONGEST_PAYLOAD = 512 * 1024
_UNWRITTEN = re.compile(rb"\x00{8}")  # JSON holds no zero byte, and no flipped bit makes eight of them
_DECODER = json.JSONDecoder()


@dataclass(frozen=True)
class Journal:
    """What a journal says, as far as it was kept."""

    records: tuple[Record, ...] = ()
    frames: tuple[bytes, ...] = field(default=(), repr=False)
    torn: int = 0  # bytes of a record at the end that was never acknowledged

    @property
    def length(self) -> int:
        """Bytes of whole records."""
        return sum(map(len, self.frames))

    @property
    def head(self) -> str:
        """What the next record is chained to."""
        return self.records[-1].mac if self.records else FIRST_PREV


def framed(payload: bytes) -> bytes:
    """A payload as it lies in the journal."""
    if len(payload) > LONGEST_PAYLOAD:
        raise ValueError("longer than a record may be")
    return HEAD.pack(len(payload), zlib.crc32(payload)) + payload


def next_record(event: Event, n: int, prev: str, moment: Moment, key: bytes) -> tuple[Record, bytes]:
    """The record of an event in its place, and its frame."""
    record, payload = made(event, n, prev, moment, key)
    return record, framed(payload)


def read_journal(content: bytes, key: bytes, attempt: str | None = None) -> Journal:
    """All records of a journal, each looked at. Raises DamagedJournal and Foreign."""
    records: list[Record] = []
    frames: list[bytes] = []
    content = content.rstrip(b"\x00")
    offset, prev = 0, FIRST_PREV
    while offset < len(content):
        frame = _frame_at(content, offset, len(records) + 1)
        if frame is None:
            break
        record = _checked(frame, len(records) + 1, prev, key, offset)
        _expect_attempt(record, attempt)
        records.append(record)
        frames.append(frame)
        offset, prev = offset + len(frame), record.mac
    return Journal(tuple(records), tuple(frames), len(content) - offset)


def read_frames(frames: Sequence[bytes], key: bytes, attempt: str | None = None) -> Journal:
    """The journal of frames that were sent one by one. None of them may be torn."""
    journal = read_journal(b"".join(frames), key, attempt)
    if journal.torn or journal.frames != tuple(frames):
        raise DamagedJournal(number=len(journal.records) + 1, offset=journal.length, cause="cut")
    return journal


def checked_next(journal: Journal, frame: bytes, key: bytes, attempt: str | None = None) -> Record:
    """The record in a frame that goes on from this journal. Raises DamagedJournal and Foreign."""
    number, offset = len(journal.records) + 1, journal.length
    if _frame_at(frame, 0, number, offset) != frame:
        raise DamagedJournal(number=number, offset=offset, cause="cut")
    record = _checked(frame, number, journal.head, key, offset)
    _expect_attempt(record, attempt)
    return record


def _frame_at(content: bytes, offset: int, number: int, told: int | None = None) -> bytes | None:
    """The whole frame there; None if it was torn. Raises DamagedJournal if it was changed later."""
    at = offset if told is None else told
    rest = memoryview(content)[offset:]
    if len(rest) < HEAD.size:
        return None
    length, crc = HEAD.unpack_from(rest)
    payload = bytes(rest[HEAD.size : HEAD.size + length])
    is_whole = 0 < length <= LONGEST_PAYLOAD and len(payload) == length
    if is_whole and zlib.crc32(payload) == crc:
        return bytes(rest[: HEAD.size + length])
    if _was_torn(bytes(rest), length, is_whole=is_whole):
        return None
    raise DamagedJournal(number=number, offset=at, cause="checksum" if is_whole else "length")


def _was_torn(rest: bytes, length: int, *, is_whole: bool) -> bool:
    """Whether the end of a journal looks as a power cut leaves it, and as no flipped bit does.

    The last record alone can be torn: either its end is missing, or blocks of it were never written and are
    zeros. A whole JSON text behind a head that promises more is a head that was changed.
    """
    if not rest.strip(b"\x00"):
        return True
    payload = rest[HEAD.size :]
    if is_whole or len(payload) > LONGEST_PAYLOAD:
        return len(payload) == length and _UNWRITTEN.search(rest) is not None
    if not 0 < length <= LONGEST_PAYLOAD:
        return length == 0 and _UNWRITTEN.match(rest) is not None and _is_last(payload)
    return not _holds_whole_text(payload)


def _is_last(payload: bytes) -> bool:
    """Whether nothing behind an unwritten head is a record that was finished."""
    return b'"mac":"' not in payload or not payload.rstrip(b"\x00").endswith(b"}")


def _holds_whole_text(payload: bytes) -> bool:
    try:
        _DECODER.raw_decode(payload.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return False
    return True


def _checked(frame: bytes, number: int, prev: str, key: bytes, offset: int) -> Record:
    payload = frame[HEAD.size :]

    def damaged(cause: str) -> DamagedJournal:
        return DamagedJournal(number=number, offset=offset, cause=cause)

    try:
        record = read_record(payload)
    except Unfit as error:
        raise damaged(str(error)) from None
    if record.n != number:
        raise damaged(f"number {record.n}")
    if not is_genuine(payload, key):
        if number == 1:
            raise Foreign(place=1)  # from its first record on another key: another attempt
        raise damaged("signature")
    if record.prev != prev:
        raise damaged("chain")
    return record


def _expect_attempt(record: Record, attempt: str | None) -> None:
    if record.kind == OPENED and attempt is not None and record.value["attempt"] != attempt:
        raise Foreign(place=record.n)
