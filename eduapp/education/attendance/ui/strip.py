"""The last sessions of one learner as shapes in a row, with the same facts in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize
from PySide6.QtWidgets import QSizePolicy

from eduapp.core.i18n import ngettext
from eduapp.education.attendance.ui.looks import look_of, shape_of
from eduapp.gui.widgets import Painted, paint_status_mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from eduapp.gui.theme import Theme

_MARK, _GAP = 12, 5  # px at 100 %


class Strip(Painted):
    """Oldest at the left. Shapes differ without colour; screen readers hear the counts."""

    def __init__(self, theme: Theme, codes: Sequence[str]) -> None:
        super().__init__(theme, strip_text(codes))
        self._codes = tuple(codes)
        self.setToolTip(self.accessibleName())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        px = self.theme.px
        return QSize(max(1, len(self._codes)) * px(_MARK + _GAP), px(_MARK + 8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def draw(self, painter: QPainter) -> None:
        size, step = self.theme.px(_MARK), self.theme.px(_MARK + _GAP)
        top = (self.height() - size) / 2
        for place, code in enumerate(self._codes):
            paint_status_mark(painter, self.theme, shape_of(code), QRectF(place * step, top, size, size))


def strip_text(codes: Sequence[str]) -> str:
    """What the shapes say: Last 8 sessions: 6 present, 1 late, 1 not recorded."""
    counted = Counter(codes)
    words = ", ".join(f"{count} {look_of(code).word.lower()}" for code, count in counted.items())
    last = ngettext("Last session: {words}", "Last {count} sessions: {words}", len(codes))
    return last.format(count=len(codes), words=words)
