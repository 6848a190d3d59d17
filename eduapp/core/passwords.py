"""Passwords are kept as argon2id hashes with their own parameters. A thin layer over argon2-cffi.

Parameters: RFC 9106 section 4, second choice (64 MiB, 3 passes, 4 lanes): about 0.1 s of work on a school PC.
"""

import functools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argon2 import PasswordHasher


def hash_password(password: str) -> str:
    """The text to keep. Takes about 0.1 s on purpose: call it outside a transaction."""
    return _hasher().hash(password)


def verify_password(kept: str | None, password: str) -> bool:
    """Whether it is the right one. The same work is done when there is no such account (kept is None)."""
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415 - see _hasher

    try:
        return _hasher().verify(kept or _hash_of_nobody(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


@functools.cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher  # noqa: PLC0415 - heavy, and the window should be there first

    return PasswordHasher(time_cost=3, memory_cost=64 * 1024, parallelism=4)


@functools.cache
def _hash_of_nobody() -> str:
    return _hasher().hash("nobody has this password")
