"""Which PC has a seat in a folder: `claimed-7`, two or three lines that anybody may read.

The name of the kiosk, the number of the last message there was when it came, and `free` once the staff's side
has given leave for another one. Whoever comes by such leave is not told to go by what was said before.
"""

from dataclasses import dataclass

FREE = "free"


@dataclass(frozen=True)
class Claimed:
    """A PC that has a seat."""

    kiosk: str
    message: int = 0  # the last there was when it came
    free: bool = False  # another one may take the seat


def claimed_name(number: int) -> str:
    """What the file of a seat is called."""
    return f"claimed-{number}"


def claimed_bytes(told: Claimed) -> bytes:
    """What stands in it."""
    lines = [told.kiosk, str(told.message), *([FREE] if told.free else [])]
    return "\n".join(lines).encode("ascii", "replace")


def read_claimed(content: bytes) -> Claimed | None:
    """Who has the seat by some bytes; None if they name nobody. What cannot be read gives nobody leave."""
    lines = content.decode("ascii", "replace").split("\n")
    kiosk, message, *rest = (*lines, "", "")
    number = int(message) if message.isdecimal() and len(message) < 10 else 0  # noqa: PLR2004 - digits
    return Claimed(kiosk.strip(), number, rest[0].strip() == FREE) if kiosk.strip() else None
