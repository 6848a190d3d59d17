"""Passwords that cost next to nothing to try: what a guess costs is tested in tests/core/test_passwords.py.

Somebody signs in in thousands of tests, and each time took as long as all the rest of a small one.
"""

import functools

from argon2 import PasswordHasher

from eduapp.core import passwords

in_force = passwords._hasher  # of the program


@functools.cache
def cheap() -> PasswordHasher:
    """The same kind of hash with the least work."""
    return PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)


def make_cheap() -> None:
    """For this process, until it ends."""
    passwords._hasher = cheap
