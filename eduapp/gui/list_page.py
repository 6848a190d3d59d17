"""A page that is a list: find as you type, filter, open, tick. Most pages are sixty lines on it."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QSizePolicy, QStackedWidget, QWidget

from eduapp.core.i18n import _, ngettext
from eduapp.gui.bench import Bench
from eduapp.gui.empty import Empty, empty_state, nothing_found
from eduapp.gui.flow import Flow
from eduapp.gui.page import Page
from eduapp.gui.routes import Route
from eduapp.gui.rows import Column, R
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.shortcuts import bind, key_text, told
from eduapp.gui.table_card import TableCard
from eduapp.gui.tables import TableState, TableView
from eduapp.gui.widgets import Card, EmptyState, SearchField, announce, button, label, vbox

PATIENCE = 300  # ms before a list says that it is being read


@dataclass(frozen=True)
class Filter:
    """A chip above the list; its key is handed to fetch()."""

    key: str
    text: str


@dataclass(frozen=True)
class Question(Generic[R]):
    """What the list asks the runner for: a query, and what it is given besides the session."""

    query: Callable[..., Sequence[R]]
    args: tuple[object, ...] = ()


def ask(query: Callable[..., Sequence[R]], *args: object) -> Question[R]:
    """Make the question that fetch() gives back, from a query and what it is given besides the session."""
    return Question(query, args)


@dataclass(frozen=True)
class ListState:
    """What a person set up on a list page, to find it again on coming back."""

    typed: str
    filter: str
    table: TableState


class ListPage(Page, Generic[R]):
    """A list of rows. A subclass says columns(), fetch(), open() and empty(), and what else it needs."""

    search_hint: ClassVar[str] = ""  # N_() words in the search field; "" for a list without a search
    list_name: ClassVar[str] = ""  # N_() name of the table for screen readers
    ticks: ClassVar[bool] = False  # rows can be ticked for bulk_actions()
    click_opens: ClassVar[bool] = True  # one click opens a row; else it chooses the row, and two open it
    limit: ClassVar[int] = 0  # how many rows fetch() reads at most; 0 for all
    scrolls_itself: ClassVar[bool] = True

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__(bench, route)
        self._asked = 0  # the number of the last question; answers to earlier ones are dropped
        self._total: int | None = None
        self._filter = ""
        self.nothing: EmptyState | None = None  # what stands in the table's place while it has no rows
        self._said = ("", "")
        self._before: ListState | None = None
        self._adds: QPushButton | None = None
        bind("new", self, self._press_add)
        self._make_table()
        self._make_search()
        self._make_notes()
        self._bulk_bar = self._make_bulk_bar()
        self._lay_out()

    # --- what a subclass says -----------------------------------------------------------------------

    @abstractmethod
    def columns(self) -> Sequence[Column[R]]:
        """The columns of the table."""

    @abstractmethod
    def fetch(self, text: str, chosen: str, /) -> Question[R]:
        """The question to ask for what was typed and the chip that is pressed ("" for none)."""

    @abstractmethod
    def open(self, row: R) -> None:
        """Somebody opened a row."""

    @abstractmethod
    def empty(self) -> Empty:
        """What the page says while there is nothing at all."""

    def empty_for(self, chosen: str) -> Empty | None:
        """What the page says while there is nothing under a chip; None: that nothing fits it."""
        return None

    def filters(self) -> Sequence[Filter]:
        """Chips above the list, of which at most one is pressed."""
        return ()

    def tools(self) -> Sequence[QWidget]:
        """Other choices above the list, beside the chips; call reload() when they change."""
        return ()

    def note(self) -> str:
        """What one must know to read the rows; "" for lists that speak for themselves."""
        return ""

    def bulk_actions(self) -> Sequence[QPushButton]:
        """Verbs for the ticked rows; ticked() gives them."""
        return ()

    def count_text(self, shown: int, total: int | None) -> str:
        """How many rows there are, in words; `total` is known once the whole list was read."""
        if total is not None and shown != total:
            return ngettext("{count} of {total} row", "{count} of {total} rows", total).format(
                count=shown, total=total
            )
        return ngettext("{count} row", "{count} rows", shown).format(count=shown)

    def add_button(self, words: str) -> QPushButton:
        """The verb that adds a row, for header_buttons(): Ctrl+N presses it too."""
        tip = f"{words} ({key_text('new')})"
        self._adds = button(self.bench.theme, words, "plus", kind="primary", tip=tip)
        return self._adds

    # --- asking and showing -------------------------------------------------------------------------

    def reload(self) -> None:
        """Ask for the rows again; what is typed, chosen, sorted, current and in sight stays."""
        self._asked += 1
        number, text, chosen = self._asked, self.search.text().strip(), self._filter
        question = self.fetch(text, chosen)
        self._patience.start()
        self.bench.runner.query(
            question.query,
            *question.args,
            owner=self,
            done=lambda rows: self._show(number, rows),
            newest=True,
        )

    def ticked(self) -> list[R]:
        """The ticked rows."""
        return self.table.ticked_rows()

    def choose_filter(self, key: str) -> None:
        """Press a chip; "" lets all of them go."""
        self._filter = key
        for chip in self._chips:
            chip.setChecked(chip.property("key") == key)
        self.reload()

    def show_all(self) -> None:
        """Let go of search and filter."""
        self._filter = ""
        for chip in self._chips:
            chip.setChecked(False)
        if self.search.text():
            self.search.clear()  # this asks again
        else:
            self.reload()

    def kept(self) -> ListState:
        """Search, filter and table as they stand, to hand to restore()."""
        return ListState(self.search.text(), self._filter, self.table.kept())

    def restore(self, state: ListState) -> None:
        """Take up what kept() gave; the table follows when its rows arrive."""
        self._before = state
        self.search.blockSignals(True)  # one question is enough
        self.search.setText(state.typed)
        self.search.blockSignals(False)
        self.choose_filter(state.filter)

    def first_focus(self) -> QWidget:
        """The search, so that one can begin to write."""
        return self.search if self.search_hint else self.table

    def keys(self) -> list[tuple[str, str]]:
        """What the keys of a list do, for F1."""
        found = [("Ctrl+F", _("Find in the list")), (_("Enter"), _("Open the row"))]
        if self._adds is not None:
            found += told("new")
        if self.ticks:
            found += [(_("Space"), _("Tick the row")), ("Ctrl+A", _("Tick all rows"))]
        return [*found, ("Alt+1 … 9", _("Sort by that column"))]

    def _press_add(self) -> None:
        if self._adds is not None:
            self._adds.click()  # nothing happens while it is off

    def _show(self, number: int, rows: Sequence[R]) -> None:
        if number != self._asked:
            return  # something else was asked meanwhile
        self._patience.stop()
        self._waiting.hide()
        whole = not self.search.text().strip() and not self._filter
        cut = bool(self.limit) and len(rows) >= self.limit
        if whole:
            self._total = None if cut else len(rows)
        self.table.set_rows(rows, whole=whole and not cut)
        if self._before is not None:
            self.table.restore(self._before.table)
            self._before = None
        self._show_count(len(rows), cut=cut)
        self._show_place(empty=not rows, whole=whole)

    def _show_count(self, shown: int, *, cut: bool) -> None:
        words = self.count_text(shown, self._total)
        if cut and self.search_hint:
            words = _("The first {count}. Write more to find the others.").format(count=shown)
        if words != self._count.text():
            self._count.setText(words)
            if self.search.hasFocus():
                announce(self._count, words)

    def _show_place(self, *, empty: bool, whole: bool) -> None:
        """The table, or what stands in its place while it has no rows."""
        if not empty:
            self._place.setCurrentIndex(0)
            self._clear_nothing()
            return
        typed = self.search.text().strip()
        own = self.empty() if whole else None if typed else self.empty_for(self._filter)
        words = own or nothing_found(typed, self.show_all)
        if self.nothing is not None and self._said == (words.title, words.text):
            return
        had_focus = self.table.hasFocus()
        old = self._place.widget(1)
        self.nothing, self._said = empty_state(self.bench.theme, words), (words.title, words.text)
        self._place.setCurrentIndex(self._place.addWidget(DownwardsArea(self.nothing, words.title)))
        if old is not None:
            self._place.removeWidget(old)
            old.deleteLater()
        if had_focus and not self.nothing.buttons:  # else Qt has given it to the first
            self.search.setFocus()

    def _clear_nothing(self) -> None:
        old, self.nothing = self._place.widget(1), None
        if old is not None:
            self._place.removeWidget(old)
            old.deleteLater()

    # --- keys ---------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search field: Esc empties it, Down and Enter go to the list."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
            if (
                event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
                and self.table.table.rows
            ):
                self._into_the_list(opening=event.key() != Qt.Key.Key_Down)
                return True
        return super().eventFilter(watched, event)

    def _into_the_list(self, *, opening: bool) -> None:
        """Down goes to the list; Enter opens the only row there is, else it goes there too."""
        rows = self.table.table.rows
        if opening and len(rows) == 1:
            self.open(rows[0])
            return
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _find(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    # --- making -------------------------------------------------------------------------------------

    def _make_table(self) -> None:
        self.table: TableView[R] = TableView(
            self.bench.theme,
            self.columns(),
            name=_(self.list_name),
            ticks=self.ticks,
            click_opens=self.click_opens,
        )
        self.table.opened.connect(self.open)
        self.table.ticks_changed.connect(self._show_bulk_bar)
        two_rows = self.bench.theme.px(36 + 2 * 58)
        self.table.setMinimumHeight(min(two_rows, 220))

    def _make_search(self) -> None:
        theme = self.bench.theme
        self.search = SearchField(theme, _(self.search_hint) if self.search_hint else "", "Ctrl+F")
        words = self.search.fontMetrics().horizontalAdvance(self.search.placeholderText())
        self.search.setMinimumWidth(min(words + theme.px(110), 640))
        self.search.setMaximumWidth(max(theme.px(420), self.search.minimumWidth()))
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if not self.search_hint:  # said only then: shown before it has its place it would be a window
            self.search.setVisible(False)
        self.search.textChanged.connect(lambda _text: self.reload())
        self.search.installEventFilter(self)
        if self.search_hint:
            QShortcut(QKeySequence.StandardKey.Find, self, self._find)
        self._chips = [self._chip(offered) for offered in self.filters()]

    def _chip(self, offered: Filter) -> QPushButton:
        chip = button(self.bench.theme, offered.text, kind="chip", checkable=True)
        chip.setProperty("key", offered.key)
        chip.clicked.connect(lambda on: self.choose_filter(offered.key if on else ""))
        return chip

    def _make_notes(self) -> None:
        self._count = label("", "caption")
        self._waiting = QProgressBar()
        self._waiting.setRange(0, 0)
        self._waiting.setTextVisible(False)
        self._waiting.setAccessibleName(_("Reading the list"))
        self._waiting.hide()
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self._waiting.show)

    def _make_bulk_bar(self) -> QFrame:
        theme = self.bench.theme
        self._bulk_count = label("", "bodyStrong")
        everything = button(theme, _("Tick all"), kind="plain")
        everything.clicked.connect(lambda: self.table.table.tick(self.table.table.rows))
        nothing = button(theme, _("Clear ticks"), kind="plain")
        nothing.clicked.connect(lambda: self.table.table.tick(self.ticked(), on=False))
        row = Flow(self._bulk_count, everything, nothing, *self.bulk_actions(), gap=theme.px(8))
        bar = Card(row, margins=(theme.px(14), theme.px(8), theme.px(10), theme.px(8)))
        bar.hide()
        return bar

    def _show_bulk_bar(self) -> None:
        count = len(self.ticked())
        self._bulk_bar.setVisible(count > 0)
        words = ngettext("{count} ticked", "{count} ticked", count).format(count=count)
        self._bulk_count.setText(words)
        announce(self.table, words)

    def _lay_out(self) -> None:
        theme = self.bench.theme
        above = QWidget()
        above.setLayout(Flow(self.search, *self._chips, *self.tools(), self._count, gap=theme.px(8)))
        self._place = QStackedWidget()
        self._place.addWidget(self.table)
        card = TableCard(theme, self._waiting, (self._place, 1))
        px = theme.px
        margins = (px(24), px(6), px(24), px(20))
        notes = [label(words, "secondary", wrap=True)] if (words := self.note()) else []
        vbox(above, *notes, (card, 1), self._bulk_bar, spacing=px(8), margins=margins, parent=self)
