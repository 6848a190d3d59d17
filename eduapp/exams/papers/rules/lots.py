"""Drawing lots by a seed: the same seed draws the same, in every version of the program and of Python.

The generator is SHA-256 in counter mode. Its n-th number (n from 0) is the first eight bytes, as one whole
number, of SHA-256 over the text `seed:n`. A number below a limit is the next of them that is below the
largest multiple of the limit, taken modulo the limit: each is equally likely. Things are drawn by Fisher and
Yates: for place i from the first on, swap it with place i + (a number below what is left).
"""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")

SEED_LETTERS = 16  # hexadecimal: 64 bits
_RANGE = 2**64


class Lots:
    """Numbers that follow from a seed alone."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._drawn = 0

    def below(self, limit: int) -> int:
        """A number from 0 to limit − 1."""
        largest = _RANGE - _RANGE % limit
        while True:
            told = hashlib.sha256(f"{self._seed}:{self._drawn}".encode()).digest()
            self._drawn += 1
            number = int.from_bytes(told[:8], "big")
            if number < largest:
                return number % limit

    def some(self, things: Sequence[T], count: int) -> list[T]:
        """So many of the things (all, if there are fewer), in the order in which they are drawn."""
        moved: dict[int, int] = {}  # place → which thing stands there now; of 50,000 only few ever move
        drawn = []
        for place in range(min(count, len(things))):
            other = place + self.below(len(things) - place)
            drawn.append(things[moved.get(other, other)])
            moved[other] = moved.get(place, place)
        return drawn

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """All of them in another order."""
        return self.some(things, len(things))


def seed_of(seed: str, purpose: str) -> str:
    """A seed for one purpose, made of another: a version's of its paper's and its letter."""
    return hashlib.sha256(f"{seed}/{purpose}".encode()).hexdigest()[:SEED_LETTERS]
