"""How the columns of a table share its width, so that no table ever scrolls sideways."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Want:
    """What one column asks for, in pixels: `least` to be readable, `wished` to be comfortable."""

    least: int
    wished: int
    stretches: bool = False  # takes its part of what is left over
    priority: int = 0  # 0 is always shown; the higher the number, the sooner the column goes


def shared(wants: Sequence[Want], available: int, narrow: bool = False) -> list[int]:
    """A width for each column, 0 for a hidden one; together exactly `available`.

    `narrow` hides every column that may be hidden: large text, or a small window.
    """
    shown = [index for index, want in enumerate(wants) if not (narrow and want.priority)]
    while sum(wants[i].least for i in shown) > available:
        droppable = [i for i in shown if wants[i].priority]
        if not droppable:
            break
        shown.remove(max(droppable, key=lambda i: (wants[i].priority, i)))
    widths = [0] * len(wants)
    if not shown or available <= 0:
        return widths
    for index, width in zip(shown, _fitted([wants[i] for i in shown], available), strict=True):
        widths[index] = width
    return widths


def _fitted(wants: Sequence[Want], available: int) -> list[int]:
    least, wished = sum(w.least for w in wants), sum(w.wished for w in wants)
    if least > available:  # nothing more can be hidden: all shrink alike, and texts are cut with …
        widths = [max(1, w.least * available // least) for w in wants]
    elif wished > available:  # between least and wished, everybody by the same part of the difference
        spare, difference = available - least, wished - least
        widths = [w.least + (w.wished - w.least) * spare // difference for w in wants]
    else:
        takers = [i for i, w in enumerate(wants) if w.stretches] or [0]
        widths = [w.wished for w in wants]
        for i in takers:
            widths[i] += (available - wished) // len(takers)
    widths[0] += available - sum(widths)  # the rounding
    return widths
