"""Choosing a PIN for one PC."""

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog
from eduapp.people.access import jobs, rules


def choose_pin(bench: Bench, secret: str, parent: QWidget) -> FormDialog:
    """Ask for the PIN twice. `secret` is this PC's own."""
    form = Form(bench.theme, bench.today())
    least, most = rules.limit("pin_digits"), rules.limit("pin_digits", "most")
    digits = _("{least} to {most} digits; no row, no repetition, no date.").format(least=least, most=most)
    form.password("pin", _("PIN"), digits, required=True)
    form.password("again", _("The PIN once more"), required=True)
    note = _(
        "It unlocks this PC for you, for {hours} hours after you typed your password. After {count} wrong"
        " ones it is gone. Where your password is asked for anew, the PIN does not help."
    ).format(hours=rules.limit("pin_hours"), count=rules.limit("pin_tries"))
    dialog = FormDialog(bench, _("PIN on this PC"), form, _("Choose PIN"), parent, note=note)

    def send() -> None:
        typed = form.values()
        if typed["pin"] != typed["again"]:
            form.show_problems({"again": _("The two PINs differ. Type the same twice.")})
            return
        command = jobs.NewPin(desk=jobs.Desk(secret), pin=typed["pin"])
        dialog.verb_button.setEnabled(False)
        bench.runner.start(
            jobs.choose_pin,
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
    bench.tell(_("The PIN unlocks this PC from now on."))
