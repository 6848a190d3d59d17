"""The room as a table: each cell a seat, with all that is painted of it and one sentence that says it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from eduapp.core.i18n import _
from eduapp.exams.sittings.rules.seating import Grid, NeighboursAlike, Seat, check_seats, check_versions

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from eduapp.core.violations import Violation
    from eduapp.exams.sittings.queries import CandidateRow, SeatPlan
    from eduapp.gui.delegates import Index


@dataclass(frozen=True)
class SeatFacts:
    """One seat as it is shown."""

    seat: Seat
    used: bool = True
    person: CandidateRow | None = None
    wrong: str = ""  # what is not right about who sits here, in a word or two
    moving: bool = False  # picked up, and not put down yet
    names: bool = False

    @property
    def number(self) -> str:
        """The candidate's number; "" for nobody."""
        return str(self.person.candidate_number) if self.person is not None else ""

    @property
    def letter(self) -> str:
        """The version of the paper; "" for none."""
        return self.person.letter if self.person is not None else ""

    @property
    def name(self) -> str:
        """The name, where names are shown."""
        return self.person.name if self.person is not None and self.names else ""

    @property
    def note(self) -> str:
        """The word below the number: what is unusual."""
        if not self.used:
            return _("not used")
        if self.moving:
            return _("moves")
        return self.wrong

    def sentence(self, *, named: bool = False) -> str:
        """All of it in words; a name only where names are shown, or asked for."""
        if not self.used:
            return _("Seat {seat}: not used").format(seat=self.seat.label)
        if self.person is None:
            return _("Seat {seat}: free").format(seat=self.seat.label)
        said = _("Seat {seat}: candidate {number}").format(seat=self.seat.label, number=self.number)
        name = self.person.name if named or self.names else ""
        version = _("version {letter}").format(letter=self.letter) if self.letter else ""
        return ", ".join(filter(None, (said, name, version, self.note)))


@dataclass(frozen=True)
class Shown:
    """What the table is made of."""

    grid: Grid = field(default_factory=lambda: Grid(1, 1))
    people: dict[Seat, CandidateRow] = field(default_factory=dict)
    wrong: Mapping[Seat, str] = field(default_factory=dict)  # what is not right, in a word or two


def shown(plan: SeatPlan) -> Shown:
    """Who sits where, and which seats somebody should look at."""
    people = {row.seat: row for row in plan.inside if row.seat is not None}
    wrong: dict[Seat, str] = {}
    for found in reversed(problems(plan)):  # the first of several is told
        concerned = {found.facts.get("one"), found.facts.get("other")}
        for seat, row in people.items():
            if row.candidate_number in concerned:
                wrong[seat] = _("same version") if isinstance(found, NeighboursAlike) else _("too near")
    return Shown(plan.grid, people, wrong)


def problems(plan: SeatPlan) -> list[Violation]:
    """What stands against who sits where."""
    seats = {row.id: row.seat for row in plan.inside if row.seat is not None}
    numbers = {row.id: row.candidate_number for row in plan.people}
    letters = {row.id: row.letter for row in plan.people}
    several = len(set(letters.values()) - {""}) > 1
    alike = check_versions(seats, plan.grid.empty_between, letters, numbers) if several else ()
    return [*check_seats(plan.grid, seats, numbers, plan.apart), *alike]


class SeatTable(QAbstractTableModel):
    """Rows from the front, columns from the left."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown, self._names = Shown(), False
        self._held: UUID | None = None

    @property
    def grid(self) -> Grid:
        """The room."""
        return self._shown.grid

    @property
    def names(self) -> bool:
        """Whether names are shown."""
        return self._names

    def show(self, shown: Shown) -> None:
        """Show another room, or other people in it."""
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def mark(self, held: UUID | None, *, names: bool) -> None:
        """Who is picked up, and whether names are shown."""
        self._held, self._names = held, names
        last = self.index(self.rowCount() - 1, self.columnCount() - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    def at(self, index: Index) -> SeatFacts:
        """What is shown of a seat."""
        seat = Seat(index.row(), index.column())
        person = self._shown.people.get(seat)
        return SeatFacts(
            seat,
            seat not in self._shown.grid.blocked,
            person,
            wrong=self._shown.wrong.get(seat, ""),
            moving=person is not None and person.id == self._held,
            names=self._names,
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._shown.grid.rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else self._shown.grid.columns

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        across = orientation == Qt.Orientation.Horizontal
        return str(section + 1) if across else Seat(section, 0).label[0]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.at(index).number
        return self.at(index).sentence() if role == Qt.ItemDataRole.AccessibleTextRole else None
