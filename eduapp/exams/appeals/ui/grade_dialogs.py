"""What is done with one grade or its annulment beside an appeal: a later last day, grounds, another exam."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.codes import code_list
from eduapp.core.errors import EduError
from eduapp.core.i18n import N_, _, capital, date_text
from eduapp.exams.appeals import service
from eduapp.exams.appeals.ui.looks import kind_text
from eduapp.exams.deadlines.rules.extending import LONGEST_REASON
from eduapp.exams.grading.rules.kinds import Kind
from eduapp.exams.room.rules.words import LONGEST_NAME
from eduapp.exams.sittings.rules.resits import GROUNDS
from eduapp.gui.forms import Form, FormDialog

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from eduapp.exams.appeals.queries import GradeRow, ResitChoice, Subject, SubjectRow
    from eduapp.gui.bench import Bench


def extend_deadline(bench: Bench, row: SubjectRow[Subject], parent: QWidget) -> None:
    """Ask for a later last day, with the reason that stands beside it."""
    form = Form(bench.theme, bench.today())
    begun = [one for one in row.kinds if one.last is not None]
    kinds = [(one.kind, kind_text(one.kind)) for one in begun]
    form.choice("kind", _("For which appeal?"), kinds, required=True, value=kinds[0][0])
    form.date("last_day", _("New last day"), required=True)
    form.text("reason", _("Why?"), required=True, longest=LONGEST_REASON, free_text=True)
    form.keep()
    note = _("In special cases and before the time is over (forvaltningsloven § 29). Never shorter.")
    title = _("A later last day for candidate {number}").format(number=row.facts.number)
    dialog = FormDialog(bench, title, form, _("Extend it"), parent, note=note)
    line = dialog.line()

    def follow() -> None:
        chosen = next(one for one in begun if one.kind == form.values()["kind"])
        line.setText(chosen.line)
        line.show()
        dialog.fit()

    def send() -> None:
        values = form.values()
        chosen = next(one for one in begun if one.kind == values["kind"])
        before = chosen.last.last_day if chosen.last is not None else None
        order = service.ExtendDeadline(subject_id=row.id, before=before, **values)
        dialog.send(service.extend_deadline, order)

    form.changed.connect(follow)
    follow()
    dialog.submitted.connect(send)
    dialog.open()


def note_grounds(bench: Bench, row: GradeRow, parent: QWidget) -> None:
    """Ask when grounds were asked for, or, once they were, when and by whom they were given."""
    if row.facts.notice.asked_on is None:
        _ask_grounds(bench, row, parent)
    else:
        _give_grounds(bench, row, parent)


def _ask_grounds(bench: Bench, row: GradeRow, parent: QWidget) -> None:
    form = Form(bench.theme, bench.today())
    kinds = [(one.kind, kind_text(one.kind)) for one in row.kinds if Kind(one.kind).grounds.has("asks")]
    form.choice("kind", _("For which grade?"), kinds, required=True, value=kinds[0][0])
    form.date("asked_on", _("Asked for on"), required=True, past=True, value=bench.today())
    form.keep()
    grounds = Kind(kinds[0][0]).grounds
    note = _("{grounds} ({basis}). The time to appeal begins anew when they are given.").format(
        grounds=capital(grounds.label), basis=grounds.said("basis")
    )
    dialog = FormDialog(bench, _("Grounds were asked for"), form, _("Note it"), parent, note=note)

    def send() -> None:
        dialog.send(service.ask_grounds, service.AskGrounds(result_id=row.id, **form.values()))

    dialog.submitted.connect(send)
    dialog.open()


def _give_grounds(bench: Bench, row: GradeRow, parent: QWidget) -> None:
    form = Form(bench.theme, bench.today())
    form.date("given_on", _("Given on"), required=True, past=True, value=bench.today())
    form.text("person", _("By whom?"), required=True, longest=LONGEST_NAME)
    form.keep()
    asked = row.facts.notice.asked_on
    note = _("Asked for on {day}.").format(day=date_text(asked)) if asked is not None else ""
    dialog = FormDialog(bench, _("Grounds were given"), form, _("Note it"), parent, note=note)

    def send() -> None:
        dialog.send(service.give_grounds, service.GiveGrounds(result_id=row.id, **form.values()))

    dialog.submitted.connect(send)
    dialog.open()


def note_copy(bench: Bench, row: GradeRow, parent: QWidget) -> None:
    """Ask when a copy of the answer and the guide was asked for, or, once it was, when and by whom given."""
    asked = row.facts.notice.copy_asked_on
    form = Form(bench.theme, bench.today())
    if asked is None:
        form.date("asked_on", _("Asked for on"), required=True, past=True, value=bench.today())
        title = _("A copy of the answer and the guide was asked for")
        note = _("The time to appeal goes on (opplæringsforskrifta §§ 10-3, 16-2).")
    else:
        form.date("given_on", _("Given on"), required=True, past=True, value=bench.today())
        form.text("person", _("By whom?"), required=True, longest=LONGEST_NAME, value=bench.actor.name)
        title = _("The copy of the answer and the guide was given")
        note = _("Asked for on {day}.").format(day=date_text(asked))
    form.keep()
    dialog = FormDialog(bench, title, form, _("Note it"), parent, note=note)

    def send() -> None:
        if asked is None:
            dialog.send(service.ask_copy, service.AskCopy(result_id=row.id, **form.values()))
        else:
            dialog.send(service.give_copy, service.GiveCopy(result_id=row.id, **form.values()))

    dialog.submitted.connect(send)
    dialog.open()


class NoResit(EduError):
    """Nobody can be entered now; told as what cannot be done, not as what was."""

    message = N_("{text}")


def open_resit(bench: Bench, found: ResitChoice, parent: QWidget) -> None:
    """Ask for which exam somebody is entered after this one, on a ground that what happened bears."""
    open_to = [one for one in found.resits if not one.entered and not one.against]
    if not open_to:
        bench.show_error(NoResit(text=why_no_resit(found)), parent)
        return
    form = Form(bench.theme, bench.today())
    days = [(one.sitting_id, f"{date_text(one.day)} · {one.place}".strip(" ·")) for one in open_to]
    form.choice("sitting_id", _("Which exam?"), days, required=True, value=days[0][0])
    grounds = [(key, _ground(key)) for key in open_to[0].grounds]
    help_ = _("Proposed by what there was before.")
    form.choice("ground", _("Ground"), grounds, help_, required=True, value=grounds[0][0])
    form.keep()
    title = _("Another exam for {name}").format(name=found.name)
    dialog = FormDialog(bench, title, form, _("Enter candidate"), parent, note=found.course)

    def send() -> None:
        order = service.OpenResit(candidate_id=found.candidate_id, **form.values())
        dialog.send(service.open_resit, order, entered)

    def entered(_id: UUID) -> None:
        bench.tell(_("{name} is entered.").format(name=found.name))

    dialog.submitted.connect(send)
    dialog.open()


def why_no_resit(found: ResitChoice) -> str:
    """Why nobody can be entered: no exam to come, entered already, or a wait of the law."""
    if against := next((one.against for one in found.resits if one.against), ""):
        return against
    if found.resits:
        return _("{name} is entered for the exams to come already.").format(name=found.name)
    return _("No exam to come is planned in {course}. Plan one first.").format(course=found.course)


def _ground(key: str) -> str:
    code = code_list(GROUNDS)[key]
    return f"{capital(code.label)} ({code.said('basis')})"
