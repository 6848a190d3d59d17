"""On the settings page: the way to how long data is kept."""

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _
from eduapp.gui.bench import Bench
from eduapp.gui.routes import Route
from eduapp.gui.widgets import button, hbox, label


class RetentionPanel(QWidget):
    """One line and one button."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        words = label(_("Rules for each kind of data, and what is due by them."), "secondary", wrap=True)
        self.go = button(bench.theme, _("Open the rules"), name=_("Open the page of how long data is kept"))
        self.go.clicked.connect(lambda: bench.navigation.go(Route("privacy.retention")))
        hbox((words, 1), self.go, spacing=bench.theme.px(10), parent=self)

    def reload(self) -> None:
        """Nothing to ask: the rules are dated data."""
