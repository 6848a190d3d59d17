"""A form for minutes more or less on a day whose month is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.pickers import SearchPicker
from eduapp.people.learners import queries as learners
from eduapp.workshops.hours import service
from eduapp.workshops.hours.rules.adjusting import REASONS, most_minutes

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from eduapp.gui.bench import Bench

MOST = 1440  # minutes that the field takes; the reason has a maximum of its own
MORE, LESS = 1, -1


def adjust_hours(
    bench: Bench, workshop_id: UUID, day: date, parent: QWidget, learner_id: UUID | None = None
) -> FormDialog:
    """Who (unless that is known), which day, how many minutes more or less, and why."""
    today = bench.today()
    form = Form(bench.theme, today)
    if learner_id is None:
        picker = SearchPicker(bench, learners.find, _("Find by name or number"), name=_("Who"))
        form.add("learner_id", _("Who"), picker, required=True)
    form.date("day", _("Day"), required=True, past=True, value=day)
    form.choice("sign", _("More or less"), [(MORE, _("More")), (LESS, _("Less"))], value=MORE)
    form.number("minutes", _("How much"), required=True, unit=_("minutes"), most=MOST)
    reasons = [
        (code.key, _("{reason} (at most {most} min a day)").format(reason=capital(code.label), most=most))
        for code in code_list(REASONS)
        if (most := most_minutes(code.key, today))
    ]
    form.choice("reason", _("Why"), reasons, required=True)
    form.keep()
    note = _("What is counted stays as it is. This is a row of its own; somebody else approves it.")
    dialog = FormDialog(bench, _("Adjust hours"), form, _("Adjust"), parent, note=note)

    def send() -> None:
        typed = form.values()
        command = service.AdjustHours(
            workshop_id=workshop_id,
            learner_id=learner_id or typed["learner_id"],
            day=typed["day"],
            minutes=typed["sign"] * typed["minutes"],
            reason=typed["reason"],
        )
        dialog.send(service.adjust_hours, command)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog
