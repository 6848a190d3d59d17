"""Before the ceremony: what will happen, what is needed, and the name that the keys bear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.certificates.keys import jobs
from eduapp.certificates.keys.ui.ceremony_state import Step
from eduapp.certificates.seals.keys import LONGEST_NAME
from eduapp.core.i18n import N_, _
from eduapp.education.school import queries as schools
from eduapp.gui.forms import Form
from eduapp.gui.widgets import hbox, label, vbox

if TYPE_CHECKING:
    from eduapp.certificates.keys.jobs import Prepared
    from eduapp.certificates.keys.ui.ceremony_state import Wizard
    from eduapp.core.errors import EduError
    from eduapp.education.school.queries import SchoolRow

_POINTS = (
    N_("Each of you gets one half of the root key on paper, and chooses a password of your own for it."),
    N_("The root key goes into a key file on a stick. It opens with both passwords, never with one."),
    N_("The issuing key stays here, behind a password that those who issue papers know."),
    N_("Papers are checked by the public keys, which are no secret. What is signed once stays good."),
)
_NEEDED = N_(
    "You need: a second leader or administrator beside you, a printer that only you two stand at, a stick,"
    " and two envelopes. It takes a quarter of an hour, and nothing is made before the last step."
)


class StartStep(Step):
    """Four points to read, and one field."""

    def __init__(self, wizard: Wizard) -> None:
        super().__init__(wizard)
        bench, px = wizard.bench, wizard.theme.px
        points = [
            hbox(label(f"{number}.", "bodyStrong"), (label(_(said), wrap=True), 1), spacing=px(8))
            for number, said in enumerate(_POINTS, start=1)
        ]
        self.form = Form(wizard.theme)
        help_ = _("As it stands on papers; whoever checks one sees it. At most {most} letters.")
        self.form.text("name", _("Public name of the school"), help_.format(most=LONGEST_NAME), required=True)
        self.form.submitted.connect(self.finish)
        vbox(*points, px(6), self.form, spacing=px(8), parent=self)
        bench.runner.query(schools.default_school, owner=self, done=self._propose)

    @property
    def title(self) -> str:
        return _("Before you begin")

    @property
    def explained(self) -> str:
        return _(_NEEDED)

    @property
    def verb(self) -> str:
        return _("Begin")

    def finish(self) -> None:
        """Make a root in memory; the database only says whether the name will do."""
        if not self.form.submit():
            return
        self._wizard.wait(_("The root key is being made."))
        self._wizard.gathered.name = self.form.values()["name"]
        self._wizard.bench.runner.start(
            jobs.prepare,
            self._wizard.gathered.name,
            owner=self,
            done=self._prepared,
            failed=self._refused,
        )

    def forget(self) -> None:
        """The name may stay."""
        self.form.show_problems({})

    def _propose(self, school: SchoolRow | None) -> None:
        if school is not None and not self.form.values()["name"]:
            self.form.set_values({"name": school.name})

    def _prepared(self, made: Prepared) -> None:
        self._wizard.gathered.prepared = made
        self._wizard.forward()

    def _refused(self, error: EduError) -> None:
        self._wizard.wait("")
        self.form.show_error(error)
