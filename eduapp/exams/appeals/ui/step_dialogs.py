"""What is said with a step: who, when, why, and a grade where one comes with it. And parts of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import N_, _
from eduapp.education.courses.rules import scale
from eduapp.exams.appeals import service
from eduapp.exams.appeals.rules import notices, steps
from eduapp.exams.appeals.rules.deciding import LONGEST_REASON
from eduapp.exams.appeals.rules.parts import LONGEST_PART
from eduapp.exams.appeals.rules.steps import basis_of
from eduapp.exams.appeals.ui.looks import VERBS, part_title, waiting_text
from eduapp.exams.room.rules.words import LONGEST_NAME
from eduapp.gui.dialogs import Dialog
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.sending import send as send_command
from eduapp.gui.widgets import button, label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from eduapp.exams.appeals.queries import AppealPage, PartRow
    from eduapp.gui.bench import Bench

_WHO = {
    steps.SEND: N_("Who sent it?"),
    steps.WITHDRAW: N_("Who took the words of the candidate?"),
    steps.ASSESS: N_("Who assessed it anew?"),
    steps.RETURN: N_("Who looked at it?"),
    steps.CONFIRM: N_("Who looked at it?"),
    steps.RECALL: N_("Who found the mistake?"),
}
_WHY = {
    steps.SEND: N_("How, and with which reference?"),
    steps.WITHDRAW: N_("What did the candidate say?"),
    steps.ASSESS: N_("On what does the new grade rest?"),
    steps.CONFIRM: N_("What did you check?"),
    steps.RECALL: N_("What was written down wrongly?"),
}
COUNTS_AGAIN = N_(
    "Then nobody waits any more, and the grade that was in force is again. One that two never released is "
    "fixed and released first."
)
_NOTES = {
    steps.ANNUL: N_("The grade is in force no more, and the candidate may sit another exam."),
    steps.REVERSE: COUNTS_AGAIN,
    steps.QUASH: N_("The grade is in force no more until it is assessed anew."),
    steps.REDO: N_("The grade is in force no more until it is assessed anew."),
    steps.ASSESS: N_("It counts once a second person confirms it."),
    steps.CONFIRM: N_("The new grade is in force from then on."),
    steps.RECALL: N_("The appeal is where it was before, and so is what it is against."),
}
BY_TWO = N_("It counts once a second person confirms it.")
NO_SECOND = N_(
    "Nobody else has an account that could confirm it: ask an administrator to open one. Until then it "
    "waits, and you can take it back."
)
NOTICE_TITLES = {
    notices.INTERIM: N_("A preliminary answer was given"),
    notices.OUTCOME: N_("The candidate was told what was decided"),
}
NO_REASONS = N_("The instance gives no reasons, and need not.")


def take_step(bench: Bench, page: AppealPage, step: str, parent: QWidget) -> None:
    """Ask what a step must say, and no more than that."""
    form = Form(bench.theme, bench.today())
    form.date("on_day", _("On which day?"), required=True, past=True, value=bench.today())
    own = step in {steps.SEND, *steps.OWN}
    who = _(_WHO.get(step, N_("Who decided?")))
    form.text("person", who, required=True, longest=LONGEST_NAME, value=bench.actor.name if own else "")
    if step in steps.GRADED:
        known = scale(page.facts.graded.scale)
        options = [(one.code, one.label) for one in _grades(page, step)]
        form.choice("grade", _("New grade"), options, known.label, required=True)
    reason = ""
    if page.kind.new_people and step in {steps.UPHOLD, steps.RAISE, steps.LOWER}:
        reason = _(NO_REASONS)  # its paragraph stands with the step
    form.text(
        "reason",
        _(_WHY.get(step, N_("Why?"))),
        required=True,
        longest=LONGEST_REASON,
        free_text=True,
        value=reason,
    )
    form.keep()
    waits = step in {*steps.BY_TWO, steps.ASSESS}
    notes = (
        _by_law(page, step),
        _(BY_TWO) if step in steps.BY_TWO else "",
        _(_NOTES[step]) if step in _NOTES else "",
        _(NO_SECOND) if waits and not page.two.has_second(bench.actor.user_id) else "",
    )
    note = " ".join(filter(None, notes))
    title = _(VERBS[step]).rstrip(" …")
    dialog = FormDialog(bench, title, form, _("Write it down"), parent, note=note)

    def send() -> None:
        order = service.StepAppeal(appeal_id=page.row.id, version=page.version, step=step, **form.values())
        dialog.send(service.step_appeal, order)

    dialog.submitted.connect(send)
    dialog.open()


def confirm_step(bench: Bench, page: AppealPage, parent: QWidget) -> None:
    """Ask once more before what somebody else has written down counts."""
    waits = page.waiting
    if waits is None:
        return
    title = _("Confirm it?")
    if bench.ask.confirm(title, waiting_text(waits), _("Confirm it"), parent):
        order = service.ConfirmStep(waiting_id=waits.id, version=waits.version)
        send_command(bench, service.confirm_step, order, owner=parent, done=lambda _none: None)


def refuse_step(bench: Bench, page: AppealPage, parent: QWidget) -> None:
    """Ask why what was written down is not so."""
    waits = page.waiting
    if waits is None:
        return
    form = Form(bench.theme, bench.today())
    form.text("reason", _("Why?"), required=True, longest=LONGEST_REASON, free_text=True)
    form.keep()
    dialog = FormDialog(
        bench, _("It is not so"), form, _("Refuse it"), parent, note=_("The appeal stays where it is.")
    )

    def send() -> None:
        order = service.RefuseStep(waiting_id=waits.id, version=waits.version, **form.values())
        dialog.send(service.refuse_step, order)

    dialog.submitted.connect(send)
    dialog.open()


def note_notice(bench: Bench, page: AppealPage, notice: str, parent: QWidget) -> None:
    """Ask when and by whom the candidate was told; what is noted already is put right."""
    form, kept = Form(bench.theme, bench.today()), page.notices.get(notice)
    form.date(
        "on_day",
        _("On which day?"),
        required=True,
        past=True,
        value=kept.on_day if kept is not None else bench.today(),
    )
    form.text(
        "person",
        _("Who told the candidate?"),
        required=True,
        longest=LONGEST_NAME,
        value=kept.person if kept is not None else bench.actor.name,
    )
    form.keep()
    title = _(NOTICE_TITLES[notice])
    note = _("By {basis}.").format(basis=notices.basis_of(notice))
    dialog = FormDialog(bench, title, form, _("Note it"), parent, note=note)

    def send() -> None:
        before = kept.on_day if kept is not None else None
        order = service.NoteNotice(appeal_id=page.row.id, notice=notice, before=before, **form.values())
        dialog.send(service.note_notice, order)

    dialog.submitted.connect(send)
    dialog.open()


def keep_part(bench: Bench, page: AppealPage, row: PartRow, parent: QWidget) -> None:
    """Ask for a part of the file: its words, or that it is enclosed."""
    form = Form(bench.theme, bench.today())
    form.lines(
        "words",
        _("What it says"),
        _("By candidate number. Empty where it is enclosed on paper."),
        lines=8,
        longest=LONGEST_PART,
        free_text=True,
        value=row.words,
    )
    form.check("enclosed", _("Enclosed on paper"), value=row.enclosed)
    form.keep()
    dialog = FormDialog(bench, part_title(row), form, _("Keep it"), parent)

    def send() -> None:
        order = service.KeepPart(appeal_id=page.row.id, part=row.part, before=row.words, **form.values())
        dialog.send(service.keep_part, order)

    dialog.submitted.connect(send)
    dialog.open()


def show_complaint(bench: Bench, page: AppealPage, words: str, parent: QWidget) -> None:
    """What somebody complains of, for who works on it; and who of those who decide may not see it."""
    dialog = Dialog(bench.theme, _("What the candidate writes"), parent)
    told = page.kind.told_complaint
    note = (
        _("It goes to {instance} with the file ({basis}).")
        if told
        else _("It never goes to {instance} ({basis}).")
    ).format(instance=page.kind.instance.label, basis=page.kind.basis)
    close = button(bench.theme, _("Close"), kind="primary")
    close.clicked.connect(dialog.reject)
    dialog.fill(
        label(dialog.windowTitle(), "subtitle", wrap=True),
        label(note, "secondary", wrap=True),
        label(words, wrap=True),
        buttons=[close],
    )
    dialog.open()


def _grades(page: AppealPage, step: str) -> list:  # type: ignore[type-arg]
    """The grades that can come: above the old one, below it, or any."""
    known = scale(page.facts.graded.scale)
    codes = [one.code for one in known.grades]
    old = codes.index(page.facts.graded.grade) if page.facts.graded.grade in codes else len(codes)
    graded = [one for one in known.grades if one.passed is not None or known.key == "MAAL"]
    if step == steps.RAISE:
        return [one for one in graded if codes.index(one.code) < old]
    if step == steps.LOWER:
        return [one for one in graded if codes.index(one.code) > old]
    return list(known.grades)


def _by_law(page: AppealPage, step: str) -> str:
    return _("By {basis}.").format(basis=basis_of(page.kind, step))
