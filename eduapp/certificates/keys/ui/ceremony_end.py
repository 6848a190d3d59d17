"""The end of the ceremony: the password of issuing, where the files go, and what the two do now."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtWidgets import QWidget

from eduapp.certificates.keys import jobs, rules
from eduapp.certificates.keys.jobs import HoldCeremony
from eduapp.certificates.keys.ui.act_dialogs import DIFFER, ask_new_password
from eduapp.certificates.keys.ui.ceremony_state import Step
from eduapp.certificates.keys.ui.fields import FolderField
from eduapp.core.i18n import N_, _, date_text
from eduapp.gui.forms import Form
from eduapp.gui.routes import Route
from eduapp.gui.widgets import clear, hbox, label, vbox

if TYPE_CHECKING:
    from eduapp.certificates.keys.jobs import Written
    from eduapp.certificates.keys.ui.ceremony_state import Wizard
    from eduapp.core.errors import EduError

_NOW = (
    N_("Seal each half in its own envelope, write your name over the edge, and lock both in at two places."),
    N_("Lock the stick in at a third place. Its files are no use without the passwords of both of you."),
    N_("Tell the password of issuing to those who issue papers, and to nobody else. Write it on no paper."),
    N_("Do not keep your password for the root key with your half."),
)
_CHOOSE = N_(
    "Choose together the password that is asked for before papers are issued, and where the key files go."
)


class MakeStep(Step):
    """A password that both know, a folder, and the one button that makes the keys."""

    def __init__(self, wizard: Wizard) -> None:
        super().__init__(wizard)
        self.form = Form(wizard.theme)
        ask_new_password(self.form, _("Password of issuing"))
        title = _("Folder or stick")
        help_ = _("A stick of the two of you, or a folder only you can open. Three small files go there.")
        self.form.add("folder", title, FolderField(wizard.bench, title), help_, required=True)
        self.form.submitted.connect(self.finish)
        vbox(self.form, parent=self)

    @property
    def title(self) -> str:
        return _("Make the keys, both of you")

    @property
    def explained(self) -> str:
        return _(_CHOOSE)

    @property
    def verb(self) -> str:
        return _("Make the keys")

    def shown(self) -> None:
        """The keyboard begins at the password."""
        self.form.start()

    def finish(self) -> None:
        """Write, sign and keep; what fails can be put right and tried again."""
        if not self.form.submit():
            return
        typed = self.form.values()
        if typed["password"] != typed["password_again"]:
            self.form.show_problems({"password_again": _(DIFFER)})
            return
        order = self._order()
        if order is None:
            return
        self._wizard.wait(_("The keys are being made."))
        self._wizard.bench.runner.start(
            jobs.hold_ceremony, order, owner=self, done=self._made, failed=self._failed
        )

    def forget(self) -> None:
        """No password stays here."""
        self.form.set_values({"password": "", "password_again": "", "folder": None})
        self.form.show_problems({})

    def _order(self) -> HoldCeremony | None:
        """What both have chosen. It keeps its id, so that it is done once however often it is sent."""
        gathered, typed = self._wizard.gathered, self.form.values()
        if gathered.prepared is None or gathered.second is None or len(gathered.parts) < len((1, 2)):
            return None
        before = gathered.order
        made = HoldCeremony(
            prepared=gathered.prepared,
            second=gathered.second,
            parts=(gathered.parts[1], gathered.parts[2]),
            password=typed["password"],
            folder=typed["folder"],
            command_id=uuid4() if before is None else before.command_id,
        )
        gathered.order = made
        return made

    def _made(self, written: Written) -> None:
        self.forget()
        self._wizard.gathered.written = written
        self._wizard.gathered.prepared = self._wizard.gathered.order = None
        self._wizard.gathered.parts.clear()
        self._wizard.forward()

    def _failed(self, error: EduError) -> None:
        self._wizard.wait("")
        self.form.show_error(error)


class DoneStep(Step):
    """What lies where now, and what is to be done before one leaves the room."""

    def __init__(self, wizard: Wizard) -> None:
        super().__init__(wizard)
        self._body = vbox(spacing=wizard.theme.px(8))
        vbox(self._body, parent=self)

    @property
    def title(self) -> str:
        return _("The school has its keys")

    @property
    def explained(self) -> str:
        return _("Do this now, before you leave the room:")

    @property
    def verb(self) -> str:
        return _("To the keys")

    def shown(self) -> None:
        """Tell where the files are and when the next key is due."""
        clear(self._body)
        px, written = self._wizard.theme.px, self._wizard.gathered.written
        for number, said in enumerate(_NOW, start=1):
            row = QWidget()
            hbox(label(f"{number}.", "bodyStrong"), (label(_(said), wrap=True), 1), spacing=px(8), parent=row)
            self._body.addWidget(row)
        if written is not None:
            files = _("In {folder} lie: {names}").format(
                folder=written.folder, names=", ".join(written.names)
            )
            self._body.addWidget(label(files, "secondary", wrap=True))
        due = date_text(rules.next_rotation(self._wizard.bench.today()))
        words = _("The issuing key is renewed in a year, by {day}. Today reminds you a month before.")
        self._body.addWidget(label(words.format(day=due), "secondary", wrap=True))

    def finish(self) -> None:
        """To the page that says how it stands."""
        self._wizard.bench.navigation.go(Route("keys.keys"))
