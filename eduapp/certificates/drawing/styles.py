"""How letters look: a style of a template, and the sizes it may take when a page is full."""

from dataclasses import dataclass
from typing import Literal

from eduapp.certificates.drawing import faults, fonts, text
from eduapp.certificates.drawing.spec import Spec

Align = Literal["left", "center", "right"]
ALIGNMENTS: tuple[Align, ...] = ("left", "center", "right")

SMALLEST_TYPE = 7.0  # points; nothing on a paper is ever smaller
LARGEST_TYPE = 90.0
WIDEST_TRACKING = (
    90.0  # thousandths; further apart, and those who search or listen get letters instead of words
)

_READABLE = (
    4.5  # contrast of letters on white (WCAG 1.4.3), which a grey print keeps: it is made of lightness alone
)


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
        spaces = max(len(line.text) - 1, 0) * self.tracking
        return (line.width + spaces) * size / fonts.EM


def read_style(spec: Spec, families: dict[str, str], colours: dict[str, str]) -> Style:
    """One `[styles.name]` of a template."""
    family = families.get(spec.choice("font", families), "NotoSans")
    bold = spec.flag("bold")
    size = spec.number("size", SMALLEST_TYPE, LARGEST_TYPE)
    colour = colours.get(spec.choice("colour", colours), "#000000")
    style = Style(
        chain=fonts.chain(family, bold),
        size=size,
        smallest=spec.number("smallest", SMALLEST_TYPE, size, default=size),
        leading=spec.number("leading", 1, 3, default=1.3),
        tracking=spec.number("tracking", 0, WIDEST_TRACKING, default=0),
        colour=colour,
        align=_align(spec.choice("align", ALIGNMENTS, default="left")),
        capitals=spec.flag("capitals"),
    )
    spec.close()
    if contrast_on_white(colour) < _READABLE:
        spec.faults.append(faults.TooPale(where=spec.where, value=colour))
    return style


def contrast_on_white(colour: str) -> float:
    """How well a colour stands out from white paper, 1 (not at all) to 21 (black), by lightness alone."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)  # noqa: PLR2004
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _align(value: str) -> Align:
    return next(one for one in ALIGNMENTS if one == value)
