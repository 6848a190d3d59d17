"""Coming back: a new enrolment in the same course, with how it ended before and what was reached in sight."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _
from eduapp.education.enrolment import queries, service
from eduapp.education.enrolment.queries import GroupRow, History
from eduapp.education.enrolment.ui.consent import ask_consent
from eduapp.education.enrolment.ui.history_dialog import earlier_text
from eduapp.gui.bench import Bench
from eduapp.gui.fields import DateEdit
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.pickers import Pickable, SearchPicker


def enrol_again(bench: Bench, enrolment_id: UUID, course_id: UUID, parent: QWidget) -> None:
    """Read what has been, then ask for a group of the same course and a first day."""

    def shown(found: History | None) -> None:
        if found is not None:
            ask_again(bench, found, course_id, parent)

    bench.runner.query(queries.history, enrolment_id, bench.today(), owner=parent, done=shown)


def ask_again(bench: Bench, told: History, course_id: UUID, parent: QWidget) -> FormDialog:
    """The form; what ended stays as it is, the new enrolment follows it."""
    form = Form(bench.theme, bench.today())
    query = partial(queries.joinable, today=bench.today(), course_id=course_id)
    picker = SearchPicker(bench, query, _("Group"), name=_("Group of {course}").format(course=told.course))
    form.add("group_id", _("Group"), picker, _("Arrow down shows all of them."), required=True)
    day = form.date("first_day", _("First day"), required=True, value=bench.today())
    ask_consent(form, bench.today())
    form.keep()
    picker.picked.connect(lambda row: _propose(bench, day, row))
    title = _("{name}: {course} again").format(name=told.name, course=told.course)
    before = [*told.earlier]
    own = queries.EarlierEnd(
        told.id, told.learner_id, told.group, told.state, told.end_reason, told.last_day, told.reached
    )
    note = "\n".join(earlier_text(one) for one in [own, *before])
    dialog = FormDialog(bench, title, form, _("Put on"), parent, note=note)

    def send() -> None:
        dialog.send(service.enrol, service.Enrol(learner_id=told.learner_id, **form.values()))

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def _propose(bench: Bench, day: DateEdit, row: Pickable | None) -> None:
    if isinstance(row, GroupRow):
        day.set_value(max(row.first_day, bench.today()))
