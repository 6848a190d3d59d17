"""Draws the copy for a person: what is kept in, the bytes of a PDF out. No database, no screen."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Part:
    """What is kept of one kind: its title, how long, and its lines; or why none of it is here."""

    title: str
    kept: str
    lines: tuple[str, ...]
    note: str = ""
    disputed: str = ""  # that the learner says something of it is wrong


@dataclass(frozen=True)
class CopySheet:
    """The whole copy, in the words of its language."""

    name: str
    number: str
    school: str  # "" where nobody said
    across: str  # a word over the whole sheet, as on papers of invented people
    language: str  # nb, nn, en
    made_on: date
    parts: tuple[Part, ...]
    empty: tuple[str, ...]  # titles of what there is nothing of
    disputed: str = ""  # the same of all of it


def draw_copy(sheet: CopySheet) -> bytes:
    """The copy on as many A4 pages as it needs. Same sheet, same bytes."""
    from eduapp.privacy.drawing import copy  # noqa: PLC0415 - heavy

    return copy.draw(sheet)
