"""Short forms for one application: declining it, offering until a day, an earlier day, giving the place."""

from datetime import date

from PySide6.QtWidgets import QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _
from eduapp.education.enrolment import rules as enrolment
from eduapp.education.waiting import rules, service
from eduapp.education.waiting.queries import WaitingList, WaitingRow
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog


def decline(bench: Bench, row: WaitingRow, parent: QWidget) -> FormDialog:
    """Ask why a wish is declined."""
    form = Form(bench.theme, bench.today())
    known = code_list("application_reasons")
    reasons = [(key, known[key].label.capitalize()) for key in rules.reasons_for(rules.DECLINED)]
    form.choice("reason", _("Why is it declined?"), reasons, required=True)
    form.keep()
    title = _("Decline for {name}").format(name=row.name)
    note = _("A new wish can be told at any time.")
    dialog = FormDialog(bench, title, form, _("Decline"), parent, note=note)

    def send() -> None:
        order = service.Decide(
            application_id=row.id, version=row.version, state=rules.DECLINED, **form.values()
        )
        dialog.send(service.decide, order)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def offer_until(bench: Bench, row: WaitingRow, shown: WaitingList, parent: QWidget) -> FormDialog:
    """Ask until when an offer stands."""
    form = Form(bench.theme, bench.today())
    until = rules.usual_until(bench.today(), shown.group.last_day)
    words = _("The place is held until then. Without an answer it goes back to the list, in the same order.")
    form.date("until", _("The offer stands until"), words, required=True, value=until)
    form.keep()
    title = _("Offer the place to {name}").format(name=row.name)
    dialog = FormDialog(bench, title, form, _("Offer"), parent, note=enrolment.finish_sentence(row.finish))

    def send() -> None:
        order = service.MakeOffer(application_id=row.id, version=row.version, **form.values())
        dialog.send(service.offer, order)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def move_earlier(bench: Bench, row: WaitingRow, parent: QWidget) -> FormDialog:
    """Ask for an earlier day (rule 1)."""
    form = Form(bench.theme, bench.today())
    words = _("It can only become earlier.")
    form.date("applied_on", _("Day applied"), words, required=True, past=True, value=row.applied_on)
    form.keep()
    title = _("Day applied of {name}").format(name=row.name)
    dialog = FormDialog(bench, title, form, _("Save"), parent)

    def send() -> None:
        order = service.MoveDate(application_id=row.id, version=row.version, **form.values())
        dialog.send(service.move_date, order)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def give(bench: Bench, row: WaitingRow, shown: WaitingList, parent: QWidget) -> FormDialog:
    """Ask from which day the place is theirs, and when they said yes."""
    form = Form(bench.theme, bench.today())
    first: date = min(max(shown.group.first_day, bench.today()), shown.group.last_day)
    words = _("If it is today, sessions that have begun already are left out.")
    form.date("first_day", _("First day"), words, required=True, value=first)
    law = _("Education is an offer ({law}). Empty the field if there is no yes yet.")
    form.date(
        "consented_on",
        _("Said yes to the offer"),
        law.format(law=enrolment.source_of("consent")),
        required=True,
        past=True,
        value=bench.today(),
    )
    form.keep()
    title = _("Give the place to {name}").format(name=row.name)
    note = enrolment.finish_sentence(row.finish)
    dialog = FormDialog(bench, title, form, _("Give the place"), parent, note=note)

    def send() -> None:
        order = service.GivePlace(application_id=row.id, version=row.version, **form.values())
        dialog.send(service.give_place, order)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog
