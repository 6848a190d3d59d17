"""The base of all pages: reloads when something it shows has changed, knows its keys, says its title."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from eduapp.core.changes import Topic
from eduapp.gui.bench import Bench
from eduapp.gui.routes import Route
from eduapp.gui.sending import send
from eduapp.gui.widgets.wheel import calm_wheel

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from eduapp.core.db.unit_of_work import Command
    from eduapp.core.errors import EduError

WIDE = 1160  # logical pixels from which panels stand beside each other


class Page(QWidget):
    """One screen of the program. The shell puts its title on top and scrolls it downwards.

    It reloads when first shown, and when a topic it names has changed: at once, or when it is shown again.
    """

    topics: ClassVar[frozenset[Topic]] = frozenset()
    scrolls_itself: ClassVar[bool] = False  # tables do; forms and cards let the shell scroll

    titled = Signal()  # title or context changed
    actions_changed = Signal()

    def __init__(self, bench: Bench, route: Route) -> None:
        super().__init__()
        self.setObjectName("page")
        self.bench, self.theme, self.route = bench, bench.theme, route
        self.title, self.context = "", ""
        self._stale = True
        self._met = False  # whether it was shown before
        bench.feed.changed.connect(self._hear)

    def set_title(self, title: str, context: str = "") -> None:
        """What the top bar says: where we are, and one line on it."""
        self.title, self.context = title, context
        self.setAccessibleName(title)
        self.titled.emit()

    def reload(self) -> None:
        """Ask for the rows again. To be overridden; called on the GUI thread, never while hidden."""

    def header_buttons(self) -> list[QPushButton]:
        """Buttons for the top bar; emit `actions_changed` when others are due."""
        return []

    def keys(self) -> list[tuple[str, str]]:
        """(key, what it does) of this page, for F1."""
        return []

    def print_(self) -> None:
        """Ctrl+P: print what is shown. Does nothing unless a page overrides it."""

    def first_focus(self) -> QWidget | None:
        """What the keyboard is in when the page is first shown; else the first thing that takes it."""
        return None

    def kept(self) -> object:
        """Filter, sorting, chosen row …: what `restore` takes up after the pages were built anew."""
        return None

    def restore(self, state: Any) -> None:  # noqa: ANN401 - each kind of page keeps its own
        """Take up what a page of this kind gave as `kept()`."""

    def unsaved(self) -> bool:
        """Whether closing the page would lose something. Asks nobody, so hidden pages can be asked it."""
        return False

    def may_leave(self) -> bool:
        """Whether one may go; a page with something unsaved asks first. Only for the page one is on."""
        return True

    def open_route(self, route: Route) -> None:
        """The shell comes again to this page, perhaps with another detail."""
        self.route = route

    @property
    def wide(self) -> bool:
        """Whether panels have room beside each other at this window width and text size."""
        return self.theme.logical_width(self.window().width()) >= WIDE

    def send(
        self,
        use_case: Callable[..., Any],
        command: Command,
        *,
        done: Callable[[Any], None] = lambda _answer: None,
        failed: Callable[[EduError], None] | None = None,
    ) -> None:
        """Carry out a command; refusals that may be overridden are asked about, other errors are told."""
        send(self.bench, use_case, command, owner=self, done=done, failed=failed)

    def mark_stale(self) -> None:
        """What is shown is out of date: reload now if anybody sees it, else when it is shown."""
        if self.isVisible():
            self._stale = False
            self.reload()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.reload()
        if not self._met:
            self._met = True
            calm_wheel(self)
            self._focus_first()

    def _focus_first(self) -> None:
        wanted = self.first_focus()
        if wanted is not None:
            wanted.setFocus()
        else:
            self.focusNextChild()

    def _hear(self, topics: frozenset[Topic]) -> None:
        if topics & self.topics:
            self.mark_stale()
