"""The table a paper is typed into: one key a row, figures after who came late, in the order of the paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from eduapp.core.i18n import _
from eduapp.education.attendance.rules import LATE
from eduapp.gui.rows import Column
from eduapp.gui.tables import TableView
from eduapp.gui.widgets import announce
from eduapp.records.lists.ui.looks import chip_of, codes_by_letter, in_words, recorded_text
from eduapp.records.lists.ui.typed_rows import TypedRow, TypedRows

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from eduapp.gui.theme import Theme

_ROW = 36  # px at 100 %
_NEXT = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Space)
_AWAY = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class TypingTable(TableView[TypedRow]):
    """Letters set the mark and go on; after “late” the row waits for its minutes until the next letter."""

    hinted = Signal(str)  # why a key did nothing; "" takes it away
    ended = Signal()  # Enter on the last row

    def __init__(self, theme: Theme, typed: TypedRows) -> None:
        super().__init__(theme, columns(), name=_("Rows of the list"), row_height=_ROW)
        self._typed = typed
        self._waiting = -1  # the row that may get minutes
        self.setSortingEnabled(False)  # the paper's order is the only one
        self.horizontalHeader().setSectionsClickable(False)
        self.setAccessibleDescription(
            _("Letters fill a row in and go to the next. Figures are minutes of who was late.")
        )
        typed.changed.connect(lambda: self.set_rows(self._typed.rows))

    def begin(self) -> None:
        """Put the keyboard into the first row that is not filled in."""
        rows = self._typed.rows
        first = next((place for place, row in enumerate(rows) if not row.code and not row.gone), 0)
        self._waiting = -1
        self._go_to(first)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        text = "" if plain else event.text().upper()
        place = self.currentIndex().row()
        if plain:
            event.ignore()  # a shortcut of the page or the window; the order of the paper stays
        elif place < 0:
            super().keyPressEvent(event)
        elif text.isdecimal():
            self._write_figure(place, text)
        elif text in codes_by_letter():
            self._write_mark(place, codes_by_letter()[text])
        elif event.key() in _NEXT:
            self._go_on(place, ending=event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter))
        elif event.key() in _AWAY:
            self._take_back(place)
        elif text.isalpha():
            self.hinted.emit(_("“{letter}” is no mark of the register.").format(letter=text))
        else:
            self._waiting = -1
            super().keyPressEvent(event)

    def _write_mark(self, place: int, code: str) -> None:
        if place == self._waiting and place + 1 < len(self._typed.rows):
            place += 1  # the row above is done: it got its minutes, or has none
        row = self._typed.rows[place]
        if row.gone:
            self.hinted.emit(_("{name} takes part no longer. Leave the row empty.").format(name=row.name))
            self._go_on(place)
            return
        self._typed.mark(place, code)
        self._tell(place)
        self._waiting = place if code == LATE else -1
        self._go_to(place if code == LATE else place + 1)

    def _write_figure(self, place: int, figure: str) -> None:
        if self._typed.add_figure(place, figure):
            self._waiting = place
            self._tell(place)
        else:
            self.hinted.emit(_("Figures are the minutes of somebody who was late."))

    def _take_back(self, place: int) -> None:
        self._waiting = -1
        self._typed.take_back(place)
        if place < len(self._typed.rows):
            self._tell(place)

    def _go_on(self, place: int, *, ending: bool = False) -> None:
        self._waiting = -1
        if ending and place + 1 >= len(self._typed.rows):
            self.ended.emit()
        self._go_to(place + 1)

    def _go_to(self, place: int) -> None:
        if 0 <= place < self.table.rowCount():
            index = self.table.index(place, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def _tell(self, place: int) -> None:
        row = self._typed.rows[place]
        self.hinted.emit("")
        announce(self, f"{row.name}: {in_words(row.code, row.minutes_late)}")


def columns() -> list[Column[TypedRow]]:
    """Number, name, what was typed, and what the register holds already."""
    return [
        Column(_("No."), lambda row: str(row.place), width=70, spoken=_sentence),
        Column(_("Learner"), lambda row: row.name, chip=_remark),
        Column(_("Mark"), lambda _row: "", chip=lambda row: chip_of(row.code), width=150),
        Column(
            _("Minutes late"),
            lambda row: str(row.minutes_late) if row.minutes_late else "",
            number=True,
            width=120,
        ),
        Column(_("In the register"), lambda row: recorded_text(row.recorded), width=170, priority=1),
    ]


def _remark(row: TypedRow) -> tuple[str, str, str] | None:
    if row.gone:
        return "none", "circle-minus", _("takes part no longer")
    return ("excused", "user", _("guest")) if row.guest else None


def _sentence(row: TypedRow) -> str:
    remark = _remark(row)
    recorded = recorded_text(row.recorded).lower()
    parts = [
        str(row.place),
        row.name,
        remark[2] if remark else "",
        in_words(row.code, row.minutes_late),
        _("in the register: {mark}").format(mark=recorded) if recorded else "",
    ]
    return ", ".join(filter(None, parts))
