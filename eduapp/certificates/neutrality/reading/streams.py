"""Texts in what a file has as bytes: its XMP packet, names in fonts, what pictures say. Pure."""

import html
import re
import struct
from collections.abc import Iterator

_TAG = re.compile(r"<[^>]*>")
_VALUE = re.compile(r"(?<!xmlns)(?:^|\s)(?!xmlns)([\w.:-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_NAMESPACE = re.compile(r"\s(?:xmlns(?::[\w.-]+)?)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_RUN = re.compile(rb"[\x20-\x7e\xa0-\xff]{4,}")
_WIDE_RUN = re.compile(
    rb"(?:[\x20-\x7e\xe5\xe6\xf8\xc5\xc6\xd8]\x00){4,}|(?:\x00[\x20-\x7e\xe5\xe6\xf8\xc5\xc6\xd8]){4,}"
)
_SAID_OF_PARTS = re.compile(rb"<<((?:[^<>]|<[^<>]*>)*)>>\s*(?:BDC|DP)\b")
_STRING = re.compile(rb"\(((?:\\.|[^()\\])*)\)|<([0-9A-Fa-f\s]*)>", re.DOTALL)
_REMARK = re.compile(rb"(?m)^[ \t]*%([^\r\n]+)")

_JPEG, _PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"
_MARKER, _SCAN, _COMMENTS = 0xFF, 0xDA, 0xFE
_APPLICATIONS = range(0xE0, 0xF0)
_NAME_RECORD = 12  # bytes
_WINDOWS, _UNICODE = 3, 0


def of_xmp(packet: bytes) -> Iterator[str]:
    """What a packet says: texts, values, comments. The names of its parts come last, as `names_in_xmp`."""
    text = packet.decode("utf-8", errors="replace")
    for found in _COMMENT.finditer(text):
        yield found[1]
    bare = _COMMENT.sub(" ", text)
    for tag in _TAG.findall(bare):
        for found in _VALUE.finditer(tag):
            yield html.unescape(found[2] or found[3] or "")
    yield from (html.unescape(one).strip() for one in _TAG.split(bare) if one.strip())


def names_in_xmp(packet: bytes) -> str:
    """The names of the parts of a packet and of their name spaces, which are addresses by custom."""
    text = packet.decode("utf-8", errors="replace")
    spaces = (found[1] or found[2] or "" for found in _NAMESPACE.finditer(text))
    tags = (re.split(r"[\s/>]", tag.strip("<>/?!"), maxsplit=1)[0] for tag in _TAG.findall(text))
    return "\n".join(dict.fromkeys([*spaces, *tags]))


def of_font(program: bytes) -> Iterator[str]:
    """The texts in a font program (TrueType, OpenType: table `name`); none if it has no such table."""
    count = int.from_bytes(program[4:6], "big")
    for place in range(min(count, 64)):
        entry = program[12 + 16 * place : 28 + 16 * place]
        if len(entry) == 16 and entry[:4] == b"name":  # noqa: PLR2004 - bytes of an entry
            start, size = struct.unpack(">II", entry[8:])
            yield from _names(program[start : start + size])


def _names(table: bytes) -> Iterator[str]:
    if len(table) < 6:  # noqa: PLR2004 - its head
        return
    _form, count, texts = struct.unpack(">HHH", table[:6])
    for place in range(count):
        record = table[6 + _NAME_RECORD * place : 6 + _NAME_RECORD * (place + 1)]
        if len(record) < _NAME_RECORD:
            return
        platform, _encoding, _language, _name, size, start = struct.unpack(">6H", record)
        raw = table[texts + start : texts + start + size]
        yield raw.decode("utf-16-be" if platform in (_WINDOWS, _UNICODE) else "latin-1", errors="replace")


def of_picture(content: bytes) -> Iterator[str]:
    """What a JPEG says beside its picture: comments, and runs of letters in what programs wrote into it."""
    at = 2
    while content.startswith(_JPEG) and at + 4 <= len(content) and content[at] == _MARKER:
        kind, size = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if kind == _SCAN or size < 2:  # noqa: PLR2004 - the size counts itself
            return
        segment = content[at + 4 : at + 2 + size]
        if kind in _APPLICATIONS or kind == _COMMENTS:
            yield from runs(segment)
        at += 2 + size


def of_drawing(content: bytes) -> Iterator[str]:
    """Texts among the operators of a page that are not drawn: what is said of its parts, and comments."""
    for found in _SAID_OF_PARTS.finditer(content):
        for one in _STRING.finditer(found[1]):
            if one[2] is not None:
                yield _of_digits(one[2])
            else:
                yield _decoded(one[1])
    yield from (_decoded(found[1]) for found in _REMARK.finditer(content))


def _of_digits(digits: bytes) -> str:
    raw = bytes.fromhex(re.sub(rb"[^0-9A-Fa-f]", b"", digits + b"0" * (len(digits) % 2)).decode("ascii"))
    return raw.decode("utf-16" if raw[:2] in (b"\xfe\xff", b"\xff\xfe") else "latin-1", errors="replace")


def runs(content: bytes) -> Iterator[str]:
    """Runs of four letters and more, written in one or in two bytes each."""
    for found in _RUN.finditer(content):
        yield _decoded(found.group())
    for found in _WIDE_RUN.finditer(content):
        yield found.group().replace(b"\0", b"").decode("latin-1")


def _decoded(run: bytes) -> str:
    try:
        return run.decode("utf-8")
    except UnicodeDecodeError:
        return run.decode("latin-1")
