"""Talking to the staff's side once: what is kept goes out, what was said comes in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from eduapp.kiosk.formats.messages import Message
from eduapp.kiosk.link import Link


@dataclass(frozen=True)
class Following:
    """The candidate came with a file, and the staff's side knows the PC that was left alone."""

    kiosk: str  # this PC, which the seat is to follow to
    left: str


@dataclass(frozen=True)
class Exchanged:
    """What came of talking to the staff's side once."""

    kept: int  # the last record kept there
    heard: list[Message]
    now: datetime | None = None  # the time there, if there is a clock
    token: str = ""  # of the seat from now on; "" if it is what it was


def exchange(
    link: Link,
    token: str,
    first_n: int,
    frames: Sequence[bytes],
    after: int,
    following: Following | None = None,
) -> Exchanged:
    """Send what is not there yet and hear what was told. May take its time, off the window's thread.

    The seat follows to this PC first: what is sent under another PC's seat would throw nobody out, but be
    thrown out as soon as somebody types the ticket there.
    """
    fresh = link.take_over(token, following.kiosk, following.left) if following else ""
    token = fresh or token
    asks = bool(frames) or link.may_change
    kept = link.append(token, first_n, frames) if asks else first_n - 1
    return Exchanged(kept, link.messages(token, after), link.now(), fresh)
