"""Entering a result, and putting a wrong one right."""

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _
from eduapp.education.courses.rules import scale
from eduapp.exams.sittings import service
from eduapp.exams.sittings.queries import CandidateRow
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


def correct_result(bench: Bench, row: CandidateRow, scale_key: str, parent: QWidget) -> FormDialog:
    """Another result for one that was entered wrongly; the old one stays in sight."""
    form = _form(bench, scale_key)
    form.set_values({"grade": row.grade})
    form.text("reason", _("Why it is corrected"), required=True, free_text=True)
    title = _("Correct the result of {name}").format(name=row.name)
    note = _("Entered now: {result}. It is kept beside the new one, with your name.").format(result=row.label)
    dialog = FormDialog(bench, title, form, _("Correct result"), parent, note=note)

    def send() -> None:
        typed = form.values()
        order = service.CorrectResult(candidate_id=row.id, grade=typed["grade"], reason=typed["reason"])
        dialog.send(service.correct_result, order)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def _form(bench: Bench, scale_key: str) -> Form:
    form = Form(bench.theme, bench.today())
    known = scale(scale_key)
    form.choice(
        "grade", known.label.capitalize(), [(one.code, one.label) for one in known.grades], required=True
    )
    return form
