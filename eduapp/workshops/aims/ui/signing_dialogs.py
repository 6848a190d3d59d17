"""The forms of one cell: what was seen, the sign-off, and its withdrawal."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital
from eduapp.gui.forms import Form, FormDialog
from eduapp.workshops.aims import service
from eduapp.workshops.aims.rules.signing import LEVELS, LONGEST_REASON, LONGEST_WORDS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from eduapp.gui.bench import Bench
    from eduapp.workshops.aims.queries import AimRow


def observe(bench: Bench, learner_id: UUID, name: str, aim: AimRow, parent: QWidget) -> FormDialog:
    """Ask what was seen, on which day."""
    form = Form(bench.theme, bench.today())
    form.choice("level", _("What did you see?"), _levels(), required=True)
    form.date("day", _("Day"), required=True, past=True, value=bench.today())
    form.text(
        "words",
        _("In a few words"),
        _("Of the work, never of the person."),
        longest=LONGEST_WORDS,
        free_text=True,
    )
    form.keep()
    title = _("Observation of {name}").format(name=name)
    dialog = FormDialog(bench, title, form, _("Note it"), parent, note=_note(aim))

    def send() -> None:
        command = service.Observe(learner_id=learner_id, aim_id=aim.id, **form.values())
        dialog.send(service.observe, command)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def sign_off(bench: Bench, learner_id: UUID, name: str, aim: AimRow, parent: QWidget) -> FormDialog:
    """Ask for the day of a sign-off."""
    form = Form(bench.theme, bench.today())
    help_ = _("It stands on papers, with your name.")
    form.date("day", _("Day"), help_, required=True, past=True, value=bench.today())
    form.keep()
    title = _("Sign off {code} for {name}").format(code=aim.facts.code, name=name)
    dialog = FormDialog(bench, title, form, _("Sign off"), parent, note=_note(aim))

    def send() -> None:
        command = service.SignAim(learner_id=learner_id, aim_id=aim.id, text_id=aim.text_id, **form.values())
        dialog.send(service.sign_aim, command)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def withdraw(bench: Bench, learner_id: UUID, name: str, aim: AimRow, parent: QWidget) -> FormDialog:
    """Ask why an aim was not reached after all."""
    form = Form(bench.theme)
    form.text("reason", _("Reason"), required=True, longest=LONGEST_REASON, free_text=True)
    title = _("Withdraw the sign-off of {code} for {name}").format(code=aim.facts.code, name=name)
    note = _("The sign-off stays on record, with this reason and your name behind it.")
    dialog = FormDialog(bench, title, form, _("Withdraw"), parent, note=note)

    def send() -> None:
        command = service.WithdrawAim(learner_id=learner_id, aim_id=aim.id, **form.values())
        dialog.send(service.withdraw_aim, command)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def _levels() -> list[tuple[str, str]]:
    return [(code.key, capital(code.label)) for code in code_list(LEVELS)]


def _note(aim: AimRow) -> str:
    return f"{aim.facts.code}: {aim.text}"
