"""On the settings page: how it stands with the backups, and the way to them."""

from PySide6.QtWidgets import QWidget

from eduapp.core.changes import Topic
from eduapp.core.i18n import _
from eduapp.gui.bench import Bench
from eduapp.gui.routes import Route
from eduapp.gui.widgets import button, hbox, label
from eduapp.safekeeping import queries, terms
from eduapp.safekeeping.rules import Standing
from eduapp.safekeeping.ui.words import summary


class BackupsPanel(QWidget):
    """One line and one button."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._words = label("", "secondary", wrap=True)
        go = button(bench.theme, _("Open the backups"), name=_("Open the page of the backups"))
        go.clicked.connect(lambda: bench.navigation.go(Route("safekeeping.backups")))
        hbox((self._words, 1), go, spacing=bench.theme.px(10), parent=self)
        bench.feed.changed.connect(self._hear)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self._bench.runner.query(queries.standing, owner=self, done=self._show, newest=True)

    def _show(self, standing: Standing) -> None:
        self._words.setText(summary(standing, self._bench.today()))

    def _hear(self, topics: frozenset[Topic]) -> None:
        if terms.BACKUPS_CHANGED in topics:
            self.reload()
