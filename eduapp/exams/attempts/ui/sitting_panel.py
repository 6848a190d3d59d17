"""On the page of an exam: the way to tickets and to the board."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _
from eduapp.exams.attempts import terms
from eduapp.gui.bench import Bench
from eduapp.gui.routes import Route
from eduapp.gui.widgets import button, hbox, label, vbox, why_not


class ScreenPanel(QWidget):
    """Two buttons; who has a ticket sits on screen, everybody else on paper."""

    def __init__(self, bench: Bench, subject_id: UUID) -> None:
        super().__init__()
        told = _("Who gets a ticket sits the exam on a PC, everybody else on paper.")
        self.tickets = button(bench.theme, _("Tickets…"), "id-card")
        self.tickets.clicked.connect(lambda: bench.navigation.go(Route("attempts.tickets", subject_id)))
        if not bench.actor.may(terms.PREPARE_SCREENS):
            why_not(self.tickets, _("Your role may not make tickets. Ask a leader."))
        self.board = button(bench.theme, _("Open the board"), "layout-dashboard")
        self.board.clicked.connect(lambda: bench.navigation.go(Route("attempts.board", subject_id)))
        row = hbox(self.tickets, self.board, None)
        vbox(label(told, "secondary", wrap=True), row, spacing=bench.theme.px(8), parent=self)

    def reload(self) -> None:
        """Nothing to ask again."""
