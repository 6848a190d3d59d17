"""The paper code that opens backups when the PC is gone.

The key of the backups lies in a box (core.box: Argon2id of the code, ChaCha20-Poly1305); the box lies in
every backup, the code on paper alone. 25 letters are 125 bits: nobody tries them all.
"""

import hashlib

from eduapp.core import box, crockford
from eduapp.core.box import KEY, DoesNotOpen, NotABox

MAGIC = b"DAGVERK-BACKUP-KEY-1\n"
LETTERS, GROUP = 25, 5


class WrongCode(ValueError):
    """The code does not open the box. Nothing else is told."""


def new_code() -> str:
    """A code that nobody knows yet."""
    return crockford.random(LETTERS)


def for_paper(code: str) -> str:
    """As it is written on paper: five groups of five."""
    return crockford.in_groups(code, GROUP)


def mark_of(key: bytes) -> str:
    """By what a key is told from others without saying anything of it: eight letters in two groups."""
    digest = hashlib.sha256(MAGIC + key).digest()
    return crockford.in_groups(crockford.letters_of(int.from_bytes(digest[:5], "big"), 8), 4)


def seal(key: bytes, code: str) -> bytes:
    """The key in a box that the code opens. Takes about 0.1 s on purpose."""
    return box.close(MAGIC, {"mark": mark_of(key)}, b"", code, key=key)


def open_with(sealed: bytes, typed: str) -> bytes:
    """The key, by the code as somebody typed it. Raises WrongCode, also for a box that was changed."""
    try:
        found = box.read(MAGIC, sealed, ("mark",))
        key = found.key_of(crockford.read(typed))
        found.open(key)
    except (NotABox, DoesNotOpen, ValueError):
        raise WrongCode from None
    if len(key) != KEY or found.header["mark"] != mark_of(key):
        raise WrongCode
    return key
