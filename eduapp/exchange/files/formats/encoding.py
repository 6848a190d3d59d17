"""Which letters a text file is written in: UTF-8, UTF-16 or Windows-1252, told by its bytes alone.

A county hands over Windows-1252 (Excel's "CSV"), Excel's "Unicode text" is UTF-16 with tabs, everything newer
is UTF-8. Every byte is looked at, since the first ø may stand in the last line. A file that is neither is
refused: letters read wrongly would end on a certificate.
"""

import codecs
import re
from dataclasses import dataclass

from eduapp.core.i18n import N_
from eduapp.exchange.files.formats.content import Content
from eduapp.exchange.files.formats.remarks import Word
from eduapp.exchange.files.formats.unusable import MixedLetters, NotATable, UnknownLetters

BINARY = N_("a program's own file")
_CHUNK = 2**20
_START = 4096
_HALF_NUL = 0.3  # of every other byte: Latin text in UTF-16 without a mark at its start
_CONTROL = re.compile(r"[\0-\x08\x0e-\x1f]")
_NOT_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_UTF8_LETTERS = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")
_HIGH = bytes(range(0x80, 0x100))
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)


@dataclass(frozen=True)
class Encoding:
    """How bytes become letters: Python's name, and the name people know."""

    codec: str
    name: str


def find_encoding(content: Content) -> Encoding:
    """The encoding in which every byte of the file is a letter. Raises Unusable if there is none."""
    for mark, codec, name in _MARKS:
        if content.data.startswith(mark):
            return _proven(content, Encoding(codec, name))
    if b"\0" in content.data:
        return _proven(content, _utf16_without_mark(content))
    if _first_fault(content.data, "utf-8") is None:
        return Encoding("utf-8", "UTF-8")
    return _windows(content)


def _proven(content: Content, encoding: Encoding) -> Encoding:
    fault = _first_fault(content.data, encoding.codec)
    if fault is not None:
        raise UnknownLetters(file=content.name, line=content.line_at(fault))
    return encoding


def _utf16_without_mark(content: Content) -> Encoding:
    start = content.data[:_START]
    low, high = start[::2].count(0), start[1::2].count(0)
    codec = "utf-16-le" if high > low else "utf-16-be"
    letters = start[: len(start) // 2 * 2].decode(codec, "replace")
    if max(low, high) < len(letters) * _HALF_NUL or _CONTROL.search(letters):
        raise NotATable(file=content.name, kind=Word(BINARY))
    return Encoding(codec, "UTF-16")


def _windows(content: Content) -> Encoding:
    """Windows-1252 leaves five bytes undefined; UTF-8 with one wrong byte is not Windows-1252 either."""
    data = content.data
    unknown = _NOT_1252.search(data)
    high = len(data) - len(data.translate(None, _HIGH))
    as_utf8 = sum(len(letter) for letter in _UTF8_LETTERS.findall(data))
    if as_utf8 * 2 > high:
        raise MixedLetters(file=content.name, line=content.line_at(_first_fault(data, "utf-8") or 0))
    if unknown:
        raise UnknownLetters(file=content.name, line=content.line_at(unknown.start()))
    return Encoding("cp1252", "Windows-1252")


def _first_fault(data: bytes, codec: str) -> int | None:
    """Where decoding fails, by chunks: a large file never stands in memory twice."""
    decoder = codecs.getincrementaldecoder(codec)()
    for start in range(0, len(data), _CHUNK):
        chunk = data[start : start + _CHUNK]
        try:
            text = decoder.decode(chunk, final=start + _CHUNK >= len(data))
        except UnicodeDecodeError as error:
            return max(0, start - (len(error.object) - len(chunk)) + error.start)
        if codec.startswith("utf-16") and "\0" in text:
            return start  # UTF-32, or no text at all
    return None
