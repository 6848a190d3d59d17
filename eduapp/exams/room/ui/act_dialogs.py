"""What an act asks beside a key: how somebody was known, why and with whom they go, what happened."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital
from eduapp.exams.room import service
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.exam import at
from eduapp.exams.room.rules.facts import LISTS, MOST_SHEETS, Facts
from eduapp.exams.room.rules.words import LONGEST_NAME, LONGEST_WORDS
from eduapp.gui.forms import Form, FormDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from eduapp.core.db.unit_of_work import Command
    from eduapp.exams.room.queries import DayCandidate, TheDay
    from eduapp.gui.bench import Bench

ASKS = frozenset({steps.CHECK_IN, steps.LEAVE, steps.STAY_AWAY, steps.HAND_IN})  # acts that ask for more
SEEN = N_("What was seen, and what was done. No names, and nothing that only a decision can say.")
_TITLES = {
    steps.CHECK_IN: N_("Candidate {number}: who is it?"),
    steps.LEAVE: N_("Candidate {number} leaves the room"),
    steps.STAY_AWAY: N_("Candidate {number} did not come"),
    steps.HAND_IN: N_("Candidate {number} hands in"),
}
_CODES = {
    steps.CHECK_IN: N_("How was the identity checked?"),
    steps.LEAVE: N_("Why?"),
    steps.STAY_AWAY: N_("Is the absence documented?"),
}
_PEOPLE = {steps.CHECK_IN: N_("Confirmed by"), steps.LEAVE: N_("With whom?")}


@dataclass(frozen=True)
class Said:
    """What stands in the fields of the page: a sentence, the time on paper, and who saw it."""

    words: str = ""
    minute: int | None = None
    seen_by: UUID | None = None  # None: who writes

    @property
    def note(self) -> str:
        """Above a form, so that a typed time is not forgotten."""
        if self.minute is None:
            return ""
        return _("Time as it stands on paper: {time}").format(time=at(self.minute))


def ask_act(
    bench: Bench,
    day: TheDay,
    row: DayCandidate,
    act: str,
    said: Said,
    parent: QWidget,
    done: Callable[[object], None],
) -> None:
    """Ask what one act must say, and write it down."""
    note = said.note
    if act == steps.CHECK_IN:
        note = " ".join(filter(None, (_by_the_list(row), note)))

    def order(facts: Facts, back: int | None) -> tuple[Callable[..., object], Command]:
        told = service.NoteAct(
            sitting_id=day.id,
            act=act,
            candidate_ids=(row.id,),
            facts=facts,
            minute=said.minute,
            seen_by=said.seen_by,
            back_minute=back,
        )
        return service.note_act, told

    _ask(bench, row, act, said, parent, note, order, done)


def ask_identity(
    bench: Bench,
    row: DayCandidate,
    note: str,
    parent: QWidget,
    order: Callable[[Facts], tuple[Callable[..., object], Command]],
    done: Callable[[object], None],
) -> None:
    """Ask who somebody is for a command of another page, which is made of what was said."""
    note = " ".join(filter(None, (_by_the_list(row), note)))
    _ask(bench, row, steps.CHECK_IN, Said(), parent, note, lambda facts, _back: order(facts), done)


def _ask(
    bench: Bench,
    row: DayCandidate,
    act: str,
    said: Said,
    parent: QWidget,
    note: str,
    order: Callable[[Facts, int | None], tuple[Callable[..., object], Command]],
    done: Callable[[object], None],
) -> None:
    form = Form(bench.theme, bench.today())
    if act in LISTS:
        codes = [(key, capital(label)) for key, label in code_list(LISTS[act]).choices()]
        form.choice("code", _(_CODES[act]), codes, required=True, value=codes[0][0])
    if act in _PEOPLE:
        form.text("person", _(_PEOPLE[act]), longest=LONGEST_NAME, needed_for=_needed(act, "person"))
    if act == steps.LEAVE and said.minute is not None:
        form.time("back", _("Back at"), _("As it stands on paper; empty while the candidate is out."))
    if act == steps.HAND_IN:
        form.number("sheets", _("How many sheets?"), required=True, most=MOST_SHEETS)
    form.text(
        "words",
        _("Sentence"),
        _(SEEN),
        longest=LONGEST_WORDS,
        free_text=True,
        value=said.words,
        needed_for=_needed(act, "words"),
    )
    form.keep()
    title = _(_TITLES[act]).format(number=row.number)
    dialog = FormDialog(bench, title, form, _("Write it down"), parent, note=note)

    def send() -> None:
        values = form.values()
        back = values.pop("back", None)
        dialog.send(*order(Facts(**values), back), done)

    dialog.submitted.connect(send)
    dialog.open()


def _by_the_list(row: DayCandidate) -> str:
    """Whom the person is compared with; a dialog is for who watches alone."""
    return _("On the list: {name}.").format(name=row.name)


def _needed(act: str, flag: str) -> str:
    """With which codes of an act a field must be filled; "" for none."""
    codes = [code.label for code in code_list(LISTS[act]) if code.has(flag)] if act in LISTS else []
    return _("needed for: {what}").format(what=", ".join(codes)) if codes else ""


def ask_stop(bench: Bench, day: TheDay, said: Said, parent: QWidget, done: Callable[[object], None]) -> None:
    """Ask why everybody stops."""
    form = Form(bench.theme, bench.today())
    form.text("words", _("Why?"), _(SEEN), required=True, longest=LONGEST_WORDS, value=said.words)
    form.keep()
    note = said.note or _("Minutes that are lost are given back when it goes on.")
    dialog = FormDialog(bench, _("Stop the exam for all"), form, _("Stop for all"), parent, note=note)

    def send() -> None:
        order = service.StepSitting(
            sitting_id=day.id,
            step=steps.STOPPED,
            minute=said.minute,
            seen_by=said.seen_by,
            **form.values(),
        )
        dialog.send(service.step_sitting, order, done)

    dialog.submitted.connect(send)
    dialog.open()
