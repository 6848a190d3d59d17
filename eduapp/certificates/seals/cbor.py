"""CBOR (RFC 8949) read strictly: whatever has one meaning has one way to be written, and no other is read.

Deterministic encoding after RFC 8949 section 4.2.1: shortest heads, definite lengths, keys in order and each
once. Of the types we need whole numbers, bytes, texts, lists, maps, true, false and null; tags, floats and
all other simple values are refused. The bytes are looked through before the library sees them, so that none
of its decoders (dates, patterns, mail …) ever runs on bytes from elsewhere.
"""

from typing import Any

import cbor2

from eduapp.certificates.seals.faults import Damaged, NotCanonical

DEEPEST = 6  # containers within one another; a list of keys has three
LARGEST = 8 * 2**20  # bytes

_UNSIGNED, _NEGATIVE, _BYTES, _TEXT, _LIST, _MAP, _TAG, _SIMPLE = range(8)  # RFC 8949 section 3.1
_IN_HEAD, _LONGEST_ARGUMENT = 24, 27  # the five low bits: a value below 24, or 1, 2, 4, 8 bytes that follow
_FALSE, _NULL = 20, 22


def encode(value: object) -> bytes:
    """The one way to write a value. Keys of maps are whole numbers from 0 to 23."""
    return cbor2.dumps(value, canonical=True)


def decode(content: bytes) -> Any:  # noqa: ANN401 - whoever asked looks at what came
    """The value in some bytes, and nothing behind it.

    Raises Damaged (cut, too large, bytes behind, no UTF-8) and NotCanonical (written in another way than
    `encode` does, or of a type that nothing of ours has). Both tell the byte, counted from nought.
    """
    if not 0 < len(content) <= LARGEST:
        raise Damaged(place=len(content))
    end = _item(content, 0, DEEPEST)
    if end != len(content):
        raise Damaged(place=end)
    try:
        return cbor2.loads(content)
    except (cbor2.CBORDecodeError, ValueError) as error:  # a text that is no UTF-8
        raise Damaged(place=len(content)) from error


def _item(content: bytes, at: int, depth: int) -> int:
    """Where the item that begins here ends."""
    kind, argument, end = _head(content, at)
    if kind in (_UNSIGNED, _NEGATIVE):
        return end
    if kind in (_BYTES, _TEXT):
        if argument > len(content) - end:
            raise Damaged(place=at)
        return end + argument
    if kind == _SIMPLE and _FALSE <= argument <= _NULL:
        return end
    if kind in (_TAG, _SIMPLE) or depth == 0:
        raise NotCanonical(place=at)
    if argument > len(content) - end:  # each item has a byte at least
        raise Damaged(place=at)
    if kind == _LIST:
        for _one in range(argument):
            end = _item(content, end, depth - 1)
        return end
    return _pairs(content, end, argument, depth - 1)


def _pairs(content: bytes, at: int, count: int, depth: int) -> int:
    """The end of so many keys with their values. The bytes of each key are above those of the one before."""
    before = b""
    for _pair in range(count):
        end = _item(content, at, depth)
        key = content[at:end]
        if key <= before:
            raise NotCanonical(place=at)
        before, at = key, _item(content, end, depth)
    return at


def _head(content: bytes, at: int) -> tuple[int, int, int]:
    """Type, argument and end of the head that begins here, in its shortest form."""
    if at >= len(content):
        raise Damaged(place=at)
    kind, low = content[at] >> 5, content[at] & 31
    if low < _IN_HEAD:
        return kind, low, at + 1
    if low > _LONGEST_ARGUMENT or kind == _SIMPLE:  # without a length; floats and far simple values
        raise NotCanonical(place=at)
    size = 1 << low - _IN_HEAD
    end = at + 1 + size
    if end > len(content):
        raise Damaged(place=at)
    argument = int.from_bytes(content[at + 1 : end], "big")
    if argument < (_IN_HEAD if size == 1 else 1 << 4 * size):
        raise NotCanonical(place=at)
    return kind, argument, end
