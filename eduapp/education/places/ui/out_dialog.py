"""The forms for days out of service: adding them, ending them earlier, taking them back."""

from datetime import date

from PySide6.QtWidgets import QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _
from eduapp.education.places import service
from eduapp.education.places.queries import OutRow, PlaceRow
from eduapp.education.places.rules import LONGEST_WORDS
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog

ENDS, NEVER = "ends", "never"


def take_out_of_service(bench: Bench, row: PlaceRow, parent: QWidget) -> FormDialog:
    """Ask for days on which a place cannot be used."""
    form = Form(bench.theme, bench.today())
    form.date("first_day", _("First day"), required=True, value=bench.today())
    form.date("last_day", _("Last day"), _("Empty: until further notice."))
    reasons = [(key, words.capitalize()) for key, words in code_list("place_out_reasons").choices()]
    form.choice("reason", _("Why?"), reasons, required=True)
    form.text(
        "words",
        _("In a few words"),
        _("Of the place, never of people."),
        longest=LONGEST_WORDS,
        free_text=True,
    )
    form.keep()
    title = _("Take {name} out of service").format(name=row.name)
    note = _("What is planned there stays in the timetable until somebody moves it.")
    dialog = FormDialog(bench, title, form, _("Take out of service"), parent, note=note)

    def send() -> None:
        command = service.TakeOutOfService(place_id=row.id, **form.values())
        dialog.send(service.take_out_of_service, command)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def end_out_of_service(bench: Bench, place: str, row: OutRow, parent: QWidget) -> FormDialog:
    """Ask for the last day after all, or take the days back whole."""
    today = bench.today()
    form = Form(bench.theme, today)
    begun = row.span.first_day <= today
    how = form.choice(
        "how",
        _("How does it end?"),
        [(ENDS, _("The place can be used again")), (NEVER, _("It was entered by mistake, or is called off"))],
        required=True,
        value=ENDS if begun else NEVER,
    )
    day = form.date("last_day", _("Last day out of service"), value=_proposed(row, today), required=True)
    how.changed.connect(lambda: day.setEnabled(how.value() == ENDS))
    day.setEnabled(begun)
    form.keep()
    title = _("End the days out of service of {name}").format(name=place)
    note = _("The days as they were planned, and who planned them, stay on record.")
    dialog = FormDialog(bench, title, form, _("End the days"), parent, note=note)

    def send() -> None:
        last = form.values()["last_day"] if how.value() == ENDS else None
        command = service.EndOutOfService(out_id=row.id, version=row.version, last_day=last)
        dialog.send(service.end_out_of_service, command)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def _proposed(row: OutRow, today: date) -> date:
    """Today, or the nearest of the days."""
    last = row.span.last_day or today
    return max(row.span.first_day, min(today, last))
