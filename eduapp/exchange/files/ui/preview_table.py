"""The rows of a file as a table: nothing is copied, so that half a million of them are shown at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from eduapp.core.i18n import _
from eduapp.exchange.files.jobs import Decided, Edited
from eduapp.exchange.files.rules import State
from eduapp.exchange.files.ui.looks import NOTHING, bad_keys, beside, cell_text, chip_of, word_of
from eduapp.gui.delegates import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eduapp.exchange.files.jobs import Change, Looked
    from eduapp.exchange.files.rules import Field, RowVerdict
    from eduapp.gui.delegates import Index

NUMBER = 0  # the first column: where the row stands in the file
_ROWS_ASKED = 500  # rows to fix in which one looks for the columns that need the room


@dataclass(frozen=True)
class Spot:
    """A cell of the preview: the place of its row among all rows, and the key of its field."""

    place: int
    key: str


class PreviewTable(QAbstractTableModel):
    """Number, the chosen columns in the order of the file, and what will happen.

    A line of the table is a row that is shown; its place is where it is among all rows of the file.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.looked: Looked | None = None
        self.fields: tuple[Field[object], ...] = ()
        self.hidden: tuple[int, ...] = ()  # columns without room, said below the table
        self._places: Sequence[int] = range(0)
        self._only_problems = False
        self._unjudged: dict[int, list[Change]] = {}

    # --- what is shown ------------------------------------------------------------------------------

    @property
    def result(self) -> int:
        """The last column: what will happen."""
        return len(self.fields) + 1

    @property
    def only_problems(self) -> bool:
        """Whether rows that are fine are hidden."""
        return self._only_problems

    def show(self, looked: Looked | None) -> None:
        """Show other rows, or other columns of them."""
        self.beginResetModel()
        self.looked, self._unjudged = looked, {}
        columns = looked.preview.columns if looked is not None else {}
        fields = looked.preview.fields if looked is not None else ()
        used = [field for field in fields if field.key in columns]
        self.fields = tuple(sorted(used, key=lambda field: columns[field.key]))
        self._places = self._chosen_places()
        self.endResetModel()

    def show_judged(self, looked: Looked, unjudged: Sequence[Change]) -> None:
        """The same rows with other verdicts. What was shown stays, though it may need no fix any more."""
        self.looked = looked
        self.show_unjudged(unjudged)
        if self._only_problems and not set(looked.to_fix) <= set(self._places):
            self.beginResetModel()
            self._places = tuple(sorted({*self._places, *looked.to_fix}))
            self.endResetModel()
        self._changed(0, self.rowCount() - 1)

    def show_unjudged(self, changes: Sequence[Change]) -> None:
        """Show what was typed and decided before anybody has judged it."""
        before, self._unjudged = self._unjudged, {}
        for change in changes:
            self._unjudged.setdefault(change.place, []).append(change)
        for place in {*before, *self._unjudged}:
            line = self.line_of(place)
            if line >= 0:
                self._changed(line, line)

    def show_only_problems(self, on: bool) -> None:
        """Hide the rows that are fine, or show all."""
        self.beginResetModel()
        self._only_problems = on
        self._places = self._chosen_places()
        self.endResetModel()

    # --- rows and cells -----------------------------------------------------------------------------

    def place(self, line: int) -> int:
        """Where the row of a line is among all rows of the file."""
        return self._places[line]

    def line_of(self, place: int) -> int:
        """The line that shows a row, −1 if none does."""
        line = bisect_left(self._places, place)
        return line if line < len(self._places) and self._places[line] == place else -1

    def row(self, line: int) -> RowVerdict:
        """The row of a line."""
        return self.row_at(self._places[line])

    def row_at(self, place: int) -> RowVerdict:
        """The row at a place, with what was decided but is not judged yet."""
        if self.looked is None:
            raise LookupError(place)
        row = self.looked.preview.rows[place]
        for change in self._unjudged.get(place, ()):
            if isinstance(change, Decided):
                row = row._replace(choice=change.choice)
        return row

    def text(self, spot: Spot) -> str:
        """What stands in a cell, as it was typed."""
        for change in reversed(self._unjudged.get(spot.place, ())):
            if isinstance(change, Edited) and change.key == spot.key:
                return change.text
        if self.looked is None:
            return ""
        preview = self.looked.preview
        return preview.rows[spot.place].cells[preview.columns[spot.key]]

    def is_unjudged(self, place: int) -> bool:
        """Whether a row was changed and nobody has looked at it since."""
        return place in self._unjudged

    def bad_keys(self, place: int) -> tuple[str, ...]:
        """The fields to fix in a row, as far as nobody has typed something new there, left to right."""
        row = self.row_at(place)
        if row.state is not State.FIX:
            return ()
        typed = {c.key for c in self._unjudged.get(place, ()) if isinstance(c, Edited)}
        return tuple(key for key in bad_keys(row, self.fields) if key not in typed)

    def column_of(self, key: str) -> int:
        """The column of the table that shows a field."""
        return 1 + [field.key for field in self.fields].index(key)

    def next_bad(self, spot: Spot, step: int = 1) -> Spot | None:
        """The next cell to fix after a cell in reading order, or the one before (step −1)."""
        column = self.column_of(spot.key) if spot.key else 0
        here = [Spot(spot.place, key) for key in self.bad_keys(spot.place)]
        beyond = [bad for bad in here if (self.column_of(bad.key) - column) * step > 0]
        if beyond:
            return beyond[0 if step > 0 else -1]
        for place in self._other_places(spot.place, step):
            keys = self.bad_keys(place) if self.line_of(place) >= 0 else ()
            if keys:
                return Spot(place, keys[0 if step > 0 else -1])
        return None

    def first_bad(self) -> Spot | None:
        """The first cell to fix."""
        for place in self.looked.to_fix if self.looked is not None else ():
            if self.line_of(place) >= 0 and (keys := self.bad_keys(place)):
                return Spot(place, keys[0])
        return None

    def columns_to_fix(self) -> set[int]:
        """Columns in which anything is to be fixed; they go last when there is no room."""
        to_fix = self.looked.to_fix[:_ROWS_ASKED] if self.looked is not None else ()
        return {self.column_of(key) for place in to_fix for key in self.bad_keys(place)}

    # --- Qt -----------------------------------------------------------------------------------------

    def cell(self, index: Index) -> Cell:
        """What the delegate paints of a field; number and result it paints itself."""
        if not NUMBER < index.column() < self.result:
            return Cell("")
        return Cell(self._shown(index.row(), index.column()))

    def out_of_sight(self, line: int) -> str:
        """The words of the columns without room."""
        return " · ".join(self._words(line, column) for column in self.hidden)

    def sentence(self, line: int) -> str:
        """What a screen reader says of a row, once."""
        row = self.row(line)
        said = [_("Row {number}").format(number=row.line), word_of(row.state)]
        said += [self._words(line, column) for column in range(1, self.result)]
        return ", ".join([*said, self.beside(line)]).rstrip(", ")

    def beside(self, line: int) -> str:
        """The sentence beside a row."""
        if self.looked is None or self.is_unjudged(self._places[line]):
            return ""
        return beside(self.row(line), self.looked.preview)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.fields) + 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == NUMBER:
            return _("Row")
        return _("Result") if section == self.result else _(self.fields[section - 1].label)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == NUMBER:
            return self.sentence(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._told(index.row(), index.column())
        return None

    # --- pieces -------------------------------------------------------------------------------------

    def _told(self, line: int, column: int) -> str:
        if column == NUMBER:
            return str(self.row(line).line)
        if column == self.result:
            return f"{chip_of(self.row(line).state).text}. {self.beside(line)}".strip()
        return self._shown(line, column)

    def _shown(self, line: int, column: int) -> str:
        key, place = self.fields[column - 1].key, self._places[line]
        text = self.text(Spot(place, key))
        bad = key in self.bad_keys(place)
        value = None if self.is_unjudged(place) else self.row_at(place).values.get(key)
        return cell_text(value, text) or ("" if bad else NOTHING)

    def _words(self, line: int, column: int) -> str:
        title = _(self.fields[column - 1].label)
        return f"{title} {self._shown(line, column)}".strip()

    def _chosen_places(self) -> Sequence[int]:
        if self.looked is None:
            return range(0)
        return self.looked.to_fix if self._only_problems else range(len(self.looked.preview.rows))

    def _other_places(self, place: int, step: int) -> Sequence[int]:
        """The rows to fix after a row, or those before it from the last on."""
        to_fix = self.looked.to_fix if self.looked is not None else ()
        if step > 0:
            return to_fix[bisect_right(to_fix, place) :]
        return to_fix[: bisect_left(to_fix, place)][::-1]

    def _changed(self, first: int, last: int) -> None:
        if 0 <= first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))
