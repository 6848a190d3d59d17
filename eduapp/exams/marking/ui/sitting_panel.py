"""On the page of an exam: the way to its marking."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _
from eduapp.gui.bench import Bench
from eduapp.gui.routes import Route
from eduapp.gui.widgets import button, hbox, label, vbox


class MarkingPanel(QWidget):
    """One button that opens it."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        told = _("Examiners, what is marked by the key, where two differ, and keys that were wrong.")
        self.go = button(bench.theme, _("Open the marking"), "pen-line")
        self.go.clicked.connect(lambda: bench.navigation.go(Route("marking.sitting", subject_id)))
        vbox(label(told, "secondary", wrap=True), hbox(self.go, None), spacing=bench.theme.px(8), parent=self)

    def reload(self) -> None:
        """Nothing to ask again."""
