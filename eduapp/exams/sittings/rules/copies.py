"""A copy of the paper for each candidate: which version and print, and how its pages are marked. Pure."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from eduapp.core.i18n import N_
from eduapp.core.violations import Violation
from eduapp.exams.arrangements.rules import Measure
from eduapp.exams.papers.rules.printed import Print, print_for
from eduapp.exams.sittings.rules.publishing import NoVersion, listed
from eduapp.exams.sittings.rules.versions import NoPaper

LARGE_PRINT, EASY_FONT = "large_print", "easy_font"  # codes: arrangement_measures
_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MARK = 6


@dataclass(frozen=True)
class Copy:
    """One candidate's copy. Its number is the candidate's, and no name stands on it."""

    number: int
    letter: str
    how: Print


class NobodyToPrintFor(Violation):
    """An exam for nobody."""

    message = N_("Nobody is entered, so there is no copy to make. Enter candidates first.")


def mark_of(sitting_id: UUID) -> str:
    """What the codes on all pages of a sitting begin with: six letters that tell nothing."""
    value = int.from_bytes(hashlib.sha256(sitting_id.bytes).digest()[:8], "big")
    found = ""
    for _place in range(_MARK):
        value, rest = divmod(value, len(_LETTERS))
        found += _LETTERS[rest]
    return found


def print_of(measures: Iterable[Measure]) -> Print:
    """In which print somebody reads, by what they are granted."""
    granted = list(measures)
    percent = max([100, *(one.percent for one in granted if one.kind == LARGE_PRINT)])
    return print_for(percent, easy=any(one.kind == EASY_FONT for one in granted))


def check_copies(copies: Sequence[Copy], *, has_paper: bool) -> Iterator[Violation]:
    """What stands against making them."""
    if not has_paper:
        yield NoPaper()
        return
    if not copies:
        yield NobodyToPrintFor()
    missing = [copy.number for copy in copies if not copy.letter]
    if missing:
        yield NoVersion(numbers=listed(missing))


def together(copies: Iterable[Copy]) -> Mapping[tuple[str, Print], list[int]]:
    """The numbers of those who read the same version in the same print: it is set once for all of them."""
    found: dict[tuple[str, Print], list[int]] = {}
    for copy in copies:
        found.setdefault((copy.letter, copy.how), []).append(copy.number)
    return found
