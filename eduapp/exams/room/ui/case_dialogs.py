"""What follows a suspicion: reported to whom, the candidate warned and heard, what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital
from eduapp.exams.room import service
from eduapp.exams.room.rules import cases, steps
from eduapp.exams.room.rules.words import LONGEST_NAME, LONGEST_WORDS
from eduapp.exams.room.ui.act_dialogs import SEEN, Said
from eduapp.gui.forms import Form, FormDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from eduapp.exams.room.queries import CaseRow, TheDay
    from eduapp.gui.bench import Bench

VERBS = {
    steps.REPORT: N_("Report…"),
    steps.WARN: N_("Warn…"),
    steps.HEAR: N_("Hear…"),
    steps.DECIDE: N_("Decide…"),
}
_NOTES = {
    steps.REPORT: N_("The candidate goes on with the exam ({basis})."),
    steps.WARN: N_("Tell the candidate what was seen and what may follow. The exam goes on ({basis})."),
    steps.HEAR: N_("Nobody is judged unheard ({basis})."),
    steps.DECIDE: N_("Head or county decides, never who watched ({basis})."),
}
LATER = frozenset({steps.HEAR, steps.DECIDE})  # by whoever may decide, usually on a later day


def step_case(bench: Bench, day: TheDay, row: CaseRow, step: str, said: Said, parent: QWidget) -> None:
    """Ask what the next step of a case must say."""
    form = _form(bench, row, step)
    form.keep()
    verb = _(VERBS[step]).rstrip(" …")
    ground = code_list("room_incidents")[row.ground].label
    title = _("Candidate {number}: {what}").format(number=row.candidate, what=ground)
    note = " ".join(filter(None, (_(_NOTES[step]).format(basis=row.basis), said.note)))
    dialog = FormDialog(bench, title, form, verb, parent, note=note)
    use_case, command = {
        steps.HEAR: (service.hear_case, service.HearCase),
        steps.DECIDE: (service.decide_case, service.DecideCase),
    }.get(step, (service.step_case, service.StepCase))

    def send() -> None:
        values = form.values()
        if step not in LATER:
            values |= {
                "step": step,
                "minute": said.minute,
                "day": day.day if said.minute is not None else None,
            }
        dialog.send(use_case, command(sitting_id=day.id, about_id=row.id, **values))  # type: ignore[arg-type]

    dialog.submitted.connect(send)
    dialog.open()


def _form(bench: Bench, row: CaseRow, step: str) -> Form:
    form = Form(bench.theme, bench.today())
    if step in LATER:
        form.date("day", _("Day"), required=True, past=True, value=bench.today())
        form.time("minute", _("Time"), _("Empty: now. Another day than today needs a time."))
    if step == steps.REPORT:
        form.text("person", _("Reported to"), _("The name."), required=True, longest=LONGEST_NAME)
        kept = _("Aids, notes, pages: what it is and where it lies; “nothing” if nothing was.")
        form.text("kept", _("Taken care of as evidence"), kept, required=True, longest=LONGEST_WORDS)
    elif step == steps.HEAR:
        form.text("person", _("Heard by"), required=True, longest=LONGEST_NAME)
        form.lines(
            "words", _("What the candidate says"), required=True, longest=LONGEST_WORDS, free_text=True
        )
    elif step == steps.DECIDE:
        _decision(form, row)
    if step in {steps.REPORT, steps.WARN}:
        form.text("words", _("Sentence"), _(SEEN), longest=LONGEST_WORDS, free_text=True)
    return form


def _decision(form: Form, row: CaseRow) -> None:
    outcomes = [(key, capital(code_list(cases.OUTCOMES)[key].label)) for key in cases.outcomes_of(row.ground)]
    form.choice("outcome", _("What was decided?"), outcomes, required=True)
    deciders = [(key, capital(label)) for key, label in code_list(cases.DECIDERS).choices()]
    form.choice("decider", _("Who decided?"), deciders, required=True)
    form.text("person", _("Name"), required=True, longest=LONGEST_NAME)
    told = _("From that day the time for an appeal runs.")
    form.date("informed_on", _("The candidate was told on"), told, required=True, past=True)
    form.lines("words", _("Grounds"), longest=LONGEST_WORDS, free_text=True)
