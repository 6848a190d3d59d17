"""On the settings page: how many may sign in, and the way to the list."""

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _, ngettext
from eduapp.gui.bench import Bench
from eduapp.gui.routes import Route
from eduapp.gui.widgets import button, hbox, label
from eduapp.people.access import queries
from eduapp.people.access.queries import UserRow


class UsersPanel(QWidget):
    """One line and one button."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self._words = label("", "secondary")
        go = button(bench.theme, _("Open the list"), name=_("Open the list of people who use this"))
        go.clicked.connect(lambda: bench.navigation.go(Route("access.users")))
        hbox((self._words, 1), go, spacing=bench.theme.px(10), parent=self)
        bench.runner.query(queries.users, owner=self, done=self._show)

    def _show(self, rows: list[UserRow]) -> None:
        count = sum(row.active for row in rows)
        self._words.setText(
            ngettext("{count} person may sign in", "{count} people may sign in", count).format(count=count)
        )
