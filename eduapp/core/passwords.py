"""Passwords are kept as argon2id hashes with their own parameters. A thin layer over argon2-cffi.

Parameters: the row argon2 of codes/sign_in_limits. A hash of others is as good until it is made anew.
"""

import functools
from typing import TYPE_CHECKING

from eduapp.core.codes import code_list

if TYPE_CHECKING:
    from argon2 import PasswordHasher

_COST = ("time", "memory", "lanes")


def hash_password(password: str) -> str:
    """The text to keep. Takes about 0.1 s on purpose: call it outside a transaction."""
    return _hasher().hash(password)


def verify_password(kept: str | None, password: str) -> bool:
    """Whether it is the right one. The same work is done when there is no such account (kept is None)."""
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415 - see _hasher

    try:
        return _hasher().verify(kept or "", password)
    except InvalidHashError:  # no account, or one that nobody can sign in with
        _hasher().hash(password)
        return False
    except VerificationError:
        return False


def is_outdated(kept: str) -> bool:
    """Whether a hash was made of other parameters than those of today."""
    return _hasher().check_needs_rehash(kept)


@functools.cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher  # noqa: PLC0415 - heavy, and the window should be there first

    cost = {name: int(str(code_list("sign_in_limits")["argon2"].flags[name])) for name in _COST}
    return PasswordHasher(time_cost=cost["time"], memory_cost=cost["memory"], parallelism=cost["lanes"])
