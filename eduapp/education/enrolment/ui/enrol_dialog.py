"""The form that puts learners into a group, one or several at once."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _, ngettext
from eduapp.core.violations import Override
from eduapp.education.enrolment import jobs, queries, service
from eduapp.education.enrolment.queries import GroupRow
from eduapp.education.enrolment.ui.people_field import PeopleField
from eduapp.education.enrolment.ui.results import show_report
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.widgets import rename


def put_learners_on(bench: Bench, group: GroupRow, parent: QWidget) -> FormDialog:
    """Choose people and a first day; who is refused is told by name with every reason."""
    form = Form(bench.theme, bench.today())
    people = PeopleField(bench, partial(queries.candidates, group_id=group.id))
    form.add(
        "learner_ids",
        _("Learners"),
        people,
        _("Only people who are here and not on the course."),
        required=True,
    )
    first = min(max(group.first_day, bench.today()), group.last_day)
    form.date("first_day", _("First day"), required=True, value=first)
    form.keep()
    title = _("Put learners on {group}").format(group=group.label)
    dialog = FormDialog(bench, title, form, _("Put on"), parent, note=group.detail)
    people.changed.connect(lambda: rename(dialog.verb_button, _verb(len(people.value() or ()))))
    dialog.submitted.connect(lambda: _send(bench, dialog, group, people, parent))
    dialog.open()
    return dialog


def _verb(count: int) -> str:
    return ngettext("Put {count} on", "Put {count} on", count).format(count=count) if count else _("Put on")


def _send(bench: Bench, dialog: FormDialog, group: GroupRow, people: PeopleField, parent: QWidget) -> None:
    chosen, first_day = people.value() or (), dialog.form.values()["first_day"]
    if len(chosen) == 1:
        order = service.Enrol(learner_id=chosen[0], group_id=group.id, first_day=first_day)
        dialog.send(service.enrol, order)
        return
    names = people.names()
    window = dialog.parentWidget() or parent

    def start(ids: tuple[UUID, ...], override: Override | None, owner: QWidget) -> None:
        batch = jobs.EnrolMany(learner_ids=ids, group_id=group.id, first_day=first_day, override=override)
        bench.runner.start(jobs.enrol_many, batch, owner=owner, done=finished, failed=dialog.refuse)

    def finished(report: jobs.Report) -> None:
        dialog.form.keep()
        dialog.accept()
        count = len(report.done)
        words = ngettext(
            "{count} learner was put on {group}.", "{count} learners were put on {group}.", count
        )
        show_report(
            bench,
            report,
            names,
            words.format(count=count, group=group.label),
            window,
            lambda ids, override: start(ids, override, window),
        )

    dialog.verb_button.setEnabled(False)
    start(chosen, None, dialog)
