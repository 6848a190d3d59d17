"""Correcting a key: what is right after all and why, then who moves, and only then it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import N_, _, date_text, ngettext
from eduapp.exams.marking import queries, service
from eduapp.exams.marking.rules.keys import LONGEST_REASON
from eduapp.exams.marking.ui.key_form import fill_form, question_of
from eduapp.exams.marking.ui.looks import moving_texts
from eduapp.exams.questions.rules.filing import label_of
from eduapp.exams.questions.rules.placing import said_by
from eduapp.exams.sittings.rules.states import SEALED
from eduapp.gui.dialogs import Dialog
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.widgets import button, label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from eduapp.exams.marking.queries import HeldKey, MovedRow
    from eduapp.gui.bench import Bench
    from eduapp.gui.theme import Theme
    from eduapp.gui.widgets.boxes import Item

NOTE = N_(
    "It holds for every answer that the key has marked, in every exam. What examiners have marked by it, on"
    " paper, they mark again where nothing is fixed; sheets that were typed in are typed anew. What was asked"
    " stays. No grade that is fixed moves by itself: it is corrected, or somebody says that the answer was"
    " looked at. For exams to come, mend the question in the bank too."
)
FIXED_TOLD = N_("results are fixed: points move, the grade does not")


def correct_key(bench: Bench, version_id: UUID, parent: QWidget) -> None:
    """Ask what is right, show who moves, and correct it."""

    def show(held: HeldKey | None) -> None:
        if held is not None:
            ask_key(bench, held, parent)

    bench.runner.query(queries.held_key, version_id, owner=parent, done=show)


def ask_key(bench: Bench, held: HeldKey, parent: QWidget) -> None:
    """The form for a key that is at hand."""
    form = Form(bench.theme, bench.today())
    form.heading(_("What was asked"), said_by(held.question.stem))
    fill_form(bench.theme, form, held.question)
    form.text("reason", _("Why was the key wrong?"), required=True, longest=LONGEST_REASON, free_text=True)
    form.keep()
    title = _("Correct the key: {label}").format(label=label_of(held.question))
    dialog = FormDialog(bench, title, form, _("See who moves…"), parent, note=_(NOTE))

    def send() -> None:
        values = form.values()
        order = service.CorrectKey(
            version_id=held.version_id,
            question=question_of(held.question, values),
            reason=values["reason"],
            before=held.corrections,
        )
        dialog.send(service.correct_key, order)

    def show(moved: list[MovedRow]) -> None:
        asked = MovedDialog(bench.theme, moved, dialog)
        asked.accepted.connect(send)
        asked.open()

    def look() -> None:
        question = question_of(held.question, form.values())
        bench.runner.query(queries.preview, held.version_id, question, owner=dialog, done=show)

    dialog.submitted.connect(look)
    dialog.open()


class MovedDialog(Dialog):
    """Who would move by a key, by number; and the verb that does it."""

    def __init__(self, theme: Theme, moved: Sequence[MovedRow], parent: QWidget) -> None:
        count = sum(row.after is not None for row in moved)  # whose answer people mark again is listed below
        words = ngettext("{count} candidate moves", "{count} candidates move", count)
        nobody = _("Nobody moves by the key alone") if moved else _("Nobody moves")
        title = words.format(count=count) if count else nobody
        super().__init__(theme, title, parent)
        self.out = button(theme, _("Cancel"))
        self.out.clicked.connect(self.reject)
        self.go = button(theme, _("Correct the key"), kind="primary")
        self.go.clicked.connect(self.accept)
        items: list[Item] = [label(title, "subtitle", wrap=True)]
        for heading, rows in _by_exam(moved).items():
            items.append(label(heading, "bodyStrong", wrap=True))
            items += [label(said, wrap=True) for said in moving_texts(rows)]
        if not moved:
            items.append(label(_("Nobody who was marked so far gets other points."), "secondary", wrap=True))
        self.fill(*items, None, buttons=[self.out, self.go])
        self.go.setFocus()


def _by_exam(moved: Sequence[MovedRow]) -> dict[str, list[MovedRow]]:
    found: dict[str, list[MovedRow]] = {}
    for row in moved:
        heading = f"{row.course}, {date_text(row.day)}"
        if row.state != SEALED:
            heading = f"{heading} ({_(FIXED_TOLD)})"
        found.setdefault(heading, []).append(row)
    return found
