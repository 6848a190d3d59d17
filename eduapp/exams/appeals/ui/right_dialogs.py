"""Putting right what was noted wrongly: when grounds or a copy were asked for, when an appeal came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import N_, _
from eduapp.exams.appeals import service
from eduapp.exams.appeals.rules.deciding import LONGEST_REASON
from eduapp.exams.appeals.rules.grounds import COPY, GROUNDS
from eduapp.exams.room.rules.words import LONGEST_NAME
from eduapp.gui.forms import Form, FormDialog

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from eduapp.exams.appeals.queries import AppealPage, GradeRow
    from eduapp.exams.appeals.rules.grounds import Request
    from eduapp.gui.bench import Bench

_ABOUT = {GROUNDS: N_("Grounds"), COPY: N_("Copy of the answer and the guide")}


def correct_request(bench: Bench, row: GradeRow, requests: Mapping[str, Request], parent: QWidget) -> None:
    """Ask for the days as they were; without a day nobody asked, or nobody gave it."""
    form = Form(bench.theme, bench.today())
    options = [(about, _(_ABOUT[about])) for about in requests]
    form.choice("about", _("What is put right?"), options, required=True, value=options[0][0])
    form.date("asked_on", _("Asked for on"), _("Empty if nobody asked."), past=True)
    form.date("given_on", _("Given on"), _("Empty if it was not given."), past=True)
    form.text("person", _("By whom?"), longest=LONGEST_NAME)
    form.text("reason", _("Why?"), required=True, longest=LONGEST_REASON, free_text=True)
    note = _("A last day to appeal that is counted from it moves with it (forvaltningsloven § 29).")
    title = _("Put a day right for candidate {number}").format(number=row.facts.number)
    shown = ""

    def follow() -> None:
        """What stands there now follows what is chosen."""
        nonlocal shown
        about = form.values()["about"]
        if about in requests and about != shown:
            shown, now = about, requests[about]
            form.set_values({"asked_on": now.asked_on, "given_on": now.given_on, "person": now.given_by})

    follow()
    form.changed.connect(follow)
    dialog = FormDialog(bench, title, form, _("Put it right"), parent, note=note)

    def send() -> None:
        now = requests[shown]
        before = (now.asked_on, now.given_on)
        order = service.CorrectRequest(result_id=row.id, before=before, **form.values())
        dialog.send(service.correct_request, order)

    dialog.submitted.connect(send)
    dialog.open()


def correct_receipt(bench: Bench, page: AppealPage, parent: QWidget) -> None:
    """Ask on which day an appeal came, and when its mistake was known where the time runs from that."""
    form = Form(bench.theme, bench.today())
    form.date(
        "received_on",
        _("Handed in or posted on"),
        _("What was handed to staff or posted in time is in time (forvaltningsloven § 30)."),
        required=True,
        past=True,
        value=page.row.received_on,
    )
    if page.kind.from_knowing:
        known_on = page.last.start if page.last is not None else None
        help_ = _("For formal mistakes: the time is counted from this day.")
        form.date("known_on", _("The mistake was known on"), help_, required=True, past=True, value=known_on)
    form.text(
        "late_reason",
        _("Why is it taken up though it is late?"),
        _("Only after the last day (forvaltningsloven § 31)."),
        longest=LONGEST_REASON,
        free_text=True,
        value=page.late_reason,
    )
    form.text("reason", _("Why is the day put right?"), required=True, longest=LONGEST_REASON, free_text=True)
    form.keep()
    note = _("Whether it came in time is reckoned anew. The day that stood there is kept among the steps.")
    title = _("Put the day right: appeal {number}").format(number=page.row.number)
    dialog = FormDialog(bench, title, form, _("Put it right"), parent, note=note)

    def send() -> None:
        order = service.CorrectReceipt(appeal_id=page.row.id, version=page.version, **form.values())
        dialog.send(service.correct_receipt, order)

    dialog.submitted.connect(send)
    dialog.open()
