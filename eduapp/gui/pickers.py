"""Choosing one record out of many: find as you type over any query.

So a form of one feature can ask for a record of another without importing its screens.
"""

from collections.abc import Callable, Hashable, Sequence
from typing import Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from eduapp.core.i18n import _, ngettext
from eduapp.gui import icons
from eduapp.gui.bench import Bench
from eduapp.gui.fields import LineField
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import announce, hbox

SHOWN = 8  # rows of the list before it scrolls


class Pickable(Protocol):
    """A row that can be picked: an id and how it is called. `detail`, if it has one, stands beside."""

    @property
    def id(self) -> Hashable:
        """What the field gives as its value."""
        ...

    @property
    def label(self) -> str:
        """What stands in the field."""
        ...


class SearchPicker(QWidget):
    """A field that finds one record; it keeps to the Field protocol of forms, its value is the row's id.

    Keys: letters find, Down opens the list, arrows and Enter choose, Esc closes the list.
    If only one is found Enter alone takes it, also before the answer is there. `hint` says of what is written
    why no more is offered, in a sentence below what was found.
    """

    picked = Signal(object)  # the row, or None when the choice was undone
    changed = Signal()

    def __init__(
        self,
        bench: Bench,
        query: Callable[..., Sequence[Pickable]],
        placeholder: str,
        *,
        name: str = "",
        hint: Callable[[str], str] = lambda _text: "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bench, self._query, self._hint = bench, query, hint
        self._row: Pickable | None = None
        self._asked = self._answered = 0
        self._entered = False  # Enter was pressed before the answer came
        self.line = _PickerLine(bench.theme, self)
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(name or placeholder)
        self._found = _Found(self)
        self._list = QCompleter(self._found, self)
        self._list.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._list.setMaxVisibleItems(SHOWN)
        self._list.setWrapAround(False)  # else Down on the last row, perhaps the only one, lets go of it
        self._list.setWidget(self.line)
        self._popup = QListView()
        self._popup.setObjectName("found")  # so the style sheet knows it
        self._popup.setAccessibleName(_("Found"))
        self._popup.setWordWrap(True)
        self._list.setPopup(self._popup)
        self._list.activated[QModelIndex].connect(self._take)  # type: ignore[index]  # the stubs know one form
        self.line.textEdited.connect(self._typed)
        self.setFocusProxy(self.line)
        hbox(self.line, parent=self)

    def value(self) -> Hashable | None:
        """The id of what was picked, None while nothing is."""
        return self._row.id if self._row is not None else None

    def row(self) -> Pickable | None:
        """The picked row."""
        return self._row

    def set_value(self, row: Pickable | None) -> None:
        """Pick a row, or let go of it."""
        self._row = row
        self.line.setText(row.label if row is not None else "")
        self.line.set_note(_detail(row) if row is not None else "")
        self.changed.emit()

    def misread(self) -> str:
        """A sentence while something is written but nothing picked."""
        return "" if self._row is not None or not self.line.value() else _("Choose one from the list.")

    def look(self) -> None:
        """Ask for what is written now and open the list with the answer."""
        self._asked += 1
        number, text = self._asked, "" if self._row is not None else self.line.value()
        self._bench.runner.query(
            self._query, text, owner=self, done=lambda rows: self._show(number, rows, text), newest=True
        )

    def take_only(self) -> bool:
        """Enter in the field: take the one that was found; whether that is what Enter means here."""
        if self._row is not None or not self.line.value():
            return False
        if self._answered != self._asked:
            self._entered = True
            return True
        if len(self._found.rows) != 1:
            return False
        self._take(self._found.index(0, 0))
        return True

    def rows(self) -> Sequence[Pickable]:
        """What the list offers now."""
        return self._found.rows

    def _typed(self, text: str) -> None:
        self._entered = False
        if self._row is not None:
            self._row = None
            self.line.set_note("")
            self.picked.emit(None)
        if text.strip():
            self.look()
        else:
            self._asked += 1
            self._answered = self._asked
            self._popup.hide()

    def _show(self, number: int, rows: Sequence[Pickable], text: str) -> None:
        if number != self._asked:
            return  # something else was written meanwhile
        self._answered, entered, self._entered = number, self._entered, False
        hint = "" if any(_is_number(row, text) for row in rows) else self._hint(text)
        self._found.set_rows(rows, hint)
        count = len(rows)
        said = ngettext("{count} found", "{count} found", count).format(count=count)
        announce(self.line, " ".join(filter(None, (said, hint))))
        if not self.line.hasFocus():
            return
        if entered and count == 1:
            self._take(self._found.index(0, 0))
            return
        self._list.complete()
        if rows:
            self._popup.setCurrentIndex(self._list.completionModel().index(0, 0))

    def _take(self, index: QModelIndex) -> None:
        if index.row() < len(self._found.rows):
            self._popup.hide()
            self.set_value(self._found.rows[index.row()])
            self.picked.emit(self._row)


class _PickerLine(LineField):
    """The line of a picker: a looking glass before the text, Down opens the list."""

    def __init__(self, theme: Theme, picker: SearchPicker) -> None:
        super().__init__(theme, longest=120)
        self._picker = picker
        self.set_lead(theme.px(24))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._picker.look()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._picker.take_only():
            event.accept()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = self._theme.px(17)
        box = QRectF(self._theme.px(10), (self.height() - size) / 2, size, size)
        icons.paint(painter, "search", self._theme.t.ink2, box)
        painter.end()


class _Found(QAbstractListModel):
    """What a query found, and why no more; one line that says so if that is nothing."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[Pickable] = ()
        self._hint = ""

    def set_rows(self, rows: Sequence[Pickable], hint: str) -> None:
        self.beginResetModel()
        self.rows, self._hint = tuple(rows), hint
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else max(1, len(self.rows) + bool(self._hint))

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return super().flags(index) if index.row() < len(self.rows) else Qt.ItemFlag.NoItemFlags

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return None
        if index.row() >= len(self.rows):
            return self._hint or _("Nothing found")
        row = self.rows[index.row()]
        return " · ".join(part for part in (row.label, _detail(row)) if part)


def _is_number(row: Pickable, text: str) -> bool:
    """Whether the whole number was typed: who was meant stands there."""
    return str(getattr(row, "number", "")).casefold() == text.strip().casefold() != ""


def _detail(row: Pickable) -> str:
    return str(getattr(row, "detail", "") or "")
