"""Where the name of a mark has room: beside it, over no other mark and no other name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtCore import QSize


class Names:
    """Gives one name after the other a box within a field."""

    def __init__(self, field: QRectF, marks: Sequence[QPointF], gap: float) -> None:
        self._field, self._gap = field, gap
        self._taken = [QRectF(at.x() - gap, at.y() - gap, 2 * gap, 2 * gap) for at in marks]

    def find(self, at: QPointF, size: QSize) -> QRectF:
        """The box for a name of this size at a mark; the one that covers least where nothing is free."""
        found = min(self._around(at, size), key=self._covered)
        self._taken.append(found)
        return found

    def _around(self, at: QPointF, size: QSize) -> Iterator[QRectF]:
        wide, high, gap = float(size.width()), float(size.height()), self._gap
        for step in (1.0, 2.5):
            away = gap * step
            beside = (away, -away - high), (-away - wide, -away - high), (away, away), (-away - wide, away)
            for x, y in (*beside, (away, -high / 2), (-away - wide, -high / 2)):
                yield QRectF(at.x() + x, at.y() + y, wide, high)

    def _covered(self, box: QRectF) -> int:
        """How much of a box lies over something else, or outside, in px²."""
        inside = box.intersected(self._field)
        outside = box.width() * box.height() - inside.width() * inside.height()
        over = (box.intersected(one) for one in self._taken)
        return round(
            outside * 2 + sum(one.width() * one.height() for one in over)
        )  # touching is not covering
