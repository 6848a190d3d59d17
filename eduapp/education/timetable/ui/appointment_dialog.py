"""The form for a fixed appointment: whose, when, of which neutral kind. There is no field for why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.codes import code_list
from eduapp.core.i18n import _
from eduapp.core.spans import Span
from eduapp.education.timetable import service
from eduapp.education.timetable.rules import AppointmentFacts
from eduapp.gui.forms import Form, FormDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from eduapp.gui.bench import Bench


def book_appointment(
    bench: Bench,
    name: str,
    parent: QWidget,
    *,
    learner_id: UUID | None = None,
    user_id: UUID | None = None,
    day: date | None = None,
    done: Callable[[UUID], None] = lambda _id: None,
) -> FormDialog:
    """Ask when somebody is elsewhere."""
    form = _form(bench, day or bench.today())
    title = _("Fixed appointment of {name}").format(name=name)
    note = _("Only when and of which kind. Why is not kept, and teachers see only that somebody is busy.")
    dialog = FormDialog(bench, title, form, _("Book the appointment"), parent, note=note)

    def send() -> None:
        facts = _facts(form)
        if facts is None:
            form.show_problems({"end": _("Write both times, or neither.")})
            return
        order = service.BookAppointment(learner_id=learner_id, user_id=user_id, facts=facts)
        dialog.send(service.book_appointment, order, done)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def _form(bench: Bench, day: date) -> Form:
    form = Form(bench.theme, bench.today())
    kinds = [(key, words.capitalize()) for key, words in code_list("appointment_kinds").choices()]
    form.choice("kind", _("Kind"), kinds, required=True)
    form.date("first", _("First day"), required=True, value=day)
    form.date("last", _("Last day"), required=True, value=day)
    form.time("start", _("From"), _("Leave both times empty if nobody knows them."))
    form.time("end", _("Until"))
    form.keep()
    return form


def _facts(form: Form) -> AppointmentFacts | None:
    """What was typed; None while only one of the times is there."""
    typed = form.values()
    start, end = typed["start"], typed["end"]
    if (start is None) != (end is None):
        return None
    span = None if start is None else Span(start, end)
    return AppointmentFacts(typed["kind"], typed["first"], typed["last"], span)
