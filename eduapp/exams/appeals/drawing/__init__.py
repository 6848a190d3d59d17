"""Draws the file of an appeal: facts in, the bytes of a PDF out. No database, no screen, no clock.

Importing this costs nothing: what draws is loaded when the first page is.
"""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eduapp.exams.appeals.rules.file import FileSheet


def draw_file(told: "FileSheet", day: date, *, across: str = "") -> bytes:
    """The file on A4. The same file on the same day, the same bytes."""
    from eduapp.exams.appeals.drawing import sheet  # noqa: PLC0415 - heavy

    return sheet.draw(told, day, across=across)
