"""The sealed code: made and printed by an administrator, used at the entrance by one who cannot sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import N_, _, language
from eduapp.gui.dialogs import Dialog
from eduapp.gui.form import Form
from eduapp.gui.widgets import announce, button, label, why_not
from eduapp.people.access import jobs
from eduapp.people.access.rules import SHORTEST_PASSWORD

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from eduapp.core.errors import EduError
    from eduapp.gui.bench import Bench
    from eduapp.gui.tasks import TaskRunner
    from eduapp.gui.theme import Theme

MAKE = N_("Make a sealed code?")
WHAT = N_(
    "It is printed once and kept nowhere: a sheet for a sealed envelope, by which an administrator who cannot"
    " sign in gets a new password. The one before counts no longer."
)
NOT_PRINTED = N_("Print the sheet again?")
GONE = N_("The code is on no paper yet and cannot be shown again. Without it, make another one.")


def make_code(bench: Bench, parent: QWidget) -> None:
    """Make it, and print it until somebody says that the sheet is good or goes without."""
    if not bench.ask.confirm(_(MAKE), _(WHAT), _("Make and print"), parent):
        return

    def made(pdf: bytes) -> None:
        title = _("Sealed code of administrators")
        while not bench.printer.print_pdf(pdf, title, parent):
            if not bench.ask.confirm(_(NOT_PRINTED), _(GONE), _("Print"), parent):
                bench.tell(_("The sealed code was not printed. Make another one."))
                return
        bench.tell(_("The sealed code is printed. Seal it now."))

    spoken = language() if language() in ("nb", "nn", "en") else "nb"
    bench.runner.start(jobs.make_code, jobs.MakeCode(language=spoken), owner=parent, done=made)


def use_code(theme: Theme, runner: TaskRunner, parent: QWidget) -> UseCodeDialog:
    """At the entrance: name, code, and a new password twice."""
    dialog = UseCodeDialog(theme, runner, parent)
    dialog.open()
    return dialog


class UseCodeDialog(Dialog):
    """Nobody is signed in, so it stands for itself."""

    def __init__(self, theme: Theme, runner: TaskRunner, parent: QWidget) -> None:
        title = _("Administrator without a password")
        super().__init__(theme, title, parent)
        self._runner = runner
        px = theme.px
        self.form = Form(theme)
        self.form.text("sign_in_name", _("Sign-in name"), required=True)
        self.form.text("code", _("Sealed code"), _("Six groups of four, as on the sheet."), required=True)
        least = _("At least {least} characters; four words are good.").format(least=SHORTEST_PASSWORD)
        self.form.password("password", _("New password"), least, required=True)
        self.form.password("again", _("The password once more"), required=True)
        self.told = label("", "bodyStrong", wrap=True)
        self.told.hide()
        self.out = button(theme, _("Close"))
        self.out.clicked.connect(self.reject)
        self.go = button(theme, _("Set the new password"), kind="primary")
        self.go.clicked.connect(self._send)
        self.form.submitted.connect(self._send)
        self.fill(
            label(title, "subtitle", wrap=True),
            label(_("The sealed code counts once. Then make a new one."), "secondary", wrap=True),
            px(6),
            self.form,
            self.told,
            None,
            buttons=(self.out, self.go),
        )
        self.form.start()

    def _send(self) -> None:
        if not self.go.isEnabled() or not self.form.submit():
            return
        typed = self.form.values()
        if typed["password"] != typed["again"]:
            self.form.show_problems({"again": _("The two passwords differ. Type the same twice.")})
            return
        why_not(self.go, _("It is being checked."))
        order = jobs.UseCode(
            sign_in_name=typed["sign_in_name"], code=typed["code"], password=typed["password"]
        )
        self._runner.start(jobs.use_code, order, owner=self, done=self._done, failed=self._refused)

    def _done(self, _none: None) -> None:
        words = _("The new password counts. Sign in with it, and make a new sealed code.")
        self.form.set_values({"code": "", "password": "", "again": ""})
        self.form.keep()
        self.form.hide()
        self.told.setText(words)
        self.told.show()
        why_not(self.go, words)
        announce(self, words)
        self.out.setFocus()

    def _refused(self, error: EduError) -> None:
        why_not(self.go, "")
        self.form.show_error(error)
