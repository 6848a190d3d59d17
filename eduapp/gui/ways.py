"""Buttons that lead from a page to what features above it do: offered as actions `beside` that page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _
from eduapp.gui.widgets import button

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from eduapp.gui.bench import Bench


def way_buttons(bench: Bench, page_key: str) -> list[QPushButton]:
    """A button for each way from a page, as far as this person may go it."""
    found = []
    for offer in bench.ways(page_key):
        made = button(bench.theme, _(offer.text), offer.icon)
        made.clicked.connect(lambda _on=False, to=offer.route: bench.navigation.go(to))
        found.append(made)
    return found
