"""Annulling the exam of candidates: for a formal error, as the log decided on cheating, or taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _, date_text
from eduapp.exams.appeals import service
from eduapp.exams.appeals.rules.annulling import CHEATING, FORMAL_ERROR, basis_of, wait_after
from eduapp.exams.appeals.rules.steps import label
from eduapp.exams.appeals.ui.looks import waiting_annulment_text
from eduapp.exams.appeals.ui.step_dialogs import BY_TWO, COUNTS_AGAIN
from eduapp.exams.grading.rules.kinds import Kind
from eduapp.exams.room.rules.words import LONGEST_NAME, LONGEST_WORDS
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.sending import send as send_command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from eduapp.exams.appeals.queries import AnnulmentRow, ExamRow, WaitingAnnulmentRow
    from eduapp.gui.bench import Bench


def annul_exam(bench: Bench, rows: list[ExamRow], parent: QWidget) -> None:
    """Ask for the decision on a formal error, for one candidate or for several at once."""
    form = Form(bench.theme, bench.today())
    form.date(
        "heard_on", _("Heard on"), _("Everybody is heard before it is decided."), required=True, past=True
    )
    form.date("decided_on", _("Decided on"), required=True, past=True)
    form.text(
        "person",
        _("Who decided at the Directorate for Education and Training?"),
        required=True,
        longest=LONGEST_NAME,
    )
    form.date("told_on", _("The candidates were told on"), _("Empty while nobody was told."), past=True)
    form.text(
        "reason",
        _("What was wrong with the exam?"),
        required=True,
        longest=LONGEST_WORDS,
        free_text=True,
    )
    form.keep()
    numbers = ", ".join(str(row.number) for row in rows)
    title = _("Annul the exam of candidate {number}").format(number=numbers)
    note = _(
        "For a formal mistake ({basis}). Who sat it has the right to a new exam. It counts once a second "
        "person confirms it."
    ).format(basis=basis_of(FORMAL_ERROR))
    note = " ".join((note, *open_appeals(rows)))
    dialog = FormDialog(bench, title, form, _("Write it down"), parent, note=note)

    def send() -> None:
        ids = tuple(row.id for row in rows)
        dialog.send(service.annul_exams, service.AnnulExams(candidate_ids=ids, **form.values()))

    dialog.submitted.connect(send)
    dialog.open()


def annul_as_decided(bench: Bench, row: ExamRow, parent: QWidget) -> None:
    """Ask once more before what the log of the exam decided is carried out."""
    case = row.case
    if case is None or case.decided_on is None:
        return
    after = wait_after(CHEATING, case.decided_on)
    words = _("{person} decided on {day} ({basis}). The grade is in force no more.").format(
        person=case.person, day=date_text(case.decided_on), basis=basis_of(CHEATING)
    )
    wait = "\n\n".join([*([after.line] if after is not None else []), *open_appeals([row])])
    title = _("Annul the exam of candidate {number} as decided?").format(number=row.number)
    verb = _("Annul it")
    if bench.ask.confirm(title, f"{words}\n\n{wait}", verb, parent, danger=True):
        order = service.AnnulForCheating(candidate_id=row.id)
        send_command(bench, service.annul_for_cheating, order, owner=parent, done=lambda _none: None)


def open_appeals(rows: Sequence[ExamRow]) -> list[str]:
    """A sentence for each appeal that is open against a grade the annulment takes out of force."""
    words = _(
        "Appeal {number} of candidate {candidate} is open ({state}): tell {instance} that the exam is "
        "annulled."
    )
    return [
        words.format(
            number=one.number,
            candidate=one.candidate,
            state=label(one.state),
            instance=Kind(one.kind).instance.label,
        )
        for row in rows
        for one in row.appeals
        if one.open
    ]


def note_annulment_told(bench: Bench, row: AnnulmentRow, parent: QWidget) -> None:
    """Ask on which day the candidate was told; noted already, the day is put right."""
    form = Form(bench.theme, bench.today())
    form.date(
        "told_on",
        _("On which day?"),
        _("From that day the time for an appeal runs."),
        required=True,
        past=True,
        value=row.told_on or bench.today(),
    )
    form.keep()
    title = _("Candidate {number} was told that the exam does not count").format(number=row.candidate)
    dialog = FormDialog(bench, title, form, _("Note it"), parent)

    def send() -> None:
        order = service.NoteAnnulmentTold(annulment_id=row.id, version=row.version, **form.values())
        dialog.send(service.note_annulment_told, order)

    dialog.submitted.connect(send)
    dialog.open()


def reverse_annulment(bench: Bench, row: AnnulmentRow, parent: QWidget) -> None:
    """Ask who says that an annulment does not stand, when and why."""
    form = Form(bench.theme, bench.today())
    form.date("on_day", _("On which day?"), required=True, past=True, value=bench.today())
    form.text("person", _("Who decided?"), required=True, longest=LONGEST_NAME)
    form.text("reason", _("Why?"), required=True, longest=LONGEST_WORDS, free_text=True)
    form.keep()
    title = _("The annulment of candidate {number} does not stand").format(number=row.candidate)
    note = f"{_(BY_TWO)} {_(COUNTS_AGAIN)}"
    dialog = FormDialog(bench, title, form, _("Write it down"), parent, note=note)

    def send() -> None:
        order = service.ReverseAnnulment(annulment_id=row.id, version=row.version, **form.values())
        dialog.send(service.reverse_annulment, order)

    dialog.submitted.connect(send)
    dialog.open()


def confirm_annulments(bench: Bench, waits: Sequence[WaitingAnnulmentRow], parent: QWidget) -> None:
    """Ask once more before what somebody else has written down counts."""
    if bench.ask.confirm(_("Confirm it?"), _told(waits), _("Confirm it"), parent, danger=True):
        order = service.ConfirmAnnulments(waiting_ids=tuple(one.id for one in waits))
        send_command(bench, service.confirm_annulments, order, owner=parent, done=lambda _none: None)


def refuse_annulments(bench: Bench, waits: Sequence[WaitingAnnulmentRow], parent: QWidget) -> None:
    """Ask why what was written down is not so."""
    form = Form(bench.theme, bench.today())
    form.text("reason", _("Why?"), required=True, longest=LONGEST_WORDS, free_text=True)
    form.keep()
    dialog = FormDialog(bench, _("It is not so"), form, _("Refuse it"), parent, note=_told(waits))

    def send() -> None:
        order = service.RefuseAnnulments(waiting_ids=tuple(one.id for one in waits), **form.values())
        dialog.send(service.refuse_annulments, order)

    dialog.submitted.connect(send)
    dialog.open()


def _told(waits: Sequence[WaitingAnnulmentRow]) -> str:
    """What waits, by candidate; the same words once for all they are said of."""
    found: dict[str, list[str]] = {}
    for one in waits:
        found.setdefault(waiting_annulment_text(one), []).append(str(one.number))
    words = _("Candidate {number}: {why}")
    return "\n\n".join(words.format(number=", ".join(them), why=said) for said, them in found.items())
