"""Forms for places in a workshop: given to a learner, and ended."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from eduapp.core.i18n import _
from eduapp.education.timetable.rules.openings import WORKDAYS
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.pickers import SearchPicker
from eduapp.gui.weekdays_field import WeekdaysField
from eduapp.people.learners import queries as learners
from eduapp.people.learners.rules import why_no_more
from eduapp.workshops.hours import service
from eduapp.workshops.hours.rules.workshops import FULL

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from eduapp.gui.bench import Bench
    from eduapp.workshops.hours.queries import PlacementRow, WorkshopRow


def place_learner(bench: Bench, workshop: WorkshopRow, parent: QWidget) -> FormDialog:
    """Whom, and from when."""
    form = Form(bench.theme, bench.today())
    picker = SearchPicker(
        bench,
        learners.known,
        _("Find by name or number"),
        name=_("Who"),
        hint=partial(why_no_more, bench.actor),
    )
    form.add("learner_id", _("Who"), picker, required=True)
    form.date("first_day", _("First day"), required=True, value=bench.today())
    form.date("last_day", _("Last day"), _("Leave it empty if it is not known."))
    form.number("percent", _("Size of the post"), required=True, unit="%", least=1, most=FULL, value=FULL)
    days = WeekdaysField(bench.theme)
    form.add("weekdays", _("Weekdays"), days, required=True, value=WORKDAYS)
    form.keep()
    title = _("Place a learner in {workshop}").format(workshop=workshop.name)
    dialog = FormDialog(bench, title, form, _("Place learner"), parent)

    def send() -> None:
        dialog.send(service.place_learner, service.PlaceLearner(workshop_id=workshop.id, **form.values()))

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def end_placement(bench: Bench, row: PlacementRow, parent: QWidget) -> FormDialog:
    """Which day is the last."""
    form = Form(bench.theme, bench.today())
    last = max(row.first_day, bench.today())
    form.date("last_day", _("Last day"), required=True, value=row.last_day or last)
    form.keep()
    title = _("End the place of {name}").format(name=row.name)
    note = _("Hours that are entered stay. A new place can be given at any time.")
    dialog = FormDialog(bench, title, form, _("End the place"), parent, note=note)

    def send() -> None:
        command = service.EndPlacement(placement_id=row.id, version=row.version, **form.values())
        dialog.send(service.end_placement, command)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog
