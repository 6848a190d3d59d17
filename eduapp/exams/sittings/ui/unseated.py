"""Who has no seat yet: Enter picks somebody up, the mouse drags them to a seat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication

from eduapp.core.i18n import _
from eduapp.exams.sittings.queries import CandidateRow
from eduapp.gui.rows import Column
from eduapp.gui.tables import TableView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent

    from eduapp.gui.theme import Theme

TOUCH = 44  # px at 100 %


class Unseated(TableView[CandidateRow]):
    """Candidates by number; with names only where names are shown."""

    dragged = Signal(object, QPoint)  # a candidate, where the pointer is on the screen
    dropped = Signal(object, QPoint)

    def __init__(self, theme: Theme) -> None:
        self._names = False
        self._pressed: tuple[QPoint, CandidateRow] | None = None
        self._dragging = False
        whose = Column[CandidateRow](
            _("Without a seat"),
            self._words,
            sort=lambda row: row.candidate_number,
            spoken=lambda row: _("Candidate {number}, no seat yet").format(number=self._words(row)),
        )
        super().__init__(theme, [whose], name=_("Candidates without a seat"), row_height=TOUCH)
        self.setMinimumHeight(theme.px(2 * TOUCH + 40))

    def show_people(self, people: Sequence[CandidateRow], *, names: bool) -> None:
        """Show who has none now."""
        self._names = names
        self.set_rows(people)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.globalPosition().toPoint(), self.table.row_at(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.globalPosition().toPoint()
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        if (here - self._pressed[0]).manhattanLength() >= QApplication.startDragDistance():
            self._dragging = True
        if self._dragging:
            self.dragged.emit(self._pressed[1], here)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, dragging = self._pressed, self._dragging
        self._pressed, self._dragging = None, False
        super().mouseReleaseEvent(event)
        if pressed is not None and dragging:
            self.dropped.emit(pressed[1], event.globalPosition().toPoint())

    def _words(self, row: CandidateRow) -> str:
        return f"{row.candidate_number} {row.name}" if self._names else str(row.candidate_number)
