"""The form that ends enrolments: how, why and when. The table of transitions says what can be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, ngettext
from eduapp.education.enrolment import jobs, rules, service
from eduapp.education.enrolment.rules import Transition
from eduapp.education.enrolment.ui.results import show_report
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog

LONGEST_REACHED = 300


@dataclass(frozen=True)
class Ending:
    """One enrolment that shall end."""

    id: UUID
    version: int
    name: str  # whose
    state: str  # on the day it is asked
    last_day: date  # proposed


def end_enrolments(bench: Bench, chosen: Sequence[Ending], parent: QWidget) -> FormDialog:
    """Ask how it ended for these people, once for all of them."""
    steps = common_ends({one.state for one in chosen})
    dialog = FormDialog(
        bench,
        _title(chosen),
        _form(bench, chosen, steps),
        _("End the enrolment") if len(chosen) == 1 else _("End the enrolments"),
        parent,
        note=_("What ended stays as it is; coming back is a new enrolment."),
    )
    dialog.submitted.connect(lambda: _send(bench, dialog, chosen, parent))
    dialog.open()
    return dialog


def common_ends(states: set[str]) -> list[Transition]:
    """The ends that the table knows for every one of these states, with the reasons they share."""
    offers = [{step.target: step for step in rules.ends_of(state)} for state in sorted(states)]
    first, *others = offers
    found = []
    for target, step in first.items():
        steps = [step, *(offer[target] for offer in others if target in offer)]
        if len(steps) == len(offers):
            shared = tuple(reason for reason in step.reasons if all(reason in one.reasons for one in steps))
            found.append(Transition(step.source, target, shared))
    return found


def _form(bench: Bench, chosen: Sequence[Ending], steps: list[Transition]) -> Form:
    form = Form(bench.theme, bench.today())
    states, reasons = code_list("enrolment_states"), code_list("end_reasons")
    ways = [(step.target, states[step.target].label.capitalize()) for step in steps]
    how = form.choice("state", _("How did it end?"), ways, required=True)
    nothing: list[tuple[str, str]] = []
    why = form.choice("reason", _("Why?"), nothing, required=True)

    def offer_reasons() -> None:
        found = next((step.reasons for step in steps if step.target == how.value()), ())
        why.set_options([(reason, reasons[reason].label.capitalize()) for reason in found])
        if len(found) == 1:
            why.set_value(found[0])

    how.changed.connect(offer_reasons)
    if any(one.state in rules.BEGUN for one in chosen):
        day = min(one.last_day for one in chosen)
        words = _("A day to come is kept as a plan, but for completing.")
        form.date("last_day", _("Last day of taking part"), words, required=True, value=day)
        form.text(
            "reached",
            _("What was reached"),
            _("Modules or aims; shown if the learner comes back."),
            longest=LONGEST_REACHED,
            free_text=True,
        )
    form.keep()
    return form


def _send(bench: Bench, dialog: FormDialog, chosen: Sequence[Ending], parent: QWidget) -> None:
    typed = {"last_day": chosen[0].last_day} | dialog.form.values()
    if len(chosen) == 1:
        one = chosen[0]
        order = service.EndEnrolment(enrolment_id=one.id, version=one.version, **typed)
        dialog.send(service.end_enrolment, order)
        return
    batch = jobs.EndMany(enrolments=tuple((one.id, one.version) for one in chosen), **typed)
    names = {one.id: one.name for one in chosen}

    def finished(report: jobs.Report) -> None:
        dialog.form.keep()
        dialog.accept()
        count = len(report.done)
        words = ngettext("{count} enrolment ended.", "{count} enrolments ended.", count)
        show_report(bench, report, names, words.format(count=count), parent)

    dialog.verb_button.setEnabled(False)
    bench.runner.start(jobs.end_many, batch, owner=dialog, done=finished, failed=dialog.refuse)


def _title(chosen: Sequence[Ending]) -> str:
    if len(chosen) == 1:
        return _("End for {name}").format(name=chosen[0].name)
    count = len(chosen)
    return ngettext("End for {count} person", "End for {count} people", count).format(count=count)
