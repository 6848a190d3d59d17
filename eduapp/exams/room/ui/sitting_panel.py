"""The day on the page of an exam: where it stands, and the way to it."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _
from eduapp.gui.bench import Bench
from eduapp.gui.routes import Route
from eduapp.gui.widgets import button, hbox, label, vbox


class DayPanel(QWidget):
    """One button that opens the day."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        told = _("Who came, what happened and when, minutes given back, closing and the protocol.")
        self.go = button(bench.theme, _("Open the day"), "clock")
        self.go.clicked.connect(lambda: bench.navigation.go(Route("room.sitting", subject_id)))
        vbox(label(told, "secondary", wrap=True), hbox(self.go, None), spacing=bench.theme.px(8), parent=self)

    def reload(self) -> None:
        """Nothing to ask again."""
