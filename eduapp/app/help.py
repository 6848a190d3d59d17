"""F1: the keys of this page and of the whole program, and the page of the handbook that goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QGridLayout, QTableView, QTextBrowser, QWidget

from eduapp.core.i18n import _, language
from eduapp.core.resources import resource
from eduapp.gui.dialogs import Dialog
from eduapp.gui.shortcuts import told
from eduapp.gui.tables import TableView
from eduapp.gui.widgets import KeyCap, button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eduapp.gui.page import Page
    from eduapp.gui.theme import Theme

ENTRANCE = "sign_in"
EVERYWHERE = ("palette", "back", "undo", "print", "reload", "larger", "smaller", "lock", "help")
_ONE_COLUMN = 1.4  # scale from which keys and what they do need the whole width


def show_help(theme: Theme, page: Page | None, parent: QWidget, entrance: str = ENTRANCE) -> None:
    """Open the help of the page, or of what stands there before anybody is signed in."""
    dialog = HelpDialog(theme, page, parent, entrance)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


class HelpDialog(Dialog):
    """What the page is for, and its keys."""

    def __init__(
        self,
        theme: Theme,
        page: Page | None,
        parent: QWidget | None,
        entrance: str = ENTRANCE,
        all_keys: Sequence[tuple[str, str]] = (),
    ) -> None:
        """`all_keys`: all there are, where this is no window with pages."""
        title = page.title if page is not None and page.title else _("Dagverk")
        super().__init__(theme, _("Help: {page}").format(page=title), parent, width=720)
        words = _words(theme, handbook(page.route.key if page is not None else entrance))
        own = page.keys() if page is not None else []
        tables = page.findChildren(QTableView) if page is not None else []
        lists = ["whole_row"] if any(isinstance(one, TableView) for one in tables) else []
        keys = _keys(theme, list(all_keys) or [*own, *told(*lists, *EVERYWHERE)])
        close = button(theme, _("Close"), kind="primary")
        close.clicked.connect(self.accept)
        self.fill(words, theme.px(6), label(_("Keys"), "subtitle"), keys, buttons=[close])
        words.setFocus()


def _words(theme: Theme, text: str) -> QTextBrowser:
    """The page of the handbook, with air between its lines."""
    words = QTextBrowser()
    words.setOpenLinks(False)
    words.setAccessibleName(_("Handbook"))
    words.setObjectName("handbook")
    words.setMarkdown(text)
    cursor = QTextCursor(words.document())
    while True:
        form = cursor.blockFormat()
        form.setTopMargin(theme.px(10 if form.headingLevel() else 2))
        form.setBottomMargin(theme.px(4))
        cursor.setBlockFormat(form)
        if not cursor.movePosition(QTextCursor.MoveOperation.NextBlock):
            return words


def _keys(theme: Theme, keys: list[tuple[str, str]]) -> QWidget:
    """Every key and what it does, in two columns where there is room."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    columns = 2 if theme.scale < _ONE_COLUMN else 1
    rows = -(-len(keys) // columns)
    for place, (key, what) in enumerate(keys):
        grid.addWidget(KeyCap(theme, key), place % rows, 2 * (place // rows))
        grid.addWidget(label(what, wrap=True), place % rows, 2 * (place // rows) + 1)
    for column in range(columns):
        grid.setColumnStretch(2 * column + 1, 1)
    return holder


def handbook(page_key: str) -> str:
    """The text of a page: its own, its feature's, or the first page. Bokmål where a language lacks it."""
    feature = page_key.partition(".")[0]
    for spoken in (language(), "nb"):
        for name in (page_key.replace(".", "-"), feature, "index"):
            path = resource(f"help/{spoken}") / f"{name}.md"
            if path.exists():
                return path.read_text("utf-8")
    return ""
