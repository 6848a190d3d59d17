"""The forms for a certificate or a safety training that somebody holds: note, put right, withdraw."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _
from eduapp.education.courses import queries, service
from eduapp.education.courses.queries import AskedFor, HeldRow
from eduapp.education.courses.rules import CERTIFICATE, QualificationFacts, tidy_code, what_text
from eduapp.education.courses.rules.qualifications import LONGEST_CODE
from eduapp.education.courses.rules.reached import LONGEST_REASON
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.suggesting import SuggestingLine


def note_qualification(
    bench: Bench, learner_id: UUID, parent: QWidget, done: Callable[[UUID], None] | None = None
) -> FormDialog:
    """Ask what a learner holds, between which days, and how that is known."""
    form = _form(bench, None)
    form.keep()
    dialog = FormDialog(bench, _("Add a certificate or safety training"), form, _("Add"), parent)

    def send() -> None:
        command = service.NoteQualification(learner_id=learner_id, facts=_facts(form))
        dialog.send(service.note_qualification, command, done)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def correct_qualification(bench: Bench, row: HeldRow, parent: QWidget) -> FormDialog:
    """Ask for what is right, and why it is corrected."""
    form = _form(bench, row.facts)
    _ask_why(form)
    title = _("Correct {what}").format(what=what_text(row.kind, row.code))
    note = _("What stood there before is kept, with both names.")
    dialog = FormDialog(bench, title, form, _("Correct"), parent, note=note)

    def send() -> None:
        command = service.CorrectQualification(
            entry_id=row.id, version=row.version, facts=_facts(form), reason=form.values()["reason"]
        )
        dialog.send(service.correct_qualification, command)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def withdraw_qualification(bench: Bench, row: HeldRow, parent: QWidget) -> FormDialog:
    """Ask why an entry counts no more."""
    form = Form(bench.theme, bench.today())
    _ask_why(form)
    title = _("Withdraw {what}").format(what=what_text(row.kind, row.code))
    note = _("It opens no course any more. That it stood here is kept, with both names.")
    dialog = FormDialog(bench, title, form, _("Withdraw"), parent, note=note)

    def send() -> None:
        command = service.WithdrawQualification(
            entry_id=row.id, version=row.version, reason=form.values()["reason"]
        )
        dialog.send(service.withdraw_qualification, command)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def _form(bench: Bench, known: QualificationFacts | None) -> Form:
    form = Form(bench.theme, bench.today())
    kinds = code_list("qualification_kinds").choices()
    kind = form.choice("kind", _("Kind"), kinds, required=True, value=known.kind if known else CERTIFICATE)
    code = SuggestingLine(bench.theme, longest=LONGEST_CODE)
    help_text = _("As prerequisites write it: TRUCK, BANDSAW.")
    form.add("code", _("Code"), code, help_text, required=True, value=known.code if known else "")
    told = form.say()
    form.date("day", _("Obtained on"), required=True, past=True, value=known.day if known else None)
    form.date("until", _("Valid until"), _("Empty: it has no end."), value=known.until if known else None)
    form.choice(
        "known",
        _("How is it known?"),
        code_list("qualification_proofs").choices(),
        _("What is only told opens no course."),
        required=True,
        value=known.known if known else None,
    )
    asked: list[AskedFor] = []

    def tell() -> None:
        of_kind = [one for one in asked if one.kind == kind.value()]
        code.suggest([one.code for one in of_kind])
        told.set_text(_about(code, of_kind))

    def show(found: list[AskedFor]) -> None:
        asked[:] = found
        tell()

    kind.changed.connect(tell)
    code.changed.connect(tell)
    code.editingFinished.connect(tell)
    bench.runner.query(queries.qualifications_asked, owner=form, done=show, newest=True)
    return form


def _about(line: SuggestingLine, asked: list[AskedFor]) -> str:
    """Which courses ask for what is written; a slip is told as soon as it is one, and stops nobody."""
    code = tidy_code(line.value())
    found = next((one for one in asked if one.code == code), None)
    if found is not None:
        return _("Asked for by {courses}.").format(courses=", ".join(found.courses))
    begun = line.hasFocus() and any(code in one.code for one in asked)
    if not code or begun:
        return ""
    return _("No course asks for this code. Look for a slip in it; it can be noted all the same.")


def _ask_why(form: Form) -> None:
    form.text("reason", _("Why?"), required=True, longest=LONGEST_REASON, free_text=True)
    form.keep()


def _facts(form: Form) -> QualificationFacts:
    typed = form.values()
    return QualificationFacts(**{key: typed[key] for key in ("kind", "code", "day", "until", "known")})
