"""Who takes tools, and the field into which labels are scanned: out if it hangs there, back if it is out."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from eduapp.core.errors import EduError
from eduapp.core.i18n import N_, _
from eduapp.gui.bench import Bench
from eduapp.gui.fields import LineField
from eduapp.gui.form import Said
from eduapp.gui.pickers import SearchPicker
from eduapp.gui.sending import send
from eduapp.gui.widgets import button, hbox, label, vbox, why_not
from eduapp.people.learners import queries as learners
from eduapp.workshops.tools import service, terms
from eduapp.workshops.tools.queries import ToolRow
from eduapp.workshops.tools.rules.issuing import RETURNED
from eduapp.workshops.tools.rules.register import LONGEST_CODE

COUNT_REASON = N_("Your role may look, but not issue, take back or count tools. Ask a workshop leader.")


class _Scanned(LineField):
    """A scanner types the number and ends it with Enter."""

    def __init__(self, bench: Bench, enter: object) -> None:
        super().__init__(bench.theme, longest=LONGEST_CODE)
        self._enter = enter

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()  # type: ignore[operator]
            return
        super().keyPressEvent(event)


class Handing(QWidget):
    """A learner, a label, and what was done last."""

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        px = bench.theme.px
        self.who = SearchPicker(bench, learners.find, _("Find by name or number"), name=_("Who takes it"))
        self.code = _Scanned(bench, self.scan)
        self.code.setAccessibleName(_("Number on the label"))
        self.code.setPlaceholderText(_("Scan or type a label, then Enter"))
        self.do = button(bench.theme, _("Issue or take back"), "hand")
        self.do.clicked.connect(self.scan)
        self.said = Said()
        if not bench.actor.may(terms.COUNT_TOOLS):
            why_not(self.do, _(COUNT_REASON))
            self.who.setEnabled(False)
            self.code.setEnabled(False)
        fields = (
            vbox(label(_("Who takes it"), "label"), self.who, spacing=px(4)),
            vbox(label(_("Number on the label"), "label"), self.code, spacing=px(4)),
        )
        self.said.setVisible(False)
        vbox(*fields, hbox(self.do, None), self.said, spacing=px(10), parent=self)

    def scan(self) -> None:
        """Do what the label in the field asks for, and be ready for the next one."""
        code = self.code.value()
        if not code or not self._bench.actor.may(terms.COUNT_TOOLS):
            return
        command = service.ScanLabel(code=code, learner_id=self.who.value())  # type: ignore[arg-type]

        def done(answer: str) -> None:
            self.code.set_value("")
            words = _("{code} is back.") if answer == RETURNED else _("{code} is issued to {name}.")
            self.said.set_text(words.format(code=code, name=self._name()))

        send(self._bench, service.scan_label, command, owner=self, done=done, failed=self._refused)

    def press(self, row: ToolRow) -> None:
        """Do with what hangs at a position what its label would."""
        self.code.set_value(row.facts.code)
        self.scan()

    def _name(self) -> str:
        row = self.who.row()
        return row.label if row is not None else ""

    def _refused(self, error: EduError) -> None:
        self.code.selectAll()
        self.said.set_text(error.sentence())
