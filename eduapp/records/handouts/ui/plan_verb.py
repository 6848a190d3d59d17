"""The button on a learner's plan that leads to its page of paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _
from eduapp.gui.routes import Route
from eduapp.gui.widgets import button, hbox

if TYPE_CHECKING:
    from uuid import UUID

    from eduapp.gui.bench import Bench


class PlanVerb(QWidget):
    """Leads to the page where the plan is looked at and printed."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        self.button = button(bench.theme, _("Print the plan…"), "printer")
        self.button.clicked.connect(lambda: bench.navigation.go(Route("handouts.plan", subject_id)))
        hbox(self.button, parent=self)

    def reload(self) -> None:
        """Nothing to ask again: the page reads the plan."""
