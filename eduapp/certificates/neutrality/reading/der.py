"""All texts in DER (X.690), which certificates and signatures are made of: any part of them may hold words.

Nothing is looked up by its meaning, so that nothing is missed for being in an unusual place: names of
subjects and issuers, addresses where lists could be fetched, places and reasons in a signature. Pure.
"""

from collections.abc import Iterator

_TEXTS = {12: "utf-8", 18: "ascii", 19: "ascii", 20: "latin-1", 22: "ascii", 26: "ascii", 27: "latin-1",
          28: "utf-32-be", 30: "utf-16-be"}  # fmt: skip
_OCTETS, _BITS = 4, 3
_CONSTRUCTED, _CONTEXT = 0x20, 0x80
_CLASS = 0xC0
_NUMBER = 0x1F
_LONG = 0x80
_DEEPEST = 40
_LEAST = 3  # letters of a name that only its context tells to be one


def texts(der: bytes) -> Iterator[str]:
    """Every text in these bytes, from the outside to the inside; what is no DER ends it."""
    yield from _within(memoryview(der), _DEEPEST)


def _within(rest: memoryview, depth: int) -> Iterator[str]:
    while len(rest) > 1 and depth:
        tag, head, size = rest[0], *_length(rest)
        if not head or head + size > len(rest):
            return
        content = rest[head : head + size]
        yield from _of(tag, content, depth)
        rest = rest[head + size :]


def _of(tag: int, content: memoryview, depth: int) -> Iterator[str]:
    number = tag & _NUMBER
    if tag & _CONSTRUCTED:
        yield from _within(content, depth - 1)
    elif tag & _CLASS == 0 and number in _TEXTS:
        yield bytes(content).decode(_TEXTS[number], errors="replace")
    elif tag & _CLASS == 0 and number in (_OCTETS, _BITS):  # often DER again
        inside = content[1:] if number == _BITS else content
        if _is_whole(inside):
            yield from _within(inside, depth - 1)
    elif tag & _CLASS == _CONTEXT:
        text = bytes(content).decode("latin-1")
        if len(text) >= _LEAST and text.isprintable():
            yield text


def _is_whole(content: memoryview) -> bool:
    if len(content) < 2:  # noqa: PLR2004 - a tag and a length
        return False
    head, size = _length(content)
    return bool(head) and head + size == len(content)


def _length(rest: memoryview) -> tuple[int, int]:
    """Bytes of tag and length, and of the content; 0 for what is none."""
    first = rest[1]
    if first < _LONG:
        return 2, first
    count = first - _LONG
    if not 0 < count <= 4 or len(rest) < 2 + count:  # noqa: PLR2004 - four gigabytes
        return 0, 0
    return 2 + count, int.from_bytes(rest[2 : 2 + count], "big")
