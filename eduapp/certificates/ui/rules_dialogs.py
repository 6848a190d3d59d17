"""Why a school asks for a second person, or for none any more; the latter is agreed to by two."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from eduapp.certificates import jobs, service
from eduapp.certificates.issue.rules import LONGEST_REASON
from eduapp.certificates.keys import jobs as keys
from eduapp.core.i18n import _
from eduapp.gui.forms import Form, FormDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from eduapp.certificates.keys.jobs import Proven
    from eduapp.core.errors import EduError
    from eduapp.gui.bench import Bench


def want(bench: Bench, parent: QWidget) -> FormDialog:
    """From now on a second person checks each paper."""
    form = _reasoned(bench)
    title, verb = _("A second person for each paper"), _("Ask for a second person")
    dialog = FormDialog(bench, title, form, verb, parent)

    def send() -> None:
        order = service.SetRules(second_person=True, before=False, reason=form.values()["reason"])
        dialog.send(service.set_rules, order)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def drop(bench: Bench, parent: QWidget) -> FormDialog:
    """From now on whoever issues does so alone; a leader or an administrator beside you agrees."""
    form = _reasoned(bench)
    form.heading(_("Who agrees"), _("A leader or an administrator, who is here and types this."))
    form.text("second_name", _("Sign-in name of the second person"), required=True)
    form.password("second_password", _("Password of the second person"), required=True)
    note = _(
        "Nobody compares papers with their criteria any more before they are issued. Who checked one all the"
        " same is still kept with it."
    )
    title, verb = _("Papers without a second person"), _("Ask for none any more")
    dialog = FormDialog(bench, title, form, verb, parent, note=note)

    def send() -> None:
        dialog.verb_button.setEnabled(False)
        typed = form.values()
        proof = keys.Prove(sign_in_name=typed["second_name"], password=typed["second_password"])
        failed = partial(_refused, dialog, "second_password")
        bench.runner.start(keys.prove_second, proof, owner=dialog, done=go, failed=failed)

    def go(second: Proven) -> None:
        order = jobs.DropSecondPerson(reason=form.values()["reason"], before=True, second=second)
        bench.runner.start(
            jobs.drop_second_person,
            order,
            owner=dialog,
            done=done,
            failed=partial(_refused, dialog, ""),
        )

    def done(_none: object) -> None:
        form.keep()
        dialog.accept()

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def _reasoned(bench: Bench) -> Form:
    form = Form(bench.theme)
    form.text("reason", _("Why?"), required=True, longest=LONGEST_REASON, free_text=True)
    return form


def _refused(dialog: FormDialog, key: str, error: EduError) -> None:
    """Say it beside the field it speaks of; all that was typed stays."""
    dialog.verb_button.setEnabled(True)
    if key and not getattr(error, "violations", None):
        dialog.form.show_problems({key: error.sentence()})
    else:
        dialog.refuse(error)
