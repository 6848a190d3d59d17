"""The form that puts one learner on a course, from the learner's own page."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _
from eduapp.education.enrolment import queries, service
from eduapp.education.enrolment.queries import GroupRow
from eduapp.gui.bench import Bench
from eduapp.gui.fields import DateEdit
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.pickers import Pickable, SearchPicker


def put_on_a_course(bench: Bench, learner_id: UUID, parent: QWidget) -> FormDialog:
    """Choose a group and a first day. What stands against it is told all at once, when it is sent."""
    form = Form(bench.theme, bench.today())
    query = partial(queries.joinable, today=bench.today())
    picker = SearchPicker(bench, query, _("Course or group"), name=_("Course and group"))
    form.add("group_id", _("Course and group"), picker, required=True)
    day = form.date("first_day", _("First day"), required=True, value=bench.today())
    form.keep()
    picker.picked.connect(lambda row: _propose(bench, day, row))
    dialog = FormDialog(bench, _("Put on a course"), form, _("Put on"), parent)

    def send() -> None:
        dialog.send(service.enrol, service.Enrol(learner_id=learner_id, **form.values()))

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def _propose(bench: Bench, day: DateEdit, row: Pickable | None) -> None:
    """A group that has not begun is joined on its first day, others today."""
    if isinstance(row, GroupRow):
        day.set_value(max(row.first_day, bench.today()))
