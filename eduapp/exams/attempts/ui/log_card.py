"""The last rows of the log of the day, beside the seats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.exam import at
from eduapp.gui.widgets import Card as Sheet
from eduapp.gui.widgets import hbox, label, renew, vbox

if TYPE_CHECKING:
    from eduapp.exams.attempts.queries import Board
    from eduapp.exams.room.rules.log import LogRow
    from eduapp.gui.theme import Theme


class LogCard(Sheet):
    """The newest first; the whole log is on the page of the day."""

    def __init__(self, theme: Theme) -> None:
        self._px = theme.px
        self._shown: tuple[int, ...] | None = None
        self._rows = vbox(spacing=theme.px(6))
        super().__init__(label(_("Log of the day"), "subtitle"), self._rows, spacing=theme.px(8))

    def show_board(self, board: Board) -> None:
        """What was written last."""
        numbers = tuple(row.number for row in board.log)
        if numbers == self._shown:
            return
        self._shown = numbers
        rows = [self._row(row) for row in board.log]
        renew(self._rows, *(rows or [label(_("Nothing has been written yet."), "secondary", wrap=True)]))

    def _row(self, row: LogRow) -> QWidget:
        holder = QWidget()
        who = f"{row.candidate_number} · " if row.candidate_number else ""
        words = label(f"{who}{_said(row)}", "body", wrap=True)
        hbox((words, 1), label(at(row.entry.minute), "caption"), spacing=self._px(8), parent=holder)
        return holder


def _said(row: LogRow) -> str:
    """What happened, without the names of staff: the board may be seen by others."""
    if row.entry.kind == steps.INCIDENT:
        return capital(code_list("room_incidents")[row.entry.code].label)
    said = capital(code_list("room_acts")[row.entry.kind].label)
    return _("{what}: {count} min").format(what=said, count=row.entry.minutes) if row.entry.minutes else said
