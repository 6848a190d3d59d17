"""The way to the staff's side: by functions of a database, or by a folder (a stick, or this PC alone).

Everything here may fail, for as long as it likes, without a candidate losing a letter: the journal on the PC
is written first and always, and what the link has not taken yet is sent again.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from eduapp.core.errors import Unavailable
from eduapp.core.i18n import N_
from eduapp.kiosk.formats.claim import Claim
from eduapp.kiosk.formats.faults import Fault
from eduapp.kiosk.formats.messages import Message


class WrongTicket(Fault):
    """Number and code do not belong together, or to no seat at all. A guess learns nothing from it."""

    message = N_("Number and code of this ticket do not fit any seat of this sitting.")


class TicketLocked(Fault):
    """Tried wrongly too often."""

    message = N_(
        "This ticket was typed wrongly five times at this computer and is locked here."
        " Unlock it on the board, or make a new one."
    )


class SeatTaken(Fault):
    """Another PC has the seat."""

    message = N_("This seat is in use on another computer. Move the candidate if this computer is to go on.")


class NoMore(Fault):
    """The seat was given to another PC: this one goes on no more."""

    message = N_("This computer goes on no more: the candidate was moved to another one.")


class StickClosed(Fault):
    """A candidate came with a file that can be used once, and nothing can be written beside it."""

    message = N_(
        "The file {name} is on a stick that cannot be written to ({place}): it is full or write-protected."
        " The file is whole. Make room on the stick or take off its protection, then type the ticket again."
    )


class NotOpenYet(Fault):
    """The ticket is right, and the room is not open: told to who has the code alone."""

    message = N_(
        "The ticket is right, but the exam is not open yet."
        " Press “Open the room” on the page of the day first."
    )


class NotOpen(Fault):
    """Nobody may sit down yet, or any more."""

    message = N_("The sitting is not open for candidates now.")


class OtherAnswers(Fault):
    """Elsewhere other answers are kept under the same numbers."""

    message = N_("Other answers than those of this computer are kept for this seat.")


class TooMuch(OtherAnswers):
    """More than a seat may send."""

    message = N_("This computer has more answers than can be taken in. Move the candidate with a stick.")


class OtherVersion(Fault):
    """The other side does not know what this program asks."""

    message = N_("The database is of another version than this program, or does not know exam seats.")


class NoContact(Unavailable):
    """Nobody there just now. Nothing is lost, and it is tried again."""

    message = N_("There is no contact with the other computer just now.")


class Link(Protocol):
    """What a kiosk asks of the staff's side. Raises the errors above; `NoContact` if nobody is there."""

    may_change: bool  # whether what is kept there can be touched by others, and is looked at again
    apart: list[str]  # files there that were damaged or another PC's, by the names they were given

    def claim(self, number: int, code: str, kiosk: str) -> Claim:
        """Take a seat by the ticket; what was kept of it so far comes along."""
        ...

    def paper(self, token: str) -> bytes:
        """The sealed paper of the seat."""
        ...

    def append(self, token: str, first_n: int, frames: Sequence[bytes]) -> int:
        """Send records, the first of which has this number; the number of the last one kept there."""
        ...

    def set_aside(self, token: str, frames: Sequence[bytes], first_n: int) -> int:
        """Put in safety a journal of a PC that was left: from this number on nothing of it is known there.

        It is none of the journal that goes on elsewhere; people choose what counts. The last number kept.
        """
        ...

    def take_over(self, token: str, kiosk: str, left: str) -> str:
        """The seat follows a file to this PC, from the one that was left; its token from now on.

        `token` is what came in the file. Raises NoMore if another PC than those two goes on with it by now.
        """
        ...

    def messages(self, token: str, after: int) -> list[Message]:
        """What was told since the message with this number."""
        ...

    def now(self) -> datetime | None:
        """The time there; None if there is no other clock than this PC's."""
        ...

    def close(self) -> None:
        """Let go of whatever is held."""
        ...
