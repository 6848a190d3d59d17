"""The forms for training at a machine: one step more, and an exception for today."""

from PySide6.QtWidgets import QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.pickers import SearchPicker
from eduapp.people.learners import queries as learners
from eduapp.workshops.machines import service
from eduapp.workshops.machines.queries import MachineRow, PersonRow
from eduapp.workshops.machines.rules.register import LONGEST_WORDS, demand_of
from eduapp.workshops.machines.rules.training import (
    LEVELS,
    STOPS,
    Step,
    possible_steps,
    stop_reasons,
    training_on,
)

_SHOWN = (Step.CARD, Step.RENEWED)


def record_training(bench: Bench, row: MachineRow, parent: QWidget, person: PersonRow | None = None) -> None:
    """Ask what happened in somebody's training; of somebody known only what can happen next is offered."""
    today = bench.today()
    training = person.answer.training if person else training_on((), demand_of(row.facts, today), today)
    form = Form(bench.theme, today)
    if person is None:
        picker = SearchPicker(bench, learners.find, _("Find by name or number"))
        form.add("learner_id", _("Learner"), picker, required=True)
    steps = [(step, capital(step.label)) for step in possible_steps(training)]
    step = form.choice(
        "step",
        _("What happened?"),
        steps,
        _("Record what you gave, saw or decided yourself. The learner signs on paper."),
        required=True,
        value=steps[0][0] if steps else None,
    )
    form.date("day", _("Day"), required=True, past=True, value=today)
    levels = [(level.value, capital(level.label)) for level in LEVELS]
    form.choice("level", _("How may the learner work?"), levels, _("Only where who gave it signs."))
    reasons = {key: capital(words) for stop in STOPS for key, words in stop_reasons(stop)}
    form.choice("reason", _("Why?"), list(reasons.items()), _("Only where it is suspended or lapses."))
    form.date("until", _("The certificate counts until"), _("Only where it says so."))
    form.keep()

    def follow() -> None:
        chosen = step.value()
        form.field("level").setEnabled(chosen is Step.INSTRUCTOR_SIGNED)
        form.field("reason").setEnabled(chosen in STOPS)
        form.field("until").setEnabled(chosen in _SHOWN)

    step.changed.connect(follow)
    follow()
    title = _("Training at {machine}").format(machine=row.name)
    if person is not None:
        title = _("Training of {name} at {machine}").format(name=person.name, machine=row.name)
    note = code_list("machine_demands")[row.facts.demand]
    words = f"{capital(note.label)}: {note.said('source')}"
    dialog = FormDialog(bench, title, form, _("Record it"), parent, note=words)

    def send() -> None:
        typed = form.values()
        known = {"learner_id": person.learner_id} if person is not None else {}
        told = {key: typed[key] or "" for key in ("level", "reason")}
        command = service.RecordTraining(machine_id=row.id, **typed | known | told)
        dialog.send(service.record_training, command)

    dialog.submitted.connect(send)
    dialog.open()


def ask_exception(bench: Bench, row: MachineRow, parent: QWidget) -> None:
    """Ask whom to let work there today in spite of what lacks in the training, and why."""
    form = Form(bench.theme, bench.today())
    picker = SearchPicker(bench, learners.find, _("Find by name or number"))
    form.add("learner_id", _("Learner"), picker, required=True)
    form.text(
        "reason",
        _("Why can it not wait?"),
        _("Of the work, never of the person."),
        required=True,
        longest=LONGEST_WORDS,
        free_text=True,
    )
    form.keep()
    title = _("Exception at {machine} today").format(machine=row.name)
    note = _(
        "Nothing is allowed by this: a second person opens this page in their own name and allows it. "
        "Both names and the reason stand in the trail."
    )
    dialog = FormDialog(bench, title, form, _("Ask for the exception"), parent, note=note)

    def send() -> None:
        command = service.AskException(machine_id=row.id, day=bench.today(), **form.values())
        dialog.send(service.ask_exception, command)

    dialog.submitted.connect(send)
    dialog.open()
