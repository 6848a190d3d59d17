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

    def show_log(self, rows: Sequence[LogRow]) -> None:
        """The last that happened first."""
        self.set_rows(in_order(rows)[::-1])


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
