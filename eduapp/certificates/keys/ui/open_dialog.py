"""Asking for the password of issuing, once for as long as somebody works."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from eduapp.certificates.keys import jobs
from eduapp.certificates.keys.opened import KeyRing, OpenedKeys
from eduapp.core.i18n import _
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog


def open_keys(bench: Bench, parent: QWidget, then: Callable[[OpenedKeys], None]) -> FormDialog | None:
    """Call `then` with the keys: at once if they are open, else when the password was right."""
    ring = bench.held.one(KeyRing)
    opened = ring.opened()
    if opened is not None:
        then(opened)
        return None
    form = Form(bench.theme)
    help_ = _("The school's password for issuing papers, not your own. It is forgotten when you sign out.")
    form.password("password", _("Password of issuing"), help_, required=True)
    dialog = FormDialog(bench, _("Open the issuing key"), form, _("Open"), parent)

    def done(found: OpenedKeys) -> None:
        form.keep()
        dialog.accept()
        then(found)

    def send() -> None:
        dialog.verb_button.setEnabled(False)
        order = jobs.OpenKeys(ring=ring, password=form.values()["password"])
        bench.runner.start(jobs.open_keys, order, owner=dialog, done=done, failed=dialog.refuse)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog
