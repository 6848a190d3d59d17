"""Appointing an examiner, and ending an appointment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import N_, _
from eduapp.exams.marking import queries, service
from eduapp.exams.marking.rules.examiners import LONGEST_REASON
from eduapp.exams.marking.rules.final import THIRD
from eduapp.exams.marking.ui.examiner_field import ExaminerField
from eduapp.exams.marking.ui.looks import place_name
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.widgets import why_not

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from eduapp.exams.marking.queries import Choice, Overview, Progress
    from eduapp.gui.bench import Bench

END_TOLD = N_("What was given and not handed in counts no more. Somebody else is appointed and begins anew.")


def appoint_examiner(bench: Bench, overview: Overview, place: int, parent: QWidget) -> None:
    """Ask who marks at a place; who may not is there, greyed out, with the reason."""

    def show(choices: Sequence[Choice]) -> None:
        appoint_among(bench, overview, place, choices, parent)

    bench.runner.query(queries.choices, overview.sitting_id, owner=parent, done=show)


def appoint_among(
    bench: Bench, overview: Overview, place: int, choices: Sequence[Choice], parent: QWidget
) -> None:
    """The same with the accounts at hand."""
    form = Form(bench.theme, bench.today())
    form.add("user_id", _("Who marks?"), ExaminerField(bench.theme, choices), required=True)
    outside = _("External examiner: from outside the school that held the exam")
    form.check("external", outside, value=place != THIRD)
    form.keep()
    title = _("Appoint: {place}").format(place=place_name(place))
    dialog = FormDialog(bench, title, form, _("Appoint"), parent, note=" ".join(overview.rules))
    if not any(not one.why_not for one in choices):
        nobody = _("Nobody can be chosen here. An administrator can give others the role examiner.")
        dialog.say(nobody)
        why_not(dialog.verb_button, nobody)

    def send() -> None:
        order = service.AppointExaminer(sitting_id=overview.sitting_id, place=place, **form.values())
        dialog.send(service.appoint_examiner, order)

    dialog.submitted.connect(send)
    dialog.open()


def end_examiner(bench: Bench, one: Progress, parent: QWidget) -> None:
    """Ask why somebody does not go on."""
    form = Form(bench.theme, bench.today())
    form.text("reason", _("Why?"), required=True, longest=LONGEST_REASON, free_text=True)
    form.keep()
    title = _("{name} does not go on").format(name=one.examiner.name)
    dialog = FormDialog(bench, title, form, _("End it"), parent, note=_(END_TOLD))

    def send() -> None:
        order = service.EndExaminer(examiner_id=one.examiner.id, **form.values())
        dialog.send(service.end_examiner, order)

    dialog.submitted.connect(send)
    dialog.open()
