"""How letters look, and how well they stand out from white paper."""

from dataclasses import dataclass
from typing import Literal

from eduapp.drawing import fonts, text

Align = Literal["left", "center", "right"]
ALIGNMENTS: tuple[Align, ...] = ("left", "center", "right")

SMALLEST_TYPE = 7.0  # points; nothing on a paper is ever smaller


@dataclass(frozen=True)
class Style:
    """Font, size in points, colour and the like; `tracking` between letters in thousandths of the size."""

    chain: text.Chain
    size: float
    smallest: float
    leading: float
    tracking: float
    colour: str
    align: Align
    capitals: bool

    def at(self, scale: float) -> float:
        """The type size when the page is set at this scale, never below the smallest."""
        return max(self.smallest, self.size * scale)

    def cased(self, words: str) -> str:
        """The words as this style writes them."""
        return words.upper() if self.capitals else words

    def width(self, line: text.Line, size: float) -> float:
        """How wide a line is at a size, in points."""
        return (line.width + line.gaps * self.tracking) * size / fonts.EM


def contrast_on_white(colour: str) -> float:
    """How well a colour stands out from white paper, 1 (not at all) to 21 (black), by lightness alone."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)  # noqa: PLR2004
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
