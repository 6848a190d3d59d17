"""The order and choice of rows in a table: plain lists, so that 5,000 rows are rearranged in one frame.

A Qt proxy asks Python twice for each comparison, which is a second for 5,000 rows; sorting keys once is a
hundredth of that.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from eduapp.core.names import folded, sort_key

R = TypeVar("R")

# What rows are compared by; any values that compare with each other, None where a row has none.
Key = Callable[[R], Any]


@dataclass(frozen=True)
class Order:
    """By which column rows stand, and which way. Column −1 is the order they came in."""

    column: int = -1
    descending: bool = False


@lru_cache(maxsize=20_000)
def norwegian(text: str) -> str:
    """The sort key of a text that brings none of its own: a … z æ ø å, and empty last."""
    return sort_key(text)


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """The text as type-ahead compares it: lower case, no accents."""
    return folded(text)


def arranged(rows: Iterable[R], key: Key[R] | None, descending: bool = False) -> list[R]:
    """The rows by `key`; equal ones keep their order, and those without a key stand last both ways."""
    if key is None:
        return list(rows)
    keyed: list[tuple[Any, R]] = []
    without: list[R] = []
    for row in rows:
        value = key(row)
        if value is None or value == "":
            without.append(row)
        else:
            keyed.append((value, row))
    keyed.sort(key=lambda pair: pair[0], reverse=descending)
    return [row for _value, row in keyed] + without
