"""The rows of a paper while it is typed in: what each says so far. Nothing is saved before all of it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from eduapp.education.attendance.rules import LATE
from eduapp.records.lists.service import TypedMark

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from uuid import UUID

    from eduapp.education.attendance.rules import Entry
    from eduapp.records.lists.queries import TypingRow

MOST_MINUTES = 999


@dataclass(frozen=True)
class TypedRow:
    """One row: what stands on the paper, what was typed of it, and what the register holds already."""

    id: UUID  # the learner's
    place: int
    name: str
    recorded: Entry | None = None
    gone: bool = False
    guest: bool = False
    code: str = ""
    minutes_late: int = 0


class TypedRows(QObject):
    """All rows in printed order, guests after them."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[TypedRow] = []

    def load(self, rows: Iterable[TypingRow]) -> None:
        """Take up the rows of a paper; what was typed of somebody on it stays, and so do guests."""
        typed = {row.id: (row.code, row.minutes_late) for row in self.rows}
        fresh = []
        for row in rows:
            code, minutes = typed.get(row.id, ("", 0))
            bare = TypedRow(row.id, row.place, row.name, row.recorded, row.gone)
            fresh.append(replace(bare, code=code, minutes_late=minutes))
        known = {row.id for row in fresh}
        guests = [row for row in self.rows if row.guest and row.id not in known]
        self.rows = [*fresh, *self._numbered(guests, len(fresh))]
        self.changed.emit()

    def clear(self) -> None:
        """Nothing is on the table."""
        self.rows = []
        self.changed.emit()

    def add_guest(self, learner_id: UUID, name: str) -> bool:
        """Somebody who came without being on the roll; False if they have a row already."""
        if any(row.id == learner_id for row in self.rows):
            return False
        self.rows = [*self.rows, TypedRow(learner_id, len(self.rows) + 1, name, guest=True)]
        self.changed.emit()
        return True

    def mark(self, place: int, code: str) -> None:
        """Write a mark into a row (counted from 0); another one takes its minutes away."""
        row = self.rows[place]
        self._put(place, replace(row, code=code, minutes_late=row.minutes_late if code == row.code else 0))

    def add_figure(self, place: int, figure: str) -> bool:
        """Write one more figure of the minutes late; False where they have no place."""
        row = self.rows[place]
        minutes = int(f"{row.minutes_late or ''}{figure}")
        if row.code != LATE or minutes > MOST_MINUTES:
            return False
        self._put(place, replace(row, minutes_late=minutes))
        return True

    def take_back(self, place: int) -> None:
        """Take the last thing typed in a row away: a figure, else the mark, else the row of a guest."""
        row = self.rows[place]
        if row.minutes_late:
            self._put(place, replace(row, minutes_late=row.minutes_late // 10))
        elif row.guest and not row.code:
            self.rows = self._numbered([one for one in self.rows if one.id != row.id], 0)
            self.changed.emit()
        else:
            self._put(place, replace(row, code=""))

    @property
    def marks(self) -> tuple[TypedMark, ...]:
        """The rows that are filled in, as they are sent."""
        return tuple(
            TypedMark(row.id, row.code, row.minutes_late, guest=row.guest) for row in self.rows if row.code
        )

    @property
    def empty(self) -> int:
        """How many rows are not filled in; who takes part no longer need not be."""
        return sum(not row.code and not row.gone for row in self.rows)

    def _put(self, place: int, row: TypedRow) -> None:
        self.rows = [*self.rows[:place], row, *self.rows[place + 1 :]]
        self.changed.emit()

    @staticmethod
    def _numbered(rows: Sequence[TypedRow], after: int) -> list[TypedRow]:
        return [replace(row, place=after + number) for number, row in enumerate(rows, start=1)]
