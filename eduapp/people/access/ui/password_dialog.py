"""Changing one's own password."""

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog
from eduapp.people.access import jobs
from eduapp.people.access.rules import SHORTEST_PASSWORD


def change_own_password(bench: Bench, parent: QWidget) -> FormDialog:
    """Ask for the new password twice."""
    form = Form(bench.theme, bench.today())
    least = _("At least {least} characters; four words are good.").format(least=SHORTEST_PASSWORD)
    form.password("password", _("New password"), least, required=True)
    form.password("again", _("The password once more"), required=True)
    dialog = FormDialog(bench, _("Change password"), form, _("Change password"), parent)

    def send() -> None:
        typed = form.values()
        if typed["password"] != typed["again"]:
            form.show_problems({"again": _("The two passwords differ. Type the same twice.")})
            return
        command = jobs.NewPassword(
            user_id=bench.actor.user_id, user_name=bench.actor.name, password=typed["password"]
        )
        bench.runner.start(
            jobs.set_password,
            command,
            owner=dialog,
            done=lambda _none: _close(bench, dialog),
            failed=dialog.refuse,
        )

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def _close(bench: Bench, dialog: FormDialog) -> None:
    dialog.form.keep()
    dialog.accept()
    bench.tell(_("Your password is changed."))
