"""Many values in parts that fit one statement: databases take a limited number of parameters."""

from collections.abc import Collection, Iterator
from typing import TypeVar

T = TypeVar("T")
AT_ONCE = 500  # values in one IN list


def in_parts(values: Collection[T], at_once: int = AT_ONCE) -> Iterator[list[T]]:
    """All values in their order, at most `at_once` in a part; nothing for none."""
    everything = list(values)
    for start in range(0, len(everything), at_once):
        yield everything[start : start + at_once]
