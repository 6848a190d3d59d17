"""Entering a result, proposing that a fixed one is put right, and refusing such a correction."""

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _, capital
from eduapp.education.courses.rules import scale
from eduapp.exams.sittings import service
from eduapp.exams.sittings.queries import CandidateRow, CorrectionRow
from eduapp.exams.sittings.rules.corrections import ENTRY_ERROR, LONGEST_REASON, chosen
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog


def enter_result(bench: Bench, row: CandidateRow, scale_key: str, parent: QWidget) -> FormDialog:
    """A first result: one choice, Enter."""
    form = _form(bench, scale_key)
    note = _("A result is fixed once it is entered (opplæringsforskrifta § 9-9).")
    title = _("Result of {name}").format(name=row.name)
    dialog = FormDialog(bench, title, form, _("Enter result"), parent, note=note)

    def send() -> None:
        order = service.EnterResult(candidate_id=row.id, grade=form.values()["grade"])
        dialog.send(service.enter_result, order)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def propose_correction(bench: Bench, row: CandidateRow, scale_key: str, parent: QWidget) -> FormDialog:
    """Another result for one that was fixed; it is in force once a second person has attested it."""
    form = _form(bench, scale_key)
    bases = [(code.key, f"{capital(code.label)} ({code.said('basis')})") for code in chosen()]
    form.choice("basis", _("On what basis?"), bases, required=True)
    form.text("reason", _("Why it is corrected"), required=True, longest=LONGEST_REASON, free_text=True)
    form.set_values({"grade": row.grade, "basis": ENTRY_ERROR})
    title = _("Correct the result of {name}").format(name=row.name)
    note = _(
        "Entered now: {result}. It stays in force until a leader other than you attests the correction, and "
        "is kept beside the new one with both names (opplæringsforskrifta § 9-9)."
    ).format(result=row.label)
    dialog = FormDialog(bench, title, form, _("Propose the correction"), parent, note=note)

    def send() -> None:
        order = service.ProposeCorrection(candidate_id=row.id, before=row.result_id, **form.values())
        dialog.send(service.propose_correction, order)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def refuse_correction(bench: Bench, row: CorrectionRow, parent: QWidget) -> FormDialog:
    """Why a correction is not made, or is taken back by who proposed it."""
    own = row.proposer_id == bench.actor.user_id
    form = Form(bench.theme, bench.today())
    form.text("reason", _("Why?"), required=True, longest=LONGEST_REASON, free_text=True)
    form.keep()
    title = _("Take the correction back") if own else _("Refuse the correction")
    note = _("Candidate {number}: {old} stays in force.").format(number=row.candidate_number, old=row.old)
    dialog = FormDialog(bench, title, form, title, parent, note=note)

    def send() -> None:
        reason = form.values()["reason"]
        order = service.RefuseCorrection(correction_id=row.id, version=row.version, reason=reason)
        dialog.send(service.refuse_correction, order)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def _form(bench: Bench, scale_key: str) -> Form:
    form = Form(bench.theme, bench.today())
    known = scale(scale_key)
    form.choice("grade", capital(known.label), [(one.code, one.label) for one in known.grades], required=True)
    return form
