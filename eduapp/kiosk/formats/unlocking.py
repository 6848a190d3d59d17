"""Five wrong tries by a stick, and the room's word that there may be five more.

unlocked-7.dagverk  a number and a signature: how often the room has unlocked the ticket of candidate 7
tries-7.dagverk     that an exam PC locked it: which file of the seat, and after how many unlockings

The signature is made with the key inside the seat, so that it can be looked at only once the ticket has
opened it: who forges the number may type on, and is refused with the right code, too.
"""

import hashlib
import hmac
from dataclasses import dataclass

from eduapp.core.canonical import canonical
from eduapp.core.strict_json import Unfit, hexadecimal, named, read_facts, whole

MOST_UNLOCKED = 1000


@dataclass(frozen=True)
class Locked:
    """A ticket that was locked: the SHA-256 of the file of its seat, and how often it had been unlocked."""

    mark: str
    unlocked: int


def unlocked_name(number: int) -> str:
    """What the file of the room's word is called."""
    return f"unlocked-{number}.dagverk"


def tries_name(number: int) -> str:
    """What the file is called that says a ticket was locked."""
    return f"tries-{number}.dagverk"


def unlocked_bytes(count: int, key: bytes, attempt: str) -> bytes:
    """The room's word, signed with the key of the attempt."""
    return f"{count} {_mac(count, key, attempt)}\n".encode()


def read_unlocked(content: bytes) -> int:
    """How often it says; 0 for what says nothing. Whether the room said so is another question."""
    count = content.partition(b" ")[0]
    return min(int(count), MOST_UNLOCKED) if count.isdigit() and len(count) < 6 else 0  # noqa: PLR2004


def is_word_of_the_room(content: bytes, key: bytes, attempt: str) -> bool:
    """Whether it was signed with this key."""
    expected = unlocked_bytes(read_unlocked(content), key, attempt)
    return hmac.compare_digest(content.strip(), expected.strip())


def locked_bytes(locked: Locked) -> bytes:
    """What an exam PC says."""
    return canonical({"mark": locked.mark, "unlocked": locked.unlocked}).encode()


def read_locked(content: bytes) -> Locked | None:
    """The same; None for anything else."""
    try:
        told = named(read_facts(content), ("mark", "unlocked"))
        return Locked(hexadecimal(told, "mark", 32).hex(), whole(told, "unlocked", 0, MOST_UNLOCKED))
    except Unfit:
        return None


def _mac(count: int, key: bytes, attempt: str) -> str:
    return hmac.new(key, f"unlocked {count} {attempt}".encode(), hashlib.sha256).hexdigest()
