"""Minutes given back, and rows taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _
from eduapp.exams.room import service
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.against import MOST_MINUTES
from eduapp.exams.room.rules.exam import at
from eduapp.exams.room.rules.wording import spans, what
from eduapp.exams.room.rules.words import LONGEST_WORDS
from eduapp.exams.room.ui.act_dialogs import SEEN, Said
from eduapp.gui.forms import Form, FormDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from eduapp.exams.room.queries import DisturbanceRow, TheDay
    from eduapp.exams.room.rules.log import LogRow
    from eduapp.gui.bench import Bench


def credit_minutes(bench: Bench, day: TheDay, row: DisturbanceRow, said: Said, parent: QWidget) -> None:
    """Ask how many minutes are given back, and to whom of those who were sitting then."""
    form = Form(bench.theme, bench.today())
    sat = [number for _id, number in row.sat]
    form.number("minutes", _("Minutes"), _("0 for none."), required=True, most=MOST_MINUTES, value=row.lasted)
    form.heading(_("Given back to"), _("Who was sitting the exam then: {numbers}").format(numbers=spans(sat)))
    for id, number in row.sat:
        form.check(str(id), _("Candidate {number}").format(number=number), value=True)
    needed = _("needed for none, and for other minutes than it lasted")
    form.text("words", _("Sentence"), _(SEEN), longest=LONGEST_WORDS, value=said.words, needed_for=needed)
    form.keep()
    title = _("{time}, {what}: minutes").format(time=at(row.minute), what=row.what)
    note = said.note or _("Planned time and minutes given back stand beside each other and add up.")
    dialog = FormDialog(bench, title, form, _("Give back"), parent, note=note)

    def send() -> None:
        values = form.values()
        chosen = tuple(id for id, _number in row.sat if values[str(id)])
        order = service.CreditMinutes(
            sitting_id=day.id,
            about_id=row.id,
            minutes=values["minutes"],
            candidate_ids=chosen,
            words=values["words"],
            minute=said.minute,
        )
        dialog.send(service.credit_minutes, order)

    dialog.submitted.connect(send)
    dialog.open()


def take_back(bench: Bench, day: TheDay, row: LogRow, parent: QWidget) -> None:
    """Ask why a row is taken back, and at which time it counts if only its time was wrong."""
    form = Form(bench.theme, bench.today())
    form.text("reason", _("Why?"), _(SEEN), required=True, longest=LONGEST_WORDS, free_text=True)
    needed = row.entry.kind in steps.LEADS_TO
    told = (
        _("A step of the exam stays; only its time is put right.")
        if needed
        else _("Empty: it did not happen.")
    )
    form.time("minute", _("The right time"), told, required=needed)
    form.keep()
    title = _("Take back row {number}: {what}").format(number=row.number, what=what(row))
    note = _("The row stays in the log, with the one that takes it back.")
    dialog = FormDialog(bench, title, form, _("Take it back"), parent, note=note)

    def send() -> None:
        order = service.TakeBack(sitting_id=day.id, entry_id=row.id, **form.values())
        dialog.send(service.take_back, order)

    dialog.submitted.connect(send)
    dialog.open()
