"""On the settings page: whether a second person checks each paper before somebody else issues it."""

from PySide6.QtWidgets import QCheckBox, QWidget

from eduapp.certificates import queries, service, terms
from eduapp.core.i18n import _
from eduapp.gui.bench import Bench
from eduapp.gui.sending import send
from eduapp.gui.widgets import label, vbox


class RulesPanel(QWidget):
    """One tick, which holds for everybody from the next paper on."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench, self._before = bench, False
        self.tick = QCheckBox(_(terms.SECOND_PERSON.label))
        self.tick.setEnabled(False)
        self.tick.clicked.connect(self._set)
        vbox(self.tick, label(_(terms.SECOND_PERSON.help), "secondary", wrap=True), spacing=4, parent=self)
        self.reload()

    def reload(self) -> None:
        """Ask again."""
        self._bench.runner.query(queries.asks_for_second_person, owner=self, done=self._show, newest=True)

    def _show(self, wanted: bool) -> None:
        self._before = wanted
        self.tick.setChecked(wanted)
        self.tick.setEnabled(self._bench.actor.may(terms.SET_RULES))

    def _set(self, wanted: bool) -> None:
        order = service.SetRules(second_person=wanted, before=self._before)

        def done(_none: object) -> None:
            self._before = wanted

        send(
            self._bench, service.set_rules, order, owner=self, done=done, failed=lambda _error: self.reload()
        )
