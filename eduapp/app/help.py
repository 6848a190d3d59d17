"""F1: the keys of this page and of the whole program, and the page of the handbook that goes with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QTextBrowser, QWidget

from eduapp.core.i18n import _, language
from eduapp.core.resources import resource
from eduapp.gui.dialogs import Dialog
from eduapp.gui.shortcuts import told
from eduapp.gui.widgets import KeyCap, button, label

if TYPE_CHECKING:
    from eduapp.gui.page import Page
    from eduapp.gui.theme import Theme

EVERYWHERE = ("palette", "back", "undo", "print", "reload", "larger", "smaller", "lock", "help")


def show_help(theme: Theme, page: Page | None, parent: QWidget) -> None:
    """Open the help of the page."""
    HelpDialog(theme, page, parent).exec()


class HelpDialog(Dialog):
    """What the page is for, and its keys."""

    def __init__(self, theme: Theme, page: Page | None, parent: QWidget | None) -> None:
        title = page.title if page is not None and page.title else _("Dagverk")
        super().__init__(theme, _("Help: {page}").format(page=title), parent, width=720)
        words = QTextBrowser()
        words.setOpenLinks(False)
        words.setMarkdown(handbook(page.route.key if page is not None else "sign_in"))
        words.setAccessibleName(_("Handbook"))
        words.setMinimumHeight(theme.px(220))
        keys = QWidget()
        grid = QGridLayout(keys)
        grid.setContentsMargins(0, 0, 0, 0)
        own = page.keys() if page is not None else []
        for row, (key, what) in enumerate([*own, *told(*EVERYWHERE)]):
            grid.addWidget(KeyCap(theme, key), row, 0)
            grid.addWidget(label(what, wrap=True), row, 1)
        grid.setColumnStretch(1, 1)
        close = button(theme, _("Close"), kind="primary")
        close.clicked.connect(self.accept)
        self.fill(words, theme.px(6), label(_("Keys"), "subtitle"), keys, buttons=[close])
        words.setFocus()


def handbook(page_key: str) -> str:
    """The text of a page: its own, its feature's, or the first page. Bokmål where a language lacks it."""
    feature = page_key.partition(".")[0]
    for spoken in (language(), "nb"):
        for name in (page_key.replace(".", "-"), feature, "index"):
            path = resource(f"help/{spoken}") / f"{name}.md"
            if path.exists():
                return path.read_text("utf-8")
    return ""
