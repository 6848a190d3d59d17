"""The candidates in the order of the seats: digits jump to a number, letters are acts."""

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, Signal
from PySide6.QtGui import QKeyEvent

from eduapp.core.i18n import _
from eduapp.exams.room.queries import DayCandidate
from eduapp.exams.room.ui.looks import (
    account_short,
    candidate_sentence,
    end_text,
    measures_text,
    name_note,
    state_chip,
    version,
)
from eduapp.gui.rows import Column
from eduapp.gui.tables import TableView
from eduapp.gui.theme import Theme

_PAUSE_MS = 1200  # figures within this time are one number


class HallTable(TableView[DayCandidate]):
    """Everybody in one table; `letter` tells a key that may be an act."""

    letter = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, columns(), name=_("Candidates in the order of the seats"))
        self._typed, self._since = "", QElapsedTimer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() or event.modifiers() == event.modifiers().KeypadModifier
        text = event.text()
        if plain and text.isdecimal():
            self._jump(text)
        elif plain and text.isalpha():
            self._typed = ""
            self.letter.emit(text.upper())
        else:
            self._typed = ""
            super().keyPressEvent(event)

    def go_on(self) -> None:
        """The next row becomes the one that keys act on."""
        row = self.currentIndex().row() + 1
        if row < self.table.rowCount():
            self.select_row(self.table.rows[row].id)

    def _jump(self, digit: str) -> None:
        """To the number that was typed, or the first one that ends with these figures."""
        fresh = not self._typed or self._since.elapsed() > _PAUSE_MS
        typed = digit if fresh else self._typed + digit
        found = _found(self.table.rows, typed) or _found(self.table.rows, digit)
        self._typed = typed
        self._since.start()
        if found is not None:
            self.select_row(found.id)


def columns() -> list[Column[DayCandidate]]:
    """Number and name with what was noted, seat with version, state, until when, how that adds up."""
    return [
        Column(
            _("Candidate"),
            lambda row: f"{row.number}  {row.name}",
            sort=lambda row: row.number,
            caption=name_note,
            spoken=candidate_sentence,
        ),
        Column(
            _("Seat"),
            lambda row: row.place,
            sort=lambda row: row.order,
            width=92,
            priority=2,
            caption=version,
        ),
        Column(_("State"), lambda _row: "", chip=state_chip, width=140),
        Column(_("Until"), end_text, sort=lambda row: row.end or 0, width=76, whole=True),
        Column(_("Minutes"), account_short, width=124, priority=3, caption=measures_text),
    ]


def _found(rows: Sequence[DayCandidate], typed: str) -> DayCandidate | None:
    exact = [row for row in rows if str(row.number) == typed]
    ends = sorted((row for row in rows if str(row.number).endswith(typed)), key=lambda row: row.number)
    return next(iter([*exact, *ends]), None)
