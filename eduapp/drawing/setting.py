"""Setting words: how they become lines of a width and size."""

from typing import NamedTuple

from eduapp.drawing import text
from eduapp.drawing.faults import TooLong
from eduapp.drawing.fonts import EM
from eduapp.drawing.marks import Block, Letters, Mark
from eduapp.drawing.style import Align, Style

_BASELINE = 0.8  # of the type size: from the top of the letters to the line they stand on
_STEP = 0.5  # points between the sizes tried when a text must fit
_BEFORE_WRAPPING = 0.75  # of the size: a text on one line is made so small before it may take two
_WRAPPED = 0.9  # of the size: what a text begins with that takes more lines than one


def line_block(words: str, style: Style, size: float, width: float) -> Block:
    """One line of text at a size, aligned in its width."""
    return stacked([text.typeset(words, style.chain)], style, size, width)


class Fit(NamedTuple):
    """Words as lines at the largest size that fits, or at the smallest that did not."""

    words: str
    lines: list[text.Line]
    size: float
    fits: bool

    def at(self, size: float, style: Style, width: float) -> "Fit":
        """The same words at a smaller size, to match others."""
        lines = text.wrapped(
            self.words, style.chain, width * EM / size, balanced=True, whole=True, tracking=style.tracking
        )
        return self._replace(lines=lines, size=size)

    def block(self, style: Style, width: float) -> Block:
        """The lines under each other."""
        block = stacked(self.lines, style, self.size, width)
        if not self.fits:
            block.problems.append(TooLong(text=self.words))
        return block


def fitted(words: str, style: Style, width: float, largest: float, most: int) -> Fit:
    """Words in the largest size that fits: on one line first, then on as many balanced lines as allowed."""
    words = style.cased(words)
    line = text.typeset(words, style.chain)
    single = min(largest, largest * width / max(style.width(line, largest), 0.1))
    if single >= (largest * _BEFORE_WRAPPING if most > 1 else style.smallest):
        return Fit(words, [line], single, fits=True)
    size = max(largest * _WRAPPED if most > 1 else 0, style.smallest)
    while True:
        lines = text.wrapped(
            words, style.chain, width * EM / size, balanced=True, whole=True, tracking=style.tracking
        )
        fits = len(lines) <= most and all(style.width(one, size) <= width for one in lines)
        if fits or size <= style.smallest:
            return Fit(words, lines, size, fits)
        size = max(size - _STEP, style.smallest)


def stacked(lines: list[text.Line], style: Style, size: float, width: float) -> Block:
    """Lines under each other, aligned in their width; letters that reach far up or down get room."""
    marks: list[Mark] = []
    height = 0.0
    for line in lines:
        left = _indent(style.align, width - style.width(line, size))
        top = height + line.over * size / EM
        baseline = top + (style.leading - 1) * size / 2 + _BASELINE * size
        marks.append(Letters(left, baseline, line, size, style.colour, style.tracking))
        height = top + (style.leading + line.under / EM) * size
    return Block(height, marks)


def _indent(align: Align, room: float) -> float:
    return {"left": 0, "center": room / 2, "right": room}[align]
