"""One table model for all features: rows are frozen, columns say how to show them."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal

from eduapp.core.i18n import _
from eduapp.gui.delegates import Cell, ChipFacts, Index
from eduapp.gui.sorting import Order, arranged, norwegian, plain

SORT_ROLE = Qt.ItemDataRole.UserRole


class Row(Protocol):
    """Anything frozen with an id; the id is how a table knows a row again."""

    @property
    def id(self) -> Hashable:
        """Unique in its table."""
        ...


R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class Column(Generic[R]):
    """How one column shows a row. Only `title` and `text` are needed.

    `sort` gives what the column is sorted by (a name's own sort key; None stands last), else its text in
    Norwegian order. `chip` gives (colour token, icon, word) or None; `text` then stands beside the chip.
    `width` is in px at 100 %; a column without one takes its part of what is left. `priority` above 0 lets
    the column go when there is no room, the highest first; its words then stand under the first column's.
    `whole` keeps the width of days and times, as numbers and chips keep theirs: cut they say something else.
    `spoken` on the first column is the whole sentence a screen reader reads, elsewhere the cell's words.
    """

    title: str
    text: Callable[[R], str]
    sort: Callable[[R], Any] | None = None
    number: bool = False
    chip: Callable[[R], tuple[str, str, str] | None] | None = None
    width: int | None = None
    spoken: Callable[[R], str] | None = None
    caption: Callable[[R], str] | None = None
    avatar: bool = False
    progress: Callable[[R], tuple[int, int] | None] | None = None
    priority: int = 0
    whole: bool = False

    def words(self, row: R) -> str:
        """All the column says about a row, chip and text, without colour and shape."""
        chip = self.chip(row) if self.chip else None
        return " ".join(part for part in (chip[2] if chip else "", self.text(row)) if part)

    def key(self, row: R) -> object:
        """What rows are sorted by in this column."""
        return self.sort(row) if self.sort else norwegian(self.words(row))


class RowTable(QAbstractTableModel, Generic[R]):
    """Holds rows, their order and their ticks; knows nothing of where they come from."""

    ticks_changed = Signal()

    def __init__(
        self, columns: Sequence[Column[R]], parent: QObject | None = None, *, ticks: bool = False
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.ticks = ticks
        self.hidden: frozenset[int] = frozenset()  # columns without room; the view says which
        self._all: list[R] = []
        self._rows: list[R] = []
        self._places: dict[Hashable, int] = {}
        self._ticked: dict[Hashable, R] = {}
        self._order = Order()
        self._keep: Callable[[R], bool] | None = None

    @property
    def rows(self) -> Sequence[R]:
        """The rows as they stand now, top first."""
        return self._rows

    def set_rows(self, rows: Sequence[R], *, whole: bool = True) -> None:
        """Show other rows. Ticks of rows that are gone go too, unless these are only a part of the whole."""
        before = list(self._ticked)
        self.beginResetModel()
        self._all = list(rows)
        self._arrange()
        fresh = {row.id: row for row in self._all if row.id in self._ticked}
        self._ticked = fresh if whole else {**self._ticked, **fresh}
        self.endResetModel()
        if list(self._ticked) != before:
            self.ticks_changed.emit()

    def show_only(self, keep: Callable[[R], bool] | None) -> None:
        """Show the rows `keep` says yes to; None shows all again."""
        self.beginResetModel()
        self._keep = keep
        self._arrange()
        self.endResetModel()

    def row_at(self, index: Index) -> R:
        """The row of a valid index."""
        return self._rows[index.row()]

    def place_of(self, row_id: Hashable) -> int:
        """The line a row stands on, −1 if it is not shown."""
        return self._places.get(row_id, -1)

    def ticked_rows(self) -> list[R]:
        """The ticked rows in the order shown; those that a search or filter hides come last."""
        shown = [row for row in self._rows if row.id in self._ticked]
        return shown + [row for row in self._ticked.values() if row.id not in self._places]

    def tick(self, rows: Iterable[R], on: bool = True) -> None:
        """Tick or untick rows."""
        before = len(self._ticked)
        for row in rows:
            if on:
                self._ticked[row.id] = row
            else:
                self._ticked.pop(row.id, None)
        if len(self._ticked) != before:
            last = self.index(max(0, len(self._rows) - 1), 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
            self.ticks_changed.emit()

    def is_ticked(self, row: R) -> bool:
        """Whether a row is ticked."""
        return row.id in self._ticked

    def cell(self, index: Index) -> Cell:
        """What the delegate paints."""
        row, column = self._rows[index.row()], self.columns[index.column()]
        first = index.column() == 0
        chip = column.chip(row) if column.chip else None
        captions = [column.caption(row)] if column.caption else []
        if first and self.hidden:
            captions += [self.columns[i].words(row) for i in sorted(self.hidden)]
        return Cell(
            text=column.text(row),
            caption=" · ".join(text for text in captions if text),
            chip=ChipFacts(*chip) if chip else None,
            progress=column.progress(row) if column.progress else None,
            avatar=column.avatar,
            number=column.number,
            ticked=row.id in self._ticked if first and self.ticks else None,
        )

    def sentence(self, row: R) -> str:
        """What a screen reader says about the whole row, once."""
        first, *others = self.columns
        if first.spoken:
            said = first.spoken(row)
        else:
            parts = [first.words(row)] + ([first.caption(row)] if first.caption else [])
            told = [(column.title, column.spoken or column.words) for column in others]
            parts += [f"{title} {words(row)}".strip() for title, words in told if words(row)]
            said = ", ".join(part for part in parts if part)
        return _("{row}, ticked").format(row=said) if self.ticks and row.id in self._ticked else said

    def lines(self, row: R) -> list[str]:
        """All that the columns say of a row, a line each, also those without room."""
        found = []
        for column in self.columns:
            caption = column.caption(row) if column.caption else ""
            said = " · ".join(text for text in (column.words(row), caption) if text)
            if said:
                found.append(f"{column.title}: {said}" if column.title else said)
        return found

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        plain_row = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain_row | Qt.ItemFlag.ItemIsUserCheckable if self.ticks else plain_row

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.words(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.sentence(row) if index.column() == 0 else (column.spoken or column.words)(row)
        if role == SORT_ROLE:
            return column.key(row)
        return self._manner(index, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole and column.number:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole and self._order.column == section:
            way = _("{column}, sorted downwards") if self._order.descending else _("{column}, sorted upwards")
            return way.format(column=column.title)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows by a column; −1 is the order they came in."""
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        ids = [self._rows[index.row()].id for index in old]
        self._order = Order(column, order == Qt.SortOrder.DescendingOrder)
        self._arrange()
        new = [self.index(self._places[i], ix.column()) for i, ix in zip(ids, old, strict=True)]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def match(
        self, start: Index, role: int, value: object, hits: int = 1,
        flags: Qt.MatchFlag = Qt.MatchFlag.MatchStartsWith,
    ) -> list[QModelIndex]:  # fmt: skip
        """Type-ahead: the next row whose first column begins so, accents and case aside."""
        if role != Qt.ItemDataRole.DisplayRole:
            return super().match(start, role, value, hits, flags)
        typed, count = plain(str(value)), len(self._rows)
        for step in range(count):
            place = (start.row() + step) % count
            if plain(self.columns[0].text(self._rows[place])).startswith(typed):
                return [self.index(place, 0)]
        return []

    def _manner(self, index: Index, role: int) -> object:
        """How a cell stands and whether it is ticked."""
        if role == Qt.ItemDataRole.TextAlignmentRole and self.columns[index.column()].number:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.CheckStateRole and self.ticks and index.column() == 0:
            ticked = self._rows[index.row()].id in self._ticked
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return None

    def _arrange(self) -> None:
        rows = self._all if self._keep is None else [row for row in self._all if self._keep(row)]
        column = self._order.column
        key = self.columns[column].key if 0 <= column < len(self.columns) else None
        self._rows = arranged(rows, key, self._order.descending)
        self._places = {row.id: place for place, row in enumerate(self._rows)}
