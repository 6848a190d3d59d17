"""On the settings page: how many pairs stand, and the way to the list."""

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _, ngettext
from eduapp.gui.bench import Bench
from eduapp.gui.routes import Route
from eduapp.gui.widgets import button, hbox, label
from eduapp.people.apart import queries
from eduapp.people.apart.queries import PairRow


class PairsPanel(QWidget):
    """One line and one button."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._words = label("", "secondary", wrap=True)
        go = button(bench.theme, _("Open the list"), name=_("Open the list of people kept apart"))
        go.clicked.connect(lambda: bench.navigation.go(Route("apart.list")))
        hbox((self._words, 1), go, spacing=bench.theme.px(10), parent=self)
        bench.runner.query(queries.pairs, owner=self, done=self._show)

    def _show(self, rows: list[PairRow]) -> None:
        words = ngettext("{count} pair is kept apart.", "{count} pairs are kept apart.", len(rows))
        self._words.setText(words.format(count=len(rows)))
