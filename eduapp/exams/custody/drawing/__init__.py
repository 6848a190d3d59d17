"""Draws the receipt and count of papers: facts in, the bytes of a PDF out. No database, no screen, no clock.

Importing this costs nothing: what draws is loaded when the first page is.
"""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eduapp.exams.custody.rules.sheet import CustodySheet


def draw_sheet(sheet: "CustodySheet", day: date, *, across: str = "") -> bytes:
    """Receipt and count of papers on A4. The same sheet on the same day, the same bytes."""
    from eduapp.exams.custody.drawing import sheet as paper  # noqa: PLC0415 - heavy

    return paper.draw(sheet, day, across=across)
