"""On a learner's page: the way to the copy of everything that is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _
from eduapp.gui.routes import Route
from eduapp.gui.widgets import button, hbox, label, vbox

if TYPE_CHECKING:
    from uuid import UUID

    from eduapp.gui.bench import Bench


class PersonPanel(QWidget):
    """One line and one button."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self.copy = button(bench.theme, _("Copy for the learner…"), "file-text")
        self.copy.clicked.connect(lambda: bench.navigation.go(Route("privacy.copy", subject_id)))
        words = label(_("Everybody may have a copy of all that is kept about them."), "secondary", wrap=True)
        vbox(words, hbox(self.copy, None), spacing=bench.theme.px(8), parent=self)

    def reload(self) -> None:
        """Nothing to ask again: the page reads it."""
