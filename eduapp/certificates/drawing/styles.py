"""Reading how letters look from a template."""

from eduapp.certificates.drawing import faults
from eduapp.certificates.drawing.spec import Spec
from eduapp.drawing import fonts
from eduapp.drawing.style import ALIGNMENTS, SMALLEST_TYPE, Align, Style, contrast_on_white

LARGEST_TYPE = 90.0
WIDEST_TRACKING = (
    90.0  # thousandths; further apart, and those who search or listen get letters instead of words
)

_READABLE = (
    4.5  # contrast of letters on white (WCAG 1.4.3), which a grey print keeps: it is made of lightness alone
)


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


def _align(value: str) -> Align:
    return next(one for one in ALIGNMENTS if one == value)
