"""Which part of the trail one wants: of whom, by whom, from which day to which."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eduapp.core.i18n import N_, _, date_text
from eduapp.gui.form import Form
from eduapp.gui.forms import FormDialog
from eduapp.gui.loading import load
from eduapp.gui.pickers import SearchPicker
from eduapp.people.audit.queries import TrailFilter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from eduapp.gui.bench import Bench
    from eduapp.gui.pickers import Pickable
    from eduapp.people.access.queries import UserRow

PEOPLE = "audit.people"  # place of the answer that finds people: (session, text) → rows to pick
BACKWARDS = N_("The last day lies before the first. Write them the other way round.")


@dataclass(frozen=True)
class Narrowed:
    """What was chosen, with the names to say it by."""

    person: Pickable | None = None
    actor_id: UUID | None = None
    actor: str = ""
    first: date | None = None
    last: date | None = None

    def on(self, wanted: TrailFilter) -> TrailFilter:
        """The same part of the trail, and of that only what was chosen."""
        person = self.person.id if self.person is not None else None
        chosen = {"learner_id": person, "actor_id": self.actor_id, "first": self.first, "last": self.last}
        return replace(wanted, **chosen)  # type: ignore[arg-type]  # a picker says nothing of its ids

    def sentence(self) -> str:
        """What it is narrowed to; "" if to nothing."""
        days = {
            "first": date_text(self.first) if self.first else "",
            "last": date_text(self.last) if self.last else "",
        }
        parts = [
            _("about {name}").format(name=self.person.label) if self.person is not None else "",
            _("by {name}").format(name=self.actor) if self.actor_id else "",
            _("from {first}").format(**days) if self.first else "",
            _("to {last}").format(**days) if self.last else "",
        ]
        return ", ".join(filter(None, parts))


def ask_narrowed(
    bench: Bench,
    users: Sequence[UserRow],
    before: Narrowed,
    chosen: Callable[[Narrowed], None],
    parent: QWidget,
) -> FormDialog:
    """Ask; `chosen` gets the answer."""
    form = Form(bench.theme, bench.today())
    answers = bench.answers(PEOPLE)
    if answers:
        picker = SearchPicker(bench, load(answers[0]), _("Name or number"))
        form.add("person", _("About"), picker, value=before.person)
    options = [(None, _("anybody")), *((user.id, user.name) for user in users)]
    form.choice("actor", _("By"), options, value=before.actor_id)
    form.date("first", _("First day"), past=True, value=before.first)
    form.date("last", _("Last day"), past=True, value=before.last)
    dialog = FormDialog(bench, _("Narrow the trail down"), form, _("Show these"), parent)

    def take() -> None:
        typed = form.values()
        first, last = typed["first"], typed["last"]
        if first and last and last < first:
            form.show_problems({"last": _(BACKWARDS)})
            return
        names = {user.id: user.name for user in users}
        person = picker.row() if answers else None
        dialog.accept()
        chosen(Narrowed(person, typed["actor"], names.get(typed["actor"], ""), first, last))

    dialog.submitted.connect(take)
    dialog.open()
    return dialog
