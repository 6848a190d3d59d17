"""Numbers of lists: as they are printed, as they are typed, and as the square of dots carries them. Pure.

What a scanner types goes through a keyboard, and a Norwegian one puts other signs where an English one has
its dash and slash. So the square holds capitals and figures only, and two letters that check the rest.
"""

import re
import zlib
from dataclasses import dataclass

from eduapp.core.crockford import LETTERS

_OWN = "DVL"  # how a scanned text is known for one of ours
_SCANNED = re.compile(rf"({_OWN}(\d{{4}})N(\d+)V(\d+))C([0-9A-Z]{{2}})")
_TYPED = re.compile(r"(?:(\d{4})\s*[-–.+ ]\s*)?(\d{1,6})(?:\s*[/&v ]\s*(\d{1,4}))?", re.IGNORECASE)


@dataclass(frozen=True)
class Wanted:
    """Which list somebody has in their hand; without an edition nobody knows which version it is."""

    year: int
    count: int
    edition: int | None = None

    @property
    def number(self) -> str:
        """Its number as printed."""
        return number_text(self.year, self.count)


def number_text(year: int, count: int) -> str:
    """The number as printed: 2026-17. Numbers run through a year and are never used twice."""
    return f"{year}-{count}"


def with_edition(number: str, edition: int) -> str:
    """Number and version in one, as it stands at the top of the paper: 2026-17/2."""
    return f"{number}/{edition}"


def square_text(number: str, edition: int) -> str:
    """What the square of dots says. No address, no computer, no name."""
    year, count = number.split("-")
    said = f"{_OWN}{year}N{count}V{edition}"
    return f"{said}C{_check(said)}"


def is_scanned(text: str) -> bool:
    """Whether this comes from a square of ours, whole or not."""
    return text.strip().upper().startswith(_OWN)


def read_number(text: str, year: int) -> Wanted | None:
    """What somebody typed or scanned: 17, 17/2, 2026-17, 2026-17/2; None if it is no number of a list."""
    typed = text.strip()
    if scanned := _SCANNED.fullmatch(typed.upper()):
        whole = scanned[5] == _check(scanned[1])
        return Wanted(int(scanned[2]), int(scanned[3]), int(scanned[4])) if whole else None
    if read := _TYPED.fullmatch(typed):
        edition = int(read[3]) if read[3] else None
        return Wanted(int(read[1] or year), int(read[2]), edition)
    return None


def _check(said: str) -> str:
    """Two letters that change when any other does."""
    high, low = divmod(zlib.crc32(said.encode("ascii")) % len(LETTERS) ** 2, len(LETTERS))
    return LETTERS[high] + LETTERS[low]
