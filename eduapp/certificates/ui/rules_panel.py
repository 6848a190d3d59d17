"""On the settings page: whether a second person checks each paper before somebody else issues it."""

from PySide6.QtWidgets import QCheckBox, QWidget

from eduapp.certificates import queries, terms
from eduapp.certificates.ui import rules_dialogs
from eduapp.core.i18n import _
from eduapp.gui.bench import Bench
from eduapp.gui.widgets import label, vbox


class RulesPanel(QWidget):
    """One tick, which holds for everybody from the next paper on; why it is set is asked for."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench, self._wanted = bench, False
        self.tick = QCheckBox(_(terms.SECOND_PERSON.label))
        self.tick.setEnabled(False)
        self.tick.clicked.connect(self._ask)
        vbox(self.tick, label(_(terms.SECOND_PERSON.help), "secondary", wrap=True), spacing=4, parent=self)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self._bench.runner.query(queries.asks_for_second_person, owner=self, done=self._show, newest=True)

    def _show(self, wanted: bool) -> None:
        self._wanted = wanted
        self.tick.setChecked(wanted)
        self.tick.setEnabled(self._bench.actor.may(terms.SET_RULES))

    def _ask(self, wanted: bool) -> None:
        """It stands as it holds until the reason is given, and is read anew once the dialog is closed."""
        self.tick.setChecked(self._wanted)
        dialog = rules_dialogs.want if wanted else rules_dialogs.drop
        dialog(self._bench, self).finished.connect(lambda _code: self.reload())
