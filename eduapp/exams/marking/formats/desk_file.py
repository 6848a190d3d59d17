"""The file an examiner marks in: the sealed desk, and behind it every mark as it was given.

    MAGIC  length of the box (4 bytes)  box  {length (4 bytes)  nonce (12 bytes)  ciphertext}*

The box is sealed as an exam paper is: Argon2id of a code, ChaCha20-Poly1305. Each mark is encrypted with the
key inside, bound to the file and to its place. So half-done work is in the file itself: what a power cut
leaves of the last mark is taken off, anything else that is not as it was written is refused. No mark begins
with zeros: those behind the last one are room for more (`core/appended.py`).

What goes back is a file of its own: the marks alone, without an answer in it, closed for the database alone
(`marks_box.py`). The code does not open it.
"""

import json
import secrets
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from eduapp.core.appended import AppendedFile
from eduapp.core.box import NONCE, TAG
from eduapp.core.canonical import canonical
from eduapp.core.errors import EduError
from eduapp.core.files import sha256
from eduapp.core.i18n import N_
from eduapp.core.strict_json import Unfit, each, hexadecimal, named, read_facts, text, whole
from eduapp.exams.marking.formats import marks_box
from eduapp.exams.marking.formats.desk_facts import desk_bytes, given_facts, given_from, read_desk
from eduapp.exams.marking.rules.desk import Desk
from eduapp.exams.marking.rules.final import Given
from eduapp.exams.marking.rules.marking import LONGEST_NOTE
from eduapp.kiosk.formats import box
from eduapp.kiosk.formats.faults import NotOurs
from eduapp.kiosk.formats.faults import WrongCode as WrongKey
from eduapp.kiosk.formats.ticket import LETTERS, new_code

MAGIC, DESK = b"DAGVERK-EXAMINER-2\n", b"DAGVERK-DESK-2\n"
ENDING = ".dagverk"
MOST_RETURNED = 16 * 2**20  # bytes of what comes back: marks alone, and short notes
_LENGTH = struct.Struct(">I")
_NAMES = ("file", "to")  # to: the public key for which marks are closed
_LARGEST = 1 << 13  # bytes of one mark: no more than that is ever taken for what a power cut left
_UNWRITTEN = bytes(8)  # no flipped bit makes so many of them
_TAKEN_FOR = str.maketrans({"O": "0", "I": "1", "L": "1"})
Key = tuple[int, int]  # candidate and question


class NoDeskFile(EduError):
    """Another file, or one that was cut or changed."""

    message = N_("This is not a file for an examiner, or it was cut or changed. Ask for a new one.")


class NoMarksFile(EduError):
    """The same of what comes back."""

    message = N_("This is not a file from an examiner, or it was cut or changed. Ask for it once more.")


class HandedOutFile(EduError):
    """The file that went out, where the one that comes back is wanted."""

    message = N_(
        "This is the file that was handed out. Wanted is the one that is written by “Hand in…” in it."
    )


class ReturnedFile(EduError):
    """The file that comes back, where the one that went out is wanted."""

    message = N_(
        "This file holds the marks for the school. Open the one that was handed out, in which they were"
        " given."
    )


class SameFile(EduError):
    """The marks would be written over the file in which they are given."""

    message = N_("This is the file you mark in. Choose another name for the one you send.")


class WrongCode(EduError):
    """Nothing more is told: a guess learns nothing from it."""

    message = N_("This code does not open the file.")


@dataclass(frozen=True)
class GivenMark:
    """One mark as it is kept and comes back: of which candidate and question (0: the whole)."""

    number: int
    question: int
    given: Given
    note: str = ""

    @property
    def key(self) -> Key:
        """Which answer it is of."""
        return self.number, self.question


@dataclass(frozen=True)
class Returned:
    """What came back: of which file, over which desk, and every mark."""

    file: str
    desk: str  # SHA-256 of the desk as it was marked
    round: int
    marks: tuple[GivenMark, ...] = field(repr=False)


def new_code_text() -> str:
    """A code of sixteen letters (80 bits): the file leaves the house, and guesses at it are not counted."""
    return new_code() + new_code()


def desk_digest(desk: Desk) -> str:
    """SHA-256 of a desk as it leaves."""
    return sha256(desk_bytes(desk))


def desk_file(desk: Desk, *, file: str, key: bytes, code: str, cost: box.Cost = box.ORDINARY) -> bytes:
    """A desk under lock, with no mark behind it yet. `file`: what the file is called in the database.

    `key`: 32 bytes that stay in the database and open what comes back; only its public half leaves.
    """
    header = {"file": file, "to": marks_box.public_of(key).hex()}
    sealed = box.close(DESK, header, desk_bytes(desk), read_code(code), cost=cost)
    return MAGIC + _LENGTH.pack(len(sealed)) + sealed


def read_code(typed: str) -> str:
    """A code as it was made, however it was typed."""
    letters = "".join(typed.split()).replace("-", "").upper().translate(_TAKEN_FOR)
    return "".join(one for one in letters if one in LETTERS)


class WorkingDesk:
    """Such a file, open for going on. One process at a time; a mark is on the disk when `keep` comes back."""

    def __init__(self, path: Path) -> None:
        """Open it. Raises NoDeskFile, ReturnedFile, OpenElsewhere and Unavailable."""
        self._held = AppendedFile(path, make=False)
        try:
            self._sealed, self._behind = _parts(self._held.read())
        except BaseException:
            self._held.close()
            raise
        self._key, self._content, self._count = b"", b"", 0
        self.file = str(self._sealed.header["file"])

    def unlock(self, code: str) -> Desk:
        """The desk with every mark kept so far, by the code. Raises WrongCode and NoDeskFile."""
        try:
            key = self._sealed.key_of(read_code(code))
            content = self._sealed.open(key)
        except WrongKey:
            raise WrongCode from None
        try:
            desk = read_desk(content)
        except Unfit:
            raise NoDeskFile from None
        self._key, self._content = key, content
        start = len(MAGIC) + _LENGTH.size + len(self._sealed.bound) + len(self._sealed.ciphertext)
        end, self._count = start, 0
        for mark, size in _marks(self._behind, key, self.file):
            desk = desk.with_mark(mark.key, mark.given, mark.note)
            end, self._count = end + size, self._count + 1
        if any(self._behind[end - start :]):
            self._held.cut_to(end)  # the tail that a power cut left
        self._held.length = end
        return desk

    def keep(self, mark: GivenMark) -> None:
        """Keep one mark more. Raises Unavailable if it is not on the disk."""
        self._held.append(_mark_bytes(mark, self._count, self._key, self.file))
        self._count += 1

    def returned(self, desk: Desk) -> bytes:
        """What goes back: every mark of the desk, and nothing else. Who made the file cannot open it."""
        marks = [
            [one.asked.number, one.asked.question, given_facts(one.given), one.note]
            for one in desk.answers
            if one.given is not None
        ]
        content = canonical({"desk": sha256(self._content), "marks": marks, "round": desk.round}).encode()
        return marks_box.close(self.file, content, bytes.fromhex(self._sealed.header["to"]))

    def close(self) -> None:
        """Let go of the file."""
        self._held.close()


def file_of(content: bytes) -> str:
    """Which file came back, before it is opened. Raises NoMarksFile and HandedOutFile."""
    return _returned_box(content).file


def read_returned(content: bytes, key: bytes) -> Returned:
    """What came back, by the key that is kept in the database. Raises NoMarksFile and HandedOutFile.

    Two marks for one answer are never written: where there are, nobody knows which one was meant.
    """
    read = _returned_box(content)
    try:
        told = named(read_facts(read.open(key)), ("desk", "marks", "round"))
        marks = each(told, "marks", _mark, 100_000)
        back = Returned(read.file, text(told, "desk", 64), whole(told, "round", 1, 2), marks)
    except (Unfit, WrongKey):
        raise NoMarksFile from None
    if len({one.key for one in marks}) < len(marks):
        raise NoMarksFile
    return back


def _returned_box(content: bytes) -> marks_box.MarksBox:
    if content.startswith(MAGIC):
        raise HandedOutFile
    try:
        return marks_box.read(content)
    except NotOurs:
        raise NoMarksFile from None


def _parts(content: bytes) -> tuple[box.Box, bytes]:
    start = len(MAGIC) + _LENGTH.size
    if content.startswith(marks_box.MAGIC):
        raise ReturnedFile
    if not content.startswith(MAGIC) or len(content) < start:
        raise NoDeskFile
    (length,) = _LENGTH.unpack(content[len(MAGIC) : start])
    try:
        read = box.read(DESK, content[start : start + length], _NAMES)
        text(read.header, "file", marks_box.LONGEST_NAME)
        hexadecimal(read.header, "to", marks_box.KEY)
    except (NotOurs, Unfit):
        raise NoDeskFile from None
    if len(content) < start + length:
        raise NoDeskFile
    return read, content[start + length :]


def _mark_bytes(mark: GivenMark, place: int, key: bytes, file: str) -> bytes:
    nonce = secrets.token_bytes(NONCE)
    told = [mark.number, mark.question, given_facts(mark.given), mark.note]
    secret = ChaCha20Poly1305(key).encrypt(nonce, canonical(told).encode(), _bound(file, place))
    return _LENGTH.pack(len(secret)) + nonce + secret


def _marks(behind: bytes, key: bytes, file: str) -> Iterator[tuple[GivenMark, int]]:
    """Every mark with its size in the file. What is torn off at the end is left out. Raises NoDeskFile."""
    at, place = 0, 0
    while at < len(behind):
        end = at + _size(behind, at)
        try:
            mark = _read_mark(behind[at:end], key, _bound(file, place))
        except (InvalidTag, Unfit, ValueError):
            if _is_torn(behind[at:], end - at):
                return
            raise NoDeskFile from None
        yield mark, end - at
        at, place = end, place + 1


def _is_torn(rest: bytes, size: int) -> bool:
    """Whether nothing but room is left, or one mark that was cut off or parts of which were never written."""
    if len(rest.strip(b"\x00")) > _LARGEST:
        return False
    return rest.startswith(_UNWRITTEN) or size >= len(rest.rstrip(b"\x00"))


def _size(behind: bytes, at: int) -> int:
    """Bytes of the mark that begins there, as it says itself."""
    head = _LENGTH.size + NONCE
    return head if len(behind) < at + head else head + int(_LENGTH.unpack_from(behind, at)[0])


def _read_mark(content: bytes, key: bytes, bound: bytes) -> GivenMark:
    start = _LENGTH.size + NONCE
    secret, nonce = content[start:], content[_LENGTH.size : start]
    if len(secret) <= TAG:
        raise Unfit("length")
    return _mark(json.loads(ChaCha20Poly1305(key).decrypt(nonce, secret, bound)))


def _bound(file: str, place: int) -> bytes:
    return MAGIC + f"{file} {place}".encode()


def _mark(told: object) -> GivenMark:
    if not isinstance(told, list) or len(told) != 4:  # noqa: PLR2004 - candidate, question, mark, note
        raise Unfit("marks")
    number, question, given, note = told
    found = given_from(given)
    if found is None:
        raise Unfit("marks")
    facts = {"number": number, "question": question, "note": note}
    return GivenMark(
        whole(facts, "number", 1), whole(facts, "question"), found, text(facts, "note", LONGEST_NOTE)
    )
