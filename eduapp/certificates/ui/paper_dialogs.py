"""What can be done with an issued paper: replace it, have it revoked, or not, and hand it over."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING

from eduapp.certificates import jobs, service
from eduapp.certificates.issue.rules import BASES, CAUSES, LONGEST_REASON, WAYS
from eduapp.certificates.ui.keys_at_hand import with_key
from eduapp.core.codes import code_list
from eduapp.core.errors import EduError, Refused
from eduapp.core.i18n import _, capital
from eduapp.gui.forms import Form, FormDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from eduapp.certificates.queries import CertificateHead, RevocationRow
    from eduapp.certificates.seals.keys import KeyPair
    from eduapp.gui.bench import Bench


def replace(bench: Bench, head: CertificateHead, parent: QWidget, then: Callable[[UUID], None]) -> FormDialog:
    """A paper in the place of this one; `then` is called with it."""
    form = Form(bench.theme, bench.today())
    form.choice("cause", _("Why?"), _choices(CAUSES), required=True)
    note = _(
        "The new paper says the same, with today's date, a number of its own, and that it replaces {number}. "
        "The old one stays true, and whoever checks it is told that it was replaced "
        "(opplæringsforskrifta §§ 9-45, 9-54)."
    ).format(number=head.row.number)
    title = _("Replace {number}").format(number=head.row.number)
    dialog = FormDialog(bench, title, form, _("Make the new paper"), parent, note=note)

    def done(fresh: UUID) -> None:
        form.keep()
        dialog.accept()
        then(fresh)

    def start(key: KeyPair | None) -> None:
        go(jobs.Replace(head.row.id, head.version, form.values()["cause"], key))

    def go(order: jobs.Replace) -> None:
        dialog.verb_button.setEnabled(False)
        failed = partial(told, order)
        bench.runner.start(jobs.replace_paper, order, owner=dialog, done=done, failed=failed)

    def told(order: jobs.Replace, error: EduError) -> None:
        may = isinstance(error, Refused) and all(one.overridable for one in error.violations)
        override = bench.ask.refused(error, dialog) if may and isinstance(error, Refused) else None
        if override is None:
            dialog.refuse(error)
        else:
            go(dataclasses.replace(order, override=override))

    dialog.submitted.connect(lambda: with_key(bench, dialog, start))
    dialog.open()
    return dialog


def propose_revocation(bench: Bench, head: CertificateHead, parent: QWidget) -> FormDialog:
    """That this paper should not count; a leader who did not propose it decides."""
    form = Form(bench.theme, bench.today())
    form.choice("basis", _("On what basis?"), _choices(BASES), required=True)
    form.text(
        "reason", _("Why the paper does not count"), required=True, longest=LONGEST_REASON, free_text=True
    )
    note = _(
        "It counts until a leader other than you attests this. Then it is on the list of revoked papers for "
        "ever; a right paper gets a new number."
    )
    title = _("Revoke {number}").format(number=head.row.number)
    dialog = FormDialog(bench, title, form, _("Propose it"), parent, note=note)

    def send() -> None:
        order = service.ProposeRevocation(certificate_id=head.row.id, version=head.version, **form.values())
        dialog.send(service.propose_revocation, order)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def attest(bench: Bench, row: RevocationRow, number: str, parent: QWidget) -> None:
    """Ask once more, open the keys, and revoke."""
    words = _(
        "“{reason}” From now on {number} does not count. This is never taken back; a right paper gets a new "
        "number."
    ).format(reason=row.reason, number=number)
    if not bench.ask.confirm(
        _("Revoke {number}?").format(number=number), words, _("Revoke"), parent, danger=True
    ):
        return

    def done(_id: UUID) -> None:
        bench.tell(_("{number} is revoked, and stands on the list.").format(number=number))

    def failed(error: EduError) -> None:
        bench.show_error(error, parent)

    def start(key: KeyPair | None) -> None:
        order = jobs.Attest(row.id, row.certificate_id, row.version, key)
        bench.runner.start(jobs.attest_revocation, order, owner=parent, done=done, failed=failed)

    with_key(bench, parent, start)


def refuse(bench: Bench, row: RevocationRow, number: str, parent: QWidget) -> FormDialog:
    """Why the paper goes on counting, or why the proposal is taken back by who made it."""
    own = row.proposer_id == bench.actor.user_id
    form = Form(bench.theme, bench.today())
    form.text("reason", _("Why?"), required=True, longest=LONGEST_REASON, free_text=True)
    form.keep()
    title = _("Take the proposal back") if own else _("Refuse the proposal")
    note = _("{number} goes on counting.").format(number=number)
    dialog = FormDialog(bench, title, form, title, parent, note=note)

    def send() -> None:
        reason = form.values()["reason"]
        order = service.RefuseRevocation(revocation_id=row.id, version=row.version, reason=reason)
        dialog.send(service.refuse_revocation, order)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def hand_over(bench: Bench, head: CertificateHead, parent: QWidget) -> FormDialog:
    """That the holder was given the paper, on which day and how."""
    form = Form(bench.theme, bench.today())
    form.date("on_day", _("On which day?"), required=True)
    form.choice("how", _("How?"), _choices(WAYS), required=True)
    form.set_values({"on_day": bench.today(), "how": "in_hand"})
    note = _("To {name}, and to nobody else.").format(name=head.facts["name"])
    title = _("Hand over {number}").format(number=head.row.number)
    dialog = FormDialog(bench, title, form, _("Handed over"), parent, note=note)

    def send() -> None:
        order = service.HandOver(certificate_id=head.row.id, **form.values())
        dialog.send(service.hand_over, order)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def _choices(name: str) -> list[tuple[str, str]]:
    return [(code.key, capital(code.label)) for code in code_list(name)]
