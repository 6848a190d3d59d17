"""The large clock of the board: what is left until the last personal end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _
from eduapp.core.spans import hours_and_minutes, milliseconds, whole_seconds
from eduapp.exams.attempts.ui import looks
from eduapp.gui.running_clock import RunningClock

if TYPE_CHECKING:
    from eduapp.exams.attempts.queries import Board
    from eduapp.gui.theme import Theme


class BoardClock(RunningClock):
    """The board itself is asked on its own beat; this only counts on between."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._board: Board | None = None

    def show_board(self, board: Board) -> None:
        """Go on from the moment this was asked."""
        self._board = board
        self.start_again()

    def tell(self) -> None:
        """What is left, or that nobody is writing."""
        board = self._board
        if board is None:
            return
        if board.last_end is None:
            begun = board.begun_at is not None
            self.show_told("–", _("Nobody is writing.") if begun else _("The exam has not begun."))
            return
        left = whole_seconds(milliseconds(board.last_end - board.now) - self.passed_ms())
        figures = f"{hours_and_minutes(left // 60)}:{left % 60:02d}"
        words = _("left on paper, until {time}") if board.on_paper_alone else _("left, until {time}")
        self.show_told(figures, words.format(time=looks.seconds(board.last_end)))
