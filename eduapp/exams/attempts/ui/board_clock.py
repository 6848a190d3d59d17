"""The large clock of the board: what is left until the last personal end. It runs while it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _
from eduapp.core.spans import hours_and_minutes
from eduapp.exams.attempts.ui import looks
from eduapp.gui.widgets import label, vbox

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from eduapp.exams.attempts.queries import Board
    from eduapp.gui.theme import Theme

_SECOND = 1000  # milliseconds


class BoardClock(QWidget):
    """Counts on from the moment the page last asked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._board: Board | None = None
        self._since = QElapsedTimer()
        self._minute = -1
        self.figures = label("–", "display")
        self.figures.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.words = label("", "secondary", wrap=True)
        vbox(self.figures, self.words, spacing=0, parent=self)
        self.setMinimumWidth(theme.px(150))
        self._tick = QTimer(self, interval=_SECOND)
        self._tick.timeout.connect(self._show)

    def show_board(self, board: Board) -> None:
        """Go on from the moment this was asked."""
        self._board = board
        self._since.start()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tick.stop()

    def _show(self) -> None:
        board = self._board
        if board is None:
            return
        if board.last_end is None:
            self.figures.setText("–")
            self.words.setText(
                _("The exam has not begun.") if board.begun_at is None else _("Nobody is writing.")
            )
            return
        passed = self._since.elapsed() // _SECOND
        left = max(0, int((board.last_end - board.now).total_seconds()) - passed)
        self.figures.setText(f"{hours_and_minutes(left // 60)}:{left % 60:02d}")
        self.words.setText(_("left, until {time}").format(time=looks.seconds(board.last_end)))
        if left // 60 != self._minute:  # said by the minute, not by the second
            self._minute = left // 60
            self.setAccessibleName(f"{hours_and_minutes(self._minute)} {self.words.text()}")
