"""On the settings page: how it stands with the keys, and the way to them."""

from PySide6.QtWidgets import QWidget

from eduapp.certificates.keys import queries
from eduapp.certificates.keys.queries import KeyState, Stand
from eduapp.core.i18n import _, date_text
from eduapp.gui.bench import Bench
from eduapp.gui.routes import Route
from eduapp.gui.widgets import button, hbox, label


class KeysPanel(QWidget):
    """One line and one button."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._words = label("", "secondary", wrap=True)
        go = button(bench.theme, _("Open the keys"), name=_("Open the page of the keys of the school"))
        go.clicked.connect(lambda: bench.navigation.go(Route("keys.keys")))
        hbox((self._words, 1), go, spacing=bench.theme.px(10), parent=self)
        bench.runner.query(queries.state_now, owner=self, done=self._show)

    def _show(self, state: KeyState) -> None:
        self._words.setText(summary(state))


def summary(state: KeyState) -> str:
    """How it stands, in a sentence."""
    if state.stand is Stand.NONE or state.active is None or state.next_rotation is None:
        return _("The school has no keys yet: papers are not signed, and nobody else can check them.")
    words = _("The issuing key signs since {first}. It is renewed on {next}.")
    return words.format(first=date_text(state.active.first), next=date_text(state.next_rotation))
