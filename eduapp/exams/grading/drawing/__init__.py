"""Draws result letters: facts in, the bytes of a PDF out. No database, no screen, no clock.

Importing this costs nothing: what draws is loaded when the first page is.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eduapp.exams.grading.rules.letter import Letter


def draw_letters(letters: "Sequence[Letter]", day: date, *, across: str = "") -> bytes:
    """Letters on A4, each beginning on a page of its own. Same letters, same day, same bytes."""
    from eduapp.exams.grading.drawing import letters as pages  # noqa: PLC0415 - heavy

    return pages.draw(letters, day, across=across)
