"""The matrix as a table: a row a person, a column an aim; the name stays while aims go past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from eduapp.core.i18n import _
from eduapp.gui.delegates import Cell
from eduapp.workshops.aims.ui.looks import chip_of, lines, short

if TYPE_CHECKING:
    from eduapp.gui.delegates import Index
    from eduapp.workshops.aims.queries import AimRow, Matrix, MatrixCell, MatrixPerson

NAME = 0  # the first column


class MatrixTable(QAbstractTableModel):
    """People and aims of a matrix."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matrix: Matrix | None = None

    @property
    def aims(self) -> tuple[AimRow, ...]:
        """The aims, in the order of the plan."""
        return () if self.matrix is None else self.matrix.aims

    @property
    def people(self) -> tuple[MatrixPerson, ...]:
        """The people, by name."""
        return () if self.matrix is None else self.matrix.people

    def show(self, matrix: Matrix) -> None:
        """Show other people, aims or cells."""
        self.beginResetModel()
        self.matrix = matrix
        self.endResetModel()

    def at(self, index: Index) -> tuple[MatrixPerson, AimRow, MatrixCell] | None:
        """Whose cell of which aim it is; None for a name, or nowhere."""
        if not index.isValid() or index.column() == NAME:
            return None
        person, place = self.people[index.row()], index.column() - 1
        return person, self.aims[place], person.cells[place]

    def cell(self, index: Index) -> Cell:
        """What is painted."""
        found = self.at(index)
        if found is None:
            person = self.people[index.row()]
            return Cell(person.name, caption="" if person.on_road else _("on the way to no trade"))
        return Cell("", chip=chip_of(found[2]))

    def sentence(self, row: int) -> str:
        """A whole row, for screen readers."""
        person = self.people[row]
        signed = sum(cell.signed is not None for cell in person.cells)
        done = _("signed off: {count} of {total}").format(count=signed, total=len(person.cells))
        on_way = "" if person.on_road else _("on the way to no trade")
        return ", ".join(filter(None, (person.name, on_way, done)))

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.people)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.aims) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _("Name") if section == NAME else self.aims[section - 1].facts.code
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        found = self.at(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.people[index.row()].name if found is None else short(found[2])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if found is None:
                return self.sentence(index.row())
            person, aim, cell = found
            return f"{aim.facts.code}, {person.name}: {' '.join(lines(cell, aim))}"
        return None
