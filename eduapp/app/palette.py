"""Ctrl+K: people, courses and actions in one list. Enter goes there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem

from eduapp.app import catalogue
from eduapp.core.i18n import _, ngettext
from eduapp.core.names import folded
from eduapp.gui import icons
from eduapp.gui.contributions import FindOffer, Found, allowed, load
from eduapp.gui.modal import modal
from eduapp.gui.routes import Route
from eduapp.gui.shortcuts import bind
from eduapp.gui.widgets import SearchField, announce, label, vbox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eduapp.app.shell import Shell
    from eduapp.gui.bench import Bench

_WIDTH, _HEIGHT = 620, 420
_LINE_HEIGHT = 28
_ACTIONS_SHOWN = 6


@dataclass(frozen=True)
class Hit:
    """One line: where it leads and what it says."""

    route: Route
    text: str
    detail: str
    icon: str


def search(session: object, typed: str, offers: tuple[FindOffer, ...]) -> list[Hit]:
    """Ask every feature that can be searched; runs off the window's thread."""
    hits: list[Hit] = []
    for offer in offers:
        found: Sequence[Found] = load(offer.query)(session, typed)
        hits += [Hit(Route(offer.route_key, one.id), one.label, one.detail, offer.icon) for one in found]
    return hits


class Palette(QDialog):
    """A field and a list. Esc goes back to where one was."""

    def __init__(self, bench: Bench, shell: Shell) -> None:
        super().__init__(shell)
        self._bench, self._shell = bench, shell
        theme, px = bench.theme, bench.theme.px
        self.setWindowTitle(_("Search"))
        self.setAccessibleName(_("Search people, courses, actions"))
        modal(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._finds = tuple(
            offer
            for feature in catalogue.all_contributions()
            for offer in allowed(feature.finds, bench.actor)
        )
        self._actions = self._own_actions()
        self.field = SearchField(theme, _("Search people, courses, actions"))
        self.field.textChanged.connect(self._ask)
        self.field.installEventFilter(self)
        bind("palette", self, self.field.selectAll)  # once more: begin with other words
        self.list = QListWidget()
        self.list.setAccessibleName(_("Hits"))
        self.list.setIconSize(QSize(px(18), px(18)))
        self.list.setSpacing(px(2))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the cursor stays in the words; arrows move here
        self.list.itemActivated.connect(lambda _item: self._go())
        self.list.itemClicked.connect(lambda _item: self._go())
        self._count = label("", "caption")
        vbox(
            self.field, (self.list, 1), self._count,
            spacing=px(8), margins=(px(16), px(16), px(16), px(12)), parent=self,
        )  # fmt: skip
        self.resize(QSize(px(_WIDTH), px(_HEIGHT)).boundedTo(shell.window().size()))
        self._hits: list[Hit] = []
        self._answered = ""  # what the hits in the list are for
        self._hurried = False  # Enter was pressed before the answer was there
        self._ask("")
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.setCurrentRow((self.list.currentRow() + step) % max(1, self.list.count()))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._hurry()
                return True
        return super().eventFilter(watched, event)

    def _hurry(self) -> None:
        """Enter means what is typed, also when the hits of fewer letters still stand in the list."""
        self._hurried = self.field.text() != self._answered
        if not self._hurried:
            self._go()

    def _ask(self, typed: str) -> None:
        self._hurried = False
        if not typed.strip():
            self._show(typed, [])
            return
        self._bench.runner.query(
            search, typed, self._finds, owner=self, done=lambda hits: self._show(typed, hits), newest=True
        )

    def _show(self, typed: str, hits: list[Hit]) -> None:
        if typed != self.field.text():
            return  # an answer to letters that are gone
        self._answered = typed
        words = folded(typed).split()
        fitting = [hit for hit in self._actions if all(word in folded(hit.text) for word in words)]
        self._hits = [*hits, *(fitting if not words else fitting[:_ACTIONS_SHOWN])]
        self.list.clear()
        theme = self._bench.theme
        for hit in self._hits:
            shown = f"{hit.text}   {hit.detail}" if hit.detail else hit.text
            line = QListWidgetItem(icons.icon(hit.icon, theme.t["ink2"], 18), shown)
            line.setSizeHint(QSize(0, theme.px(_LINE_HEIGHT)))
            self.list.addItem(line)
        self.list.setCurrentRow(0)
        count = len(self._hits)
        told = ngettext("{count} hit", "{count} hits", count).format(count=count)
        told = told if count else _("Nothing found. Write fewer letters, or another word.")
        self._count.setText(told)
        announce(self._count, told)
        if self._hurried:
            self._go()

    def _go(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._hits):
            route = self._hits[row].route
            self.accept()
            self._shell.go(route)  # asks, if something on the page is unsaved

    def _own_actions(self) -> list[Hit]:
        known = catalogue.pages()
        places = [
            Hit(Route(item.key), _(item.text), "", item.icon)
            for item in catalogue.rail(self._bench.actor)
            if item.key in known
        ]
        actions = [
            Hit(offer.route, _(offer.text), "", offer.icon)
            for feature in catalogue.all_contributions()
            for offer in allowed(feature.actions, self._bench.actor)
        ]
        return [*actions, *places]
