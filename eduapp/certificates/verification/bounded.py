"""Whether the parts of a PDF that is anybody's unpack to no more than a paper or a scan can hold.

A megabyte can unpack to a gigabyte (deflate reaches 1,032 times). Readers of PDF unpack whole parts at once,
so it is looked at here first, in pieces that are thrown away, and without taking the file apart: wherever a
part begins, what follows is unpacked as far as it goes. What packs once more inside, or hides how it is
packed, no printer and no scanner writes.
"""

import re
import zlib

MOST_OF_ONE = 128 * 2**20  # bytes: a page in colours at 600 dpi is 104 MB
MOST_OF_ALL = 1024 * 2**20
_PIECE = 1 << 20
_BEGINS = re.compile(rb"stream\r?\n")
_AHEAD = 1 << 20  # packed bytes that are handed over at once
_GROWS = rb"(?:FlateDecode|LZWDecode|RunLengthDecode|Fl|LZW|RL)\b"
_NAMES = rb"(?:[\s/#A-Za-z0-9]|%[^\r\n]*[\r\n])*"  # of a list, with remarks between them
# Packed twice; a way of packing that is written in signs; or one that stands elsewhere in the file.
_STRANGE = re.compile(
    rb"\[" + _NAMES + rb"/" + _GROWS + _NAMES + rb"/" + _GROWS
    + rb"|/Filter\s*\[?\s*(?:/[A-Za-z]*#|\d+\s+\d+\s+R)"
)  # fmt: skip


def is_bounded(pdf: bytes) -> bool:
    """Whether it is. Takes no more memory than the file and a few megabytes, whatever it holds."""
    if _STRANGE.search(pdf):
        return False
    left = MOST_OF_ALL
    for begin in _BEGINS.finditer(pdf):
        if pdf[begin.end() : begin.end() + 1] not in _FIRST:
            continue
        size = _unpacked(pdf, begin.end(), min(MOST_OF_ONE, left))
        if size is None:
            return False
        left -= size
    return True


_FIRST = frozenset(bytes([8 | window << 4]) for window in range(8))  # of what deflate packed (RFC 1950)


def _unpacked(pdf: bytes, at: int, most: int) -> int | None:
    """To how many bytes it unpacks from a place on; None if to more than `most`."""
    unpacker, size = zlib.decompressobj(), 0
    ahead = b""
    while not unpacker.eof:
        packed = ahead or pdf[at : at + _AHEAD]
        at += 0 if ahead else len(packed)
        if not packed:
            break
        try:
            size += len(unpacker.decompress(packed, _PIECE))
        except zlib.error:
            break  # no such part, or a damaged one: a reader gets no further
        if size > most:
            return None
        ahead = unpacker.unconsumed_tail
    return size
