"""The form that puts one learner on a course, from the learner's own page."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _
from eduapp.education.enrolment import queries, service
from eduapp.education.enrolment.queries import GroupRow, Prospect
from eduapp.education.enrolment.ui.consent import ask_consent
from eduapp.education.enrolment.ui.enrol_dialog import about
from eduapp.gui.bench import Bench
from eduapp.gui.fields import DateEdit
from eduapp.gui.form import Said
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.pickers import Pickable, SearchPicker


def put_on_a_course(bench: Bench, learner_id: UUID, parent: QWidget) -> FormDialog:
    """Choose a group and a first day. What stands against it is told all at once, when it is sent."""
    form = Form(bench.theme, bench.today())
    query = partial(queries.joinable, today=bench.today())
    picker = SearchPicker(bench, query, _("Course or group"), name=_("Course and group"))
    form.add("group_id", _("Course and group"), picker, required=True)
    words = _("If it is today, sessions that have begun already are left out.")
    day = form.date("first_day", _("First day"), words, required=True, value=bench.today())
    ask_consent(form, bench.today())
    form.keep()
    known = form.say()
    picker.picked.connect(lambda row: _propose(bench, day, row))
    tell = partial(_tell, bench, learner_id, form, known)
    picker.changed.connect(tell)
    day.changed.connect(tell)
    dialog = FormDialog(bench, _("Put on a course"), form, _("Put on"), parent)

    def send() -> None:
        dialog.send(service.enrol, service.Enrol(learner_id=learner_id, **form.values()))

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def _tell(bench: Bench, learner_id: UUID, form: Form, known: Said) -> None:
    """Ask whether the learner will finish in the group chosen, and how the course ended before."""
    typed = form.values()
    if typed["group_id"] is None or typed["first_day"] is None:
        known.set_text("")
        return

    def show(found: list[Prospect]) -> None:
        known.set_text("\n".join(sentence for one in found for sentence in about(one)))

    bench.runner.query(
        queries.prospects, typed["group_id"], [learner_id], typed["first_day"],
        owner=form, done=show, newest=True,
    )  # fmt: skip


def _propose(bench: Bench, day: DateEdit, row: Pickable | None) -> None:
    """A group that has not begun is joined on its first day, others today."""
    if isinstance(row, GroupRow):
        day.set_value(max(row.first_day, bench.today()))
