"""A seat in a file, for a PC without a network: `seat-7.dagverk` holds what one ticket opens.

It opens with the code on the ticket. What is inside is the claim, and the paper still sealed with its own
code. A file for moving is the same, made by the PC that is left, with all answers so far and a SHA-256 of all
bytes at its end, so that a damaged one is never taken for a wrong code; the PC that has kept what is in it
gives it another name. Who copies it before can open the copy, too: then two journals go on from one place,
and the board says so.
"""

import hashlib
import struct
from dataclasses import dataclass, field

from eduapp.core.strict_json import Facts, Unfit, text, whole
from eduapp.kiosk.formats import box
from eduapp.kiosk.formats.claim import Claim, claim_bytes, read_claim
from eduapp.kiosk.formats.faults import Foreign, NotOurs
from eduapp.kiosk.formats.ticket import read_code

SEAT, MOVE = b"DAGVERK-SEAT-1\n", b"DAGVERK-MOVE-2\n"
_NAMES, _OF_MOVE = ("number", "sitting"), ("move", "number", "sitting")
_LENGTH = struct.Struct(">I")
_SUM = hashlib.sha256().digest_size
MOST_LEFT = 9


@dataclass(frozen=True)
class Seat:
    """What such a file holds. `move` is what a move is called, "" for a seat."""

    claim: Claim
    paper: bytes = field(repr=False)  # sealed
    move: str = ""


def seat_name(number: int) -> str:
    """What the file of a candidate is called."""
    return f"seat-{number}.dagverk"


def move_name(number: int) -> str:
    """What the file is called that a candidate moves with."""
    return f"move-{number}.dagverk"


def left_names(number: int) -> list[str]:
    """What the files are called in which PCs that were left put their journals."""
    return [f"left-{number}-{place}.dagverk" for place in range(1, MOST_LEFT + 1)]


def damaged_names(number: int) -> list[str]:
    """What files of answers are called that nobody can read any more, and that were put aside."""
    return [f"damaged-{number}-{place}.dagverk" for place in range(1, MOST_LEFT + 1)]


def damaged_moves(number: int) -> list[str]:
    """What files for moving are called that were damaged, and that were put aside."""
    return [f"damaged-move-{number}-{place}.dagverk" for place in range(1, MOST_LEFT + 1)]


def seal_seat(seat: Seat, code: str, cost: box.Cost = box.ORDINARY) -> bytes:
    """A seat as it is put on a stick, or a move if it has a name for one. `code` is the ticket's."""
    header: Facts = {"number": seat.claim.number, "sitting": seat.claim.sitting}
    if seat.move:
        header["move"] = seat.move
    told = claim_bytes(seat.claim)
    inside = _LENGTH.pack(len(told)) + told + seat.paper
    made = box.close(MOVE if seat.move else SEAT, header, inside, read_code(code), cost=cost)
    return made + hashlib.sha256(made).digest() if seat.move else made


def open_seat(content: bytes, number: int, code: str) -> Seat:
    """The seat or move in some bytes, by number and code of a ticket.

    Raises NotOurs, Foreign and WrongCode.
    """
    is_move = content.startswith(MOVE)
    read = box.read(MOVE, _whole(content), _OF_MOVE) if is_move else box.read(SEAT, content, _NAMES)
    try:
        told_number, sitting = whole(read.header, "number", 1), text(read.header, "sitting", 64)
        move = text(read.header, "move", 64) if is_move else ""
    except Unfit:
        raise NotOurs(place=len(SEAT)) from None
    if told_number != number:
        raise Foreign(place=number)
    inside = read.open(read.key_of(read_code(code)))
    if len(inside) < _LENGTH.size:
        raise NotOurs(place=0)
    (length,) = _LENGTH.unpack_from(inside)
    end = _LENGTH.size + length
    claim = read_claim(inside[_LENGTH.size : end])
    if (claim.number, claim.sitting) != (number, sitting):
        raise Foreign(place=number)
    return Seat(claim, inside[end:], move)


def move_of(content: bytes) -> str:
    """What the move is called that such a file was made for; "" for a seat. Raises NotOurs."""
    if not content.startswith(MOVE):
        return ""
    return str(box.read(MOVE, _whole(content), _OF_MOVE).header["move"])


def sitting_of(content: bytes) -> str:
    """Of which sitting the file of a seat is, which everybody can read; "" if it is none."""
    try:
        return str(box.read(SEAT, content, _NAMES).header["sitting"])
    except NotOurs:
        return ""


def _whole(content: bytes) -> bytes:
    """A file for moving without its checksum. Raises NotOurs if it is not what was written."""
    told = content[:-_SUM]
    if hashlib.sha256(told).digest() != content[-_SUM:]:
        raise NotOurs(place=len(content))
    return told
