"""An empty box for what has no column."""

from eduapp.core.i18n import pgettext
from eduapp.drawing.flow import column
from eduapp.drawing.ink import GREY, Box, Type, mm, one_line, style
from eduapp.drawing.marks import Block

_HEIGHT = mm(24)


def notes_box(width: float, print_: Type) -> Block:
    """The box with its word above it."""
    dressed = style(print_.small, bold=True, colour=GREY)
    words = one_line(pgettext("list", "Notes"), width, dressed)
    return column([Block(mm(4)), words, Block(mm(1)), Block(_HEIGHT, [Box(0, 0, width, _HEIGHT)])])
