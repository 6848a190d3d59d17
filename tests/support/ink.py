"""What is really black on a page: the sides of the ink of marks, by the outlines of the fonts. In points."""

from eduapp.drawing.extent import Box, box_of
from eduapp.drawing.fonts import EM
from eduapp.drawing.marks import Letters
from tests.certificates.drawing.papers import unmoved


def ink_of(marks):
    """The sides of the ink of each mark that has any."""
    for mark, dx, dy in map(unmoved, marks):
        if isinstance(mark, Letters):
            yield from (box.moved(dx, dy) for box in [_letters(mark)] if box)
        elif (box := box_of(mark)) is not None:
            yield box.moved(dx, dy)


def joined(boxes):
    """The sides of all boxes together; None for none."""
    boxes = list(boxes)
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def apart(one, other):
    """How far two boxes are from each other; less than nothing where they lie over each other."""
    across = max(one.left, other.left) - min(one.right, other.right)
    down = max(one.top, other.top) - min(one.bottom, other.bottom)
    return max(across, down)


def _letters(mark):
    x, made, scale = mark.x, [], mark.size / EM
    for run in mark.line.runs:
        for glyph, gap in zip(run.glyphs, run.gaps, strict=True):
            ink = run.face.shaper.get_glyph_extents(glyph.id)
            unit = EM / run.face.units * scale
            if ink.width:
                left = x + glyph.dx * scale + ink.x_bearing * unit
                top = mark.y - glyph.dy * scale - ink.y_bearing * unit
                made.append(Box(left, top, left + ink.width * unit, top - ink.height * unit))
            x += (glyph.advance + (mark.tracking if gap else 0)) * scale
    return joined(made)
