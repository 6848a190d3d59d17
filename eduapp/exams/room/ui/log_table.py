"""The log beside the candidates: the newest row on top, what was taken back still in it."""

from collections.abc import Sequence

from eduapp.core.i18n import _
from eduapp.exams.room.queries import in_order
from eduapp.exams.room.rules.log import LogRow
from eduapp.exams.room.ui.looks import log_notes, log_sentence, log_text, log_time, log_who
from eduapp.gui.rows import Column
from eduapp.gui.tables import TableView
from eduapp.gui.theme import Theme


class LogTable(TableView[LogRow]):
    """Every row of the log; Enter takes one back with a reason."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, columns(), name=_("Log"))
        self._last = 0  # number of the newest row

    def show_log(self, rows: Sequence[LogRow]) -> None:
        """The last that happened first; a row that is new is in sight, unless somebody reads the log."""
        self.set_rows(in_order(rows)[::-1])
        last = max((row.number for row in rows), default=0)
        newest = next((row for row in rows if row.number == last), None)
        if last > self._last and newest is not None and not self.hasFocus():
            self.scrollTo(self.table.index(self.table.place_of(newest.id), 0))
        self._last = last


def columns() -> list[Column[LogRow]]:
    """When, who, what."""
    return [
        Column(
            _("Time"),
            log_time,
            sort=lambda row: row.entry.order,
            width=76,
            whole=True,
            spoken=log_sentence,
        ),
        Column(_("Cand."), log_who, sort=lambda row: row.candidate_number or 0, width=70),
        Column(_("What happened"), log_text, caption=log_notes),
    ]
