"""The profile of colours (ICC) that says what the paper's red, green and blue mean: sRGB.

Made here rather than carried as a file: a profile of others has a licence, and most are of version 4, which
PDF/A-1 does not know. Version 2, after ICC.1:2001-04; the figures are those of IEC 61966-2-1, adapted to the
white of D50 by Bradford's matrix.
"""

import functools
import struct

CHANNELS = 3

_WHITE = (0.9642, 1.0, 0.8249)  # D50, the white in which profiles compare colours
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_STEPS = 256  # of the curve from what is stored to light
_STRAIGHT = 0.04045  # up to here the curve is a line
_HEADER, _ENTRY = 128, 12  # bytes


@functools.cache
def srgb() -> bytes:
    """The whole profile, 964 bytes, the same in every process."""
    curve = _curve()
    tags = {b"desc": _described("sRGB"), b"cprt": _text("Public domain"), b"wtpt": _colour(_WHITE)}
    tags |= {name: _colour(primary) for name, primary in _PRIMARIES.items()}
    tags |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve)
    entries, content = _laid_out(tags)
    table = struct.pack(">I", len(tags)) + entries
    return _header(_HEADER + len(table) + len(content)) + table + content


def _laid_out(tags: dict[bytes, bytes]) -> tuple[bytes, bytes]:
    """The table of where each tag lies, and the tags; equal ones lie there once."""
    start = _HEADER + 4 + _ENTRY * len(tags)
    entries, content, places = b"", b"", dict[bytes, int]()
    for name, tag in tags.items():
        if tag not in places:
            places[tag] = start + len(content)
            content += tag + bytes(-len(tag) % 4)
        entries += name + struct.pack(">II", places[tag], len(tag))
    return entries, content


def _header(size: int) -> bytes:
    day = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)  # no clock: the profile is always the same
    kinds = b"mntr" + b"RGB " + b"XYZ "
    head = struct.pack(">I4xI", size, 0x02100000) + kinds + day + b"acsp"
    return (head + bytes(28) + b"".join(map(_fixed, _WHITE))).ljust(_HEADER, b"\0")


def _curve() -> bytes:
    steps = (round(_light(step / (_STEPS - 1)) * 0xFFFF) for step in range(_STEPS))
    return b"curv" + bytes(4) + struct.pack(">I", _STEPS) + struct.pack(f">{_STEPS}H", *steps)


def _light(stored: float) -> float:
    """How much light a stored value means, both from 0 to 1 (IEC 61966-2-1, 5.2)."""
    return stored / 12.92 if stored <= _STRAIGHT else float(((stored + 0.055) / 1.055) ** 2.4)


def _colour(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + b"".join(map(_fixed, values))


def _text(said: str) -> bytes:
    return b"text" + bytes(4) + said.encode("ascii") + b"\0"


def _described(said: str) -> bytes:
    """A name in ASCII; the two other forms that the tag has room for stay empty."""
    letters = said.encode("ascii") + b"\0"
    return b"desc" + bytes(4) + struct.pack(">I", len(letters)) + letters + bytes(4 + 4 + 2 + 1 + 67)


def _fixed(value: float) -> bytes:
    """A number with 16 bits after the point."""
    return struct.pack(">i", round(value * 65536))
