"""The button whose menu leads from a page to what features above it do: offered as actions `beside` it.

One button, however many ways there are: a row of them would not leave the list of the page any room where
text is twice as large.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from eduapp.core.i18n import _
from eduapp.gui.widgets import button

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton

    from eduapp.gui.bench import Bench
    from eduapp.gui.contributions import ActionOffer


def ways_buttons(bench: Bench, page_key: str, words: str) -> list[QPushButton]:
    """The button named `words` for the ways this person may go from a page; none where there is no way."""
    ways = bench.ways(page_key)
    if not ways:
        return []
    made = button(bench.theme, words, "arrow-right")
    made.clicked.connect(partial(_open, bench, ways, made))
    return [made]


def _open(bench: Bench, ways: Sequence[ActionOffer], pressed: QPushButton) -> None:
    menu = QMenu(pressed)
    menu.setAccessibleName(pressed.accessibleName())
    for number, offer in enumerate(ways, 1):
        menu.addAction(f"&{number}  {_(offer.text)}", partial(bench.navigation.go, offer.route))
    menu.popup(pressed.mapToGlobal(QPoint(0, pressed.height())))
