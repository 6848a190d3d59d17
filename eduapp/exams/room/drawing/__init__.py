"""Draws the protocol of an exam: facts in, the bytes of a PDF out. No database, no screen, no clock.

Importing this costs nothing: what draws is loaded when the first page is.
"""

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eduapp.exams.room.rules.protocol import Protocol


def draw_protocol(told: "Protocol", day: date, *, across: str = "") -> bytes:
    """The protocol on A4. The same protocol on the same day, the same bytes."""
    from eduapp.exams.room.drawing import protocol  # noqa: PLC0415 - heavy

    return protocol.draw(told, day, across=across)
