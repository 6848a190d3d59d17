"""Weekdays and weeks of a rotation as people write them: mandag og onsdag, man–fre, Tue; 1 og 3."""

import re
from collections.abc import Callable

from eduapp.core.i18n import N_
from eduapp.core.names import folded
from eduapp.exchange.files.formats.cells import Parser
from eduapp.exchange.files.formats.remarks import Problem

NOT_WEEKDAYS = N_("{text} names no weekdays. Write them with commas, such as {example}.")
NOT_WEEKS = N_("{text} names no weeks of a rotation. Write their numbers with commas, such as 1, 3.")

_NAMES = (  # Monday first: Bokmål, Nynorsk, English
    ("mandag", "måndag", "monday"),
    ("tirsdag", "tysdag", "tuesday"),
    ("onsdag", "onsdag", "wednesday"),
    ("torsdag", "torsdag", "thursday"),
    ("fredag", "fredag", "friday"),
    ("lørdag", "laurdag", "saturday"),
    ("søndag", "søndag", "sunday"),
)
_SHORTEST, _DAYS_A_WEEK = 2, 7
_BETWEEN = re.compile(r"\s*(?:,|;|/|\+|&|\bog\b|\band\b|\s)\s*")
_SPAN = re.compile(r"\s*(?:-|–|—|\btil\b)\s*", re.IGNORECASE)
_DASH = "–"


def weekdays() -> Parser[frozenset[int]]:
    """Weekdays, Monday is 0; whole or cut short to two letters or more, as long as only one is meant."""

    def parse(text: str) -> frozenset[int] | Problem:
        found = _numbers(text, _weekday, _DAYS_A_WEEK)
        return found if found is not None else Problem(NOT_WEEKDAYS, {"example": "man, ons"}, text)

    return parse


def weeks(most: int) -> Parser[frozenset[int]]:
    """Weeks of a rotation by number, from 1."""

    def week(word: str) -> int | None:
        return int(word) if word.isascii() and word.isdigit() and 1 <= int(word[:3]) <= most else None

    def parse(text: str) -> frozenset[int] | Problem:
        found = _numbers(text, week, 0)
        return found if found is not None else Problem(NOT_WEEKS, text=text)

    return parse


def _numbers(text: str, read: Callable[[str], int | None], most: int) -> frozenset[int] | None:
    """The numbers that words and spans of words stand for; a span may go round the end. None if one fails."""
    found: set[int] = set()
    spans = folded(_SPAN.sub(_DASH, text)).replace(".", " ").strip()
    for part in filter(None, _BETWEEN.split(spans)):
        ends = [number for word in part.split(_DASH) if (number := read(word)) is not None]
        if len(ends) != part.count(_DASH) + 1 or len(ends) > 2:  # noqa: PLR2004 - from and to
            return None
        first, last = ends[0], ends[-1]
        found.update(range(first, last + 1) if first <= last else (*range(first, most), *range(last + 1)))
    return frozenset(found) or None


def _weekday(word: str) -> int | None:
    """Which day a word begins, if it begins just one."""
    hits = {
        number for number, names in enumerate(_NAMES) if any(folded(name).startswith(word) for name in names)
    }
    return hits.pop() if len(word) >= _SHORTEST and len(hits) == 1 else None
