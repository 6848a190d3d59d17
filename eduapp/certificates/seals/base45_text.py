"""Base45 (RFC 9285): bytes in the 45 signs that a square of dots keeps most tightly.

Two bytes become three signs, a last single byte two. Reading is strict: every text that is read is the one
that writing gives, so that two texts never mean the same bytes.
"""

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"  # RFC 9285 table 1
_VALUES = {sign: value for value, sign in enumerate(ALPHABET)}
_SINGLES = tuple(ALPHABET[n % 45] + ALPHABET[n // 45] for n in range(256))
_PAIR, _TRIPLE = 2, 3


class NotBase45(ValueError):
    """A text that writing cannot have given. `place` is the sign it shows at, counted from one."""

    def __init__(self, place: int) -> None:
        super().__init__(f"sign {place}")
        self.place = place


def encode(content: bytes) -> str:
    """The signs of some bytes (RFC 9285 section 4)."""
    parts = []
    for high, low in zip(content[::2], content[1::2], strict=False):
        rest, first = divmod(high << 8 | low, 45)
        last, second = divmod(rest, 45)
        parts.append(ALPHABET[first] + ALPHABET[second] + ALPHABET[last])
    if len(content) % _PAIR:
        parts.append(_SINGLES[content[-1]])
    return "".join(parts)


def decode(text: str) -> bytes:
    """The bytes of some signs. Raises NotBase45.

    Refused: any other sign, small letters too; a single sign left over; three signs above 65535, two above
    255 (RFC 9285 section 4.1 and the errors of section 6).
    """
    values = [_VALUES.get(sign, -1) for sign in text]
    if -1 in values:
        raise NotBase45(values.index(-1) + 1)
    if len(values) % _TRIPLE == 1:
        raise NotBase45(len(values))
    whole = len(values) - len(values) % _TRIPLE
    made = bytearray()
    for at in range(0, whole, _TRIPLE):
        number = values[at] + 45 * values[at + 1] + 2025 * values[at + 2]
        if number > 0xFFFF:  # noqa: PLR2004 - the most that two bytes hold
            raise NotBase45(at + 1)
        made += number.to_bytes(_PAIR, "big")
    if whole < len(values):
        number = values[whole] + 45 * values[whole + 1]
        if number > 0xFF:  # noqa: PLR2004 - the most that one byte holds
            raise NotBase45(whole + 1)
        made.append(number)
    return bytes(made)
