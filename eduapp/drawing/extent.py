"""How much of a page marks take up, so that things can be kept apart. Points from the top left corner."""

import functools
from collections.abc import Iterable
from typing import NamedTuple

from eduapp.drawing.fonts import EM
from eduapp.drawing.marks import Letters, Lozenge, Moved, Outline, Picture, Rule
from eduapp.drawing.square import Cells


class Box(NamedTuple):
    """The sides of what is taken up."""

    left: float
    top: float
    right: float
    bottom: float

    def moved(self, dx: float, dy: float) -> "Box":
        """The same elsewhere."""
        return Box(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)

    def is_over(self, other: "Box") -> bool:
        """Whether a line straight up or down meets both."""
        return self.left < other.right and other.left < self.right


@functools.singledispatch
def box_of(_mark: object) -> Box | None:
    """What one mark takes up; None of one that is nowhere in particular, such as a word across the page."""
    return None


def around(marks: Iterable[object]) -> Box | None:
    """What marks take up together; None where there are none."""
    boxes = [box for box in map(box_of, marks) if box is not None]
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


@box_of.register
def _of_moved(mark: Moved) -> Box | None:
    inner = box_of(mark.mark)
    return inner.moved(mark.dx, mark.dy) if inner else None


@box_of.register
def _of_letters(mark: Letters) -> Box | None:
    line, size = mark.line, mark.size
    width = (line.width + line.gaps * mark.tracking) * size / EM
    above, below = line.above * size / EM, line.below * size / EM
    return Box(mark.x, mark.y - above, mark.x + width, mark.y + below)


@box_of.register
def _of_rule(mark: Rule) -> Box | None:
    half = mark.thickness / 2
    return Box(mark.x, mark.y - half, mark.x + mark.width, mark.y + half)


@box_of.register
def _of_lozenge(mark: Lozenge) -> Box | None:
    half = mark.radius
    return Box(mark.x - half, mark.y - half, mark.x + half, mark.y + half)


@box_of.register
def _of_outline(mark: Outline) -> Box | None:
    return Box(mark.x, mark.y, mark.x + mark.width, mark.y + mark.height)


@box_of.register
def _of_picture(mark: Picture) -> Box | None:
    return Box(0, 0, mark.width, mark.height)


@box_of.register
def _of_cells(mark: Cells) -> Box | None:
    return Box(mark.x, mark.y, mark.x + mark.size, mark.y + mark.size)
