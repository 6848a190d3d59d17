"""On the settings page: how many places there are, and the way to the list."""

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _, ngettext
from eduapp.education.places import queries
from eduapp.education.places.queries import PlaceRow
from eduapp.education.places.rules import Standing
from eduapp.gui.bench import Bench
from eduapp.gui.routes import Route
from eduapp.gui.widgets import button, hbox, label


class PlacesPanel(QWidget):
    """One line and one button."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._words = label("", "secondary", wrap=True)
        go = button(bench.theme, _("Open the list"), name=_("Open the list of places"))
        go.clicked.connect(lambda: bench.navigation.go(Route("places.list")))
        hbox((self._words, 1), go, spacing=bench.theme.px(10), parent=self)
        bench.runner.query(queries.places, owner=self, done=self._show)

    def _show(self, rows: list[PlaceRow]) -> None:
        count = sum(row.standing is Standing.IN_USE for row in rows)
        words = ngettext("{count} place is in use.", "{count} places are in use.", count)
        self._words.setText(words.format(count=count))
