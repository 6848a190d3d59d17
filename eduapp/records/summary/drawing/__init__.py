"""Draws anonymous figures: words in, the bytes of a PDF out. No database, no screen."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class SummarySheet:
    """The whole report in the words of its language; each line has as many cells as there are headings."""

    school: str  # "" where nobody said
    across: str  # a word over the whole sheet, as on papers of invented people
    language: str  # nb, nn, en
    period: str
    rule: str
    headings: tuple[str, ...]
    lines: tuple[tuple[str, str, tuple[str, ...]], ...]  # section, what, cells


def draw_summary(sheet: SummarySheet, day: date) -> bytes:
    """The figures on as many A4 pages as they need. Same sheet, same day, same bytes."""
    from eduapp.records.summary.drawing import pages  # noqa: PLC0415 - heavy

    return pages.draw(sheet, day)
