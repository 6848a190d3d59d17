"""Draws the sheet with one half of the root key: groups in, the bytes of a PDF out. No database, no screen.

Importing this costs nothing: what draws is loaded when the first sheet is.
"""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class HalfSheet:
    """One half, and what stands around it. The other half is on no paper of the same person."""

    half: int  # 1 or 2
    groups: tuple[str, ...] = field(repr=False)  # as printed, in order
    school: str
    given_to: str
    root_kid: str  # 16 hexadecimal digits
    day: date
    language: str  # nb, nn, en


def draw_half(sheet: HalfSheet) -> bytes:
    """The sheet on one A4 page. Same sheet, same bytes."""
    from eduapp.certificates.keys.drawing import half  # noqa: PLC0415 - heavy

    return half.draw(sheet)
