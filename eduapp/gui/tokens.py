"""The colours of the three looks, and the sums that prove they can be told apart. No Qt here."""

import functools
import tomllib
from dataclasses import dataclass

from eduapp.core.resources import resource

LOOKS = ("light", "dark", "high_contrast")
STATUSES = ("present", "late", "absent", "excused", "held", "none")
READABLE = 4.5  # WCAG 1.4.3: text against its ground
VISIBLE = 3.0  # WCAG 1.4.11: outlines, focus and marks


@dataclass(frozen=True)
class Tokens:
    """The colours of one look, each named after what it is for."""

    name: str
    # surfaces
    bg: str  # the window
    surface: str  # cards, tables, fields
    paper: str  # reading surface of an exam: never pure white
    sunken: str  # header rows, wells, tracks
    hover: str
    # the navigation rail
    rail: str
    rail_sel: str
    rail_ink: str
    rail_ink2: str
    rail_focus: str
    # lines
    line: str  # hairlines between rows, decoration only
    edge: str  # outlines of fields and buttons
    focus: str
    # text
    ink: str
    ink2: str
    ink_dis: str  # disabled; still kept readable
    # what one can do
    primary: str
    primary_hover: str
    on_primary: str
    primary_soft: str
    primary_ink: str
    accent: str  # the thin mark of the chosen place, never text
    # status: text and icon, the chip behind them, bars and strong marks
    present: str
    present_soft: str
    present_solid: str
    late: str
    late_soft: str
    late_solid: str
    absent: str
    absent_soft: str
    absent_solid: str
    excused: str
    excused_soft: str
    excused_solid: str
    held: str  # kept away by the institution
    held_soft: str
    held_solid: str
    none: str  # nothing recorded yet
    none_soft: str
    none_solid: str
    scrim: str  # over the window behind a dialog, #AARRGGBB

    def __getitem__(self, token: str) -> str:
        """The colour of a token as #RRGGBB; a token that does not exist is a KeyError."""
        try:
            return str(getattr(self, token))
        except AttributeError:
            raise KeyError(token) from None

    def text(self, token: str) -> str:
        """The colour of text and icons of a status, or of `primary`."""
        return self.primary_ink if token == "primary" else self[token]

    def soft(self, token: str) -> str:
        """The ground such text stands on."""
        return self[f"{token}_soft"]

    def solid(self, token: str) -> str:
        """The strong colour of a status, for bars and marks; other tokens are strong already."""
        return self[f"{token}_solid"] if token in STATUSES else self[token]


@functools.cache
def tokens(look: str) -> Tokens:
    """The colours of a look: light, dark or high_contrast."""
    with resource("themes/tokens.toml").open("rb") as file:
        table = tomllib.load(file)
    return Tokens(name=look, **table[look])


@dataclass(frozen=True)
class Pair:
    """Two colours that meet on a screen, and how far apart they have to be."""

    front: str
    ground: str
    ratio: float
    used_for: str


PAIRS = (
    Pair("ink", "bg", READABLE, "body text on the window"),
    Pair("ink", "surface", READABLE, "body text on a card"),
    Pair("ink", "paper", READABLE, "exam text"),
    Pair("ink", "sunken", READABLE, "text on a header row"),
    Pair("ink", "hover", READABLE, "text on a hovered row"),
    Pair("ink", "primary_soft", READABLE, "text on a chosen row"),
    Pair("ink2", "bg", READABLE, "second line on the window"),
    Pair("ink2", "surface", READABLE, "second line on a card"),
    Pair("ink2", "sunken", READABLE, "second line on a header row"),
    Pair("ink2", "hover", READABLE, "second line on a hovered row"),
    Pair("ink2", "primary_soft", READABLE, "second line on a chosen row"),
    Pair("surface", "ink", READABLE, "toast and tooltip"),
    Pair("on_primary", "primary", READABLE, "primary button"),
    Pair("on_primary", "primary_hover", READABLE, "primary button under the pointer"),
    Pair("primary_ink", "surface", READABLE, "plain button on a card"),
    Pair("primary_ink", "bg", READABLE, "plain button on the window"),
    Pair("primary_ink", "primary_soft", READABLE, "plain button under the pointer, chosen chip"),
    Pair("primary_ink", "hover", READABLE, "chosen segment under the pointer"),
    Pair("absent", "hover", READABLE, "dangerous button under the pointer"),
    Pair("absent", "bg", READABLE, "words beside a field with a problem"),
    *(Pair(status, f"{status}_soft", READABLE, f"{status}: chip") for status in STATUSES),
    *(Pair(status, "surface", READABLE, f"{status}: text on a card") for status in STATUSES),
    *(Pair(f"{status}_solid", "surface", VISIBLE, f"{status}: bar or mark") for status in STATUSES),
    Pair("primary", "sunken", VISIBLE, "filled part of a bar"),
    Pair("edge", "surface", VISIBLE, "outline of a field on a card"),
    Pair("edge", "bg", VISIBLE, "outline of a field on the window"),
    Pair("edge", "paper", VISIBLE, "outline of an answer"),
    Pair("focus", "surface", VISIBLE, "focus ring on a card"),
    Pair("focus", "bg", VISIBLE, "focus ring on the window"),
    Pair("focus", "primary_soft", VISIBLE, "focus ring on a chosen row"),
    Pair("rail_ink", "rail", READABLE, "chosen place in the rail"),
    Pair("rail_ink2", "rail", READABLE, "place in the rail"),
    Pair("rail_ink", "rail_sel", READABLE, "chosen place in the rail"),
    Pair("rail_focus", "rail", VISIBLE, "focus ring in the rail"),
    Pair("accent", "rail", VISIBLE, "mark of the chosen place"),
)


@functools.cache
def luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB, 0 (black) to 1 (white); WCAG's definition."""
    red, green, blue = (_LINEAR[channel] for channel in bytes.fromhex(colour.lstrip("#")[:6]))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How far apart two colours are, from 1 (the same) to 21 (black and white)."""
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB


_LINEAR = tuple(_linear(channel / 255) for channel in range(256))
