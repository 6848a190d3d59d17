"""Draws a checkpoint of the trail: number and letters in, the bytes of a PDF out. No database, no screen.

Importing this costs nothing: what draws is loaded when the first sheet is.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class CheckpointSheet:
    """How far the trail goes, and the letters that whoever checks it later types in."""

    seq: int
    code: str  # in groups, as printed
    digest: str  # 64 hexadecimal digits
    last_day: date | None  # of the last entry
    printed_on: date
    school: str  # "" where nobody said
    across: str  # a word over the whole sheet, as on papers of invented people
    language: str  # nb, nn, en


def draw_checkpoint(sheet: CheckpointSheet) -> bytes:
    """The sheet on one A4 page. Same sheet, same bytes."""
    from eduapp.people.audit.drawing import checkpoint  # noqa: PLC0415 - heavy

    return checkpoint.draw(sheet)
