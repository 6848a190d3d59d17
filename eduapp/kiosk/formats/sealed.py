"""A sealed paper: it travels to the PC encrypted and opens with its key, or with the invigilator's code."""

import secrets
from dataclasses import dataclass

from eduapp.core.strict_json import Unfit, text, whole
from eduapp.kiosk.formats import box
from eduapp.kiosk.formats.faults import Foreign, NotOurs

MAGIC = b"DAGVERK-PAPER-1\n"
_NAMES = ("attempt", "number", "sitting")


@dataclass(frozen=True)
class SealedPaper:
    """One that was read and not opened. `number` is the candidate's."""

    sitting: str
    attempt: str
    number: int
    box: box.Box

    def key_of(self, code: str) -> bytes:
        """Its key, by the invigilator's code as it was typed. Raises WrongCode."""
        return self.box.key_of(opening(code))

    def open(self, key: bytes) -> bytes:
        """The bytes of the paper. Raises WrongCode."""
        return self.box.open(key)

    def expect(self, *, sitting: str, attempt: str) -> None:
        """Raise Foreign unless it belongs to this attempt."""
        if (self.sitting, self.attempt) != (sitting, attempt):
            raise Foreign(place=self.number)


def new_key() -> bytes:
    """A key for one paper."""
    return secrets.token_bytes(box.KEY)


def seal(
    content: bytes,
    *,
    sitting: str,
    attempt: str,
    number: int,
    key: bytes,
    code: str,
    cost: box.Cost = box.ORDINARY,
) -> bytes:
    """A paper sealed for one attempt."""
    header = {"sitting": sitting, "attempt": attempt, "number": number}
    return box.close(MAGIC, header, content, opening(code), key=key, cost=cost)


def read_sealed(content: bytes) -> SealedPaper:
    """The sealed paper in some bytes. Raises NotOurs."""
    read = box.read(MAGIC, content, _NAMES)
    try:
        told = read.header
        return SealedPaper(
            text(told, "sitting", 64), text(told, "attempt", 64), whole(told, "number", 1), read
        )
    except Unfit:
        raise NotOurs(place=len(MAGIC)) from None


def opening(code: str) -> str:
    """An invigilator's code as it is meant, however it was typed: no spaces or hyphens, capitals."""
    return "".join(code.split()).replace("-", "").upper()
