"""The forms of custody: a bundle that came, each step, and taking one back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital
from eduapp.exams.custody import service
from eduapp.exams.custody.rules.recording import (
    LONGEST_LABEL,
    LONGEST_REFERENCE,
    LONGEST_VARIANT,
    LONGEST_WORDS,
    MOST_SHEETS,
    StepFacts,
    two_people,
)
from eduapp.exams.custody.rules.steps import FIND, KINDS, LOSE, LOST, RECEIVE
from eduapp.gui.forms import Form, FormDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from eduapp.exams.custody.queries import BundleRow, LogRow
    from eduapp.gui.bench import Bench

# What a step's button says, what its form is called, and what its words are about.
VERBS = {
    "received": N_("Enter its receipt…"),
    "counted": N_("Count…"),
    "sealed": N_("Seal…"),
    "moved": N_("Move…"),
    "opened": N_("Open…"),
    "handed_out": N_("Hand out…"),
    "back": N_("Back unused…"),
    "handed_in": N_("Handed in…"),
    "returned": N_("Give back…"),
    "destroyed": N_("Destroy…"),
    "sent": N_("Send away…"),
    "missing": N_("Missing…"),
    "found": N_("Found again…"),
}
TITLES = {
    "received": N_("Received: {bundle}"),
    "counted": N_("Count {bundle}"),
    "sealed": N_("Seal {bundle}"),
    "moved": N_("Move {bundle}"),
    "opened": N_("Open {bundle}"),
    "handed_out": N_("Hand out from {bundle}"),
    "back": N_("Back unused: {bundle}"),
    "handed_in": N_("Handed in: {bundle}"),
    "returned": N_("Give back unused: {bundle}"),
    "destroyed": N_("Destroy: {bundle}"),
    "sent": N_("Send away: {bundle}"),
    "missing": N_("Missing: {bundle}"),
    "found": N_("Found again: {bundle}"),
}
_COUNTS = {
    "counted": N_("How many did you find?"),
    "opened": N_("How many are in it?"),
}
_WORDS = {
    "received": N_("From whom?"),
    "moved": N_("Where to?"),
    "returned": N_("To whom?"),
    "destroyed": N_("How, and where?"),
    "sent": N_("To whom?"),
    "missing": N_("What is known about it?"),
    "found": N_("Where was it?"),
}
_REFERENCES = {
    "received": N_("Number of the seal"),
    "sealed": N_("Number of the seal"),
    "sent": N_("Reference"),
}
NOT_YET = N_("It counts once a second person has opened this page in their own name and confirmed it.")
NO_PEOPLE = N_("Of places and papers. Nothing about who is thought to have done something.")


def receive_bundle(bench: Bench, sitting_id: UUID, parent: QWidget, done: Callable[[UUID], None]) -> None:
    """Ask for a bundle that came; `done` gets its id."""
    form = Form(bench.theme, bench.today())
    form.text("label", _("What stands on the bundle?"), required=True, longest=LONGEST_LABEL)
    kinds = [(key, capital(words)) for key, words in code_list("bundle_kinds").choices()]
    form.choice("holds", _("What does it hold?"), kinds, required=True, value=kinds[0][0])
    form.text("variant", _("Letter of the version"), _("Where there are several."), longest=LONGEST_VARIANT)
    form.number("count", _("How many?"), required=True, least=1, most=MOST_SHEETS)
    form.text("source", _("From whom?"), required=True, longest=LONGEST_WORDS)
    form.text("seal", _("Number of the seal"), _("If it came sealed."), longest=LONGEST_REFERENCE)
    form.keep()
    note = _("What stands here is not changed afterwards. A mistake is taken back with a reason.")
    dialog = FormDialog(bench, _("Receive papers"), form, _("Receive it"), parent, note=note)

    def send() -> None:
        command = service.ReceiveBundle(sitting_id=sitting_id, **form.values())
        dialog.send(service.receive_bundle, command, done)

    dialog.submitted.connect(send)
    dialog.open()


def record_step(bench: Bench, row: BundleRow, step: str, parent: QWidget) -> None:
    """Ask what a step must say, and no more than that."""
    form = _step_form(bench, row, step)
    note = _(NOT_YET) if KINDS[step].two_people else ""
    title = _(TITLES[step]).format(bundle=row.label)
    dialog = FormDialog(bench, title, form, _("Record it"), parent, note=note)

    def send() -> None:
        facts = StepFacts(**form.values())
        command = service.RecordStep(bundle_id=row.id, turn=row.turn, step=step, facts=facts)
        dialog.send(service.record_step, command)

    dialog.submitted.connect(send)
    dialog.open()


def take_back(bench: Bench, bundle: BundleRow, row: LogRow, parent: QWidget) -> None:
    """Ask why a line is taken back, and which number is right."""
    form = Form(bench.theme, bench.today())
    form.text("reason", _("Why?"), _(NO_PEOPLE), required=True, longest=LONGEST_WORDS, free_text=True)
    step = KINDS.get(row.event.kind)
    if step is not None and step.least is not None and bundle.waiting is not row:
        help_text = _("Leave it empty if the step did not happen. Then it counts no more.")
        form.number("count", _("The right number"), help_text, least=step.least, most=MOST_SHEETS)
    form.keep()
    title = _("Take back line {number} of {bundle}").format(number=row.number, bundle=bundle.label)
    note = _(NOT_YET) if two_people(row.event, bundle.events) else ""
    dialog = FormDialog(bench, title, form, _("Take it back"), parent, note=note)

    def send() -> None:
        command = service.TakeStepBack(
            bundle_id=bundle.id, turn=bundle.turn, event_id=row.event.id, **form.values()
        )
        dialog.send(service.take_step_back, command)

    dialog.submitted.connect(send)
    dialog.open()


def _step_form(bench: Bench, row: BundleRow, step: str) -> Form:
    form, kind = Form(bench.theme, bench.today()), KINDS[step]
    if kind.least is not None:
        title, should = _(_COUNTS.get(step, N_("How many?"))), ""
        if step != RECEIVE and kind.piles:
            should = _should_be(row, step)
        form.number("count", title, should, required=True, least=kind.least, most=MOST_SHEETS)
    if len(kind.piles) > 1:
        piles = code_list("bundle_piles")
        options = [(pile, capital(piles[pile].label)) for pile in kind.piles]
        title = _("Where is it now?") if step == FIND else _("Which?")
        form.choice("pile", title, options, required=True, value=_fullest(row, kind.piles))
    if kind.words:
        free = step in {LOSE, FIND}
        form.text(
            "words",
            _(_WORDS[step]),
            _(NO_PEOPLE) if free else "",
            required=True,
            longest=LONGEST_WORDS,
            free_text=free,
        )
    if step in _REFERENCES:
        form.text("reference", _(_REFERENCES[step]), required=kind.reference, longest=LONGEST_REFERENCE)
    if kind.numbered:
        form.number("first_number", _("From copy"), _("If they are numbered."), least=1)
        form.number("last_number", _("To copy"), least=1)
    form.keep()
    return form


def _should_be(row: BundleRow, step: str) -> str:
    """What the books say of what the step takes from."""
    piles, words = KINDS[step].piles, code_list("bundle_piles")
    if step == FIND:
        return _("{count} are missing.").format(count=row.standing.pile(LOST))
    told = [f"{words[pile].label} {row.standing.pile(pile)}" for pile in piles]
    return _("By the books: {piles}.").format(piles=", ".join(told))


def _fullest(row: BundleRow, piles: tuple[str, ...]) -> str:
    """What is most likely meant: the first pile that has something in it."""
    return next((pile for pile in piles if row.standing.pile(pile)), piles[0])
