"""The button on the page of lists that leads to the statements of hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _
from eduapp.gui.routes import Route
from eduapp.gui.widgets import button

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QPushButton

    from eduapp.gui.bench import Bench

PAGE = "statements.month"


def lists_verb(bench: Bench, _subject_id: UUID | None) -> QPushButton:
    """Leads to the months that are counted."""
    made = button(bench.theme, _("Statements"), "file-check")
    made.clicked.connect(lambda: bench.navigation.go(Route(PAGE)))
    return made
