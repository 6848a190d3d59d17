"""The form that puts learners into a group, one or several at once, with what to know of each beforehand."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _, ngettext
from eduapp.core.spans import MINUTES_A_DAY
from eduapp.core.violations import Override
from eduapp.education.courses.rules import spoken
from eduapp.education.enrolment import jobs, queries, rules, service
from eduapp.education.enrolment.queries import GroupRow, Prospect, Slots
from eduapp.education.enrolment.ui.consent import ask_consent
from eduapp.education.enrolment.ui.history_dialog import earlier_text
from eduapp.education.enrolment.ui.people_field import PeopleField
from eduapp.education.enrolment.ui.results import show_report
from eduapp.education.timetable.rules import time_text
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.widgets import rename

NO_SLOTS = Slots()


def put_learners_on(bench: Bench, group: GroupRow, parent: QWidget, slots: Slots = NO_SLOTS) -> FormDialog:
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
    day = form.date("first_day", _("First day"), required=True, value=first)
    if slots.today:
        _ask_sessions(form, slots)
    ask_consent(form, bench.today())
    form.keep()
    title = _("Put learners on {group}").format(group=group.label)
    dialog = FormDialog(bench, title, form, _("Put on"), parent, note=group.detail)
    people.changed.connect(lambda: rename(dialog.verb_button, _verb(len(people.value() or ()))))
    tell = partial(_tell, bench, group, form, people)
    people.changed.connect(tell)
    day.changed.connect(tell)
    dialog.submitted.connect(lambda: _send(bench, dialog, group, people, parent))
    dialog.open()
    return dialog


def _ask_sessions(form: Form, slots: Slots) -> None:
    """Which of today's sessions are theirs, if they begin today (rule 14)."""
    options = [
        (one.span.start, _("From {time} on").format(time=time_text(one.span.start, one.span.end)))
        for one in slots.today
    ]
    options.append((MINUTES_A_DAY, _("None of today's")))
    first = next((one.span.start for one in slots.today if not one.begun), MINUTES_A_DAY)
    form.choice(
        "from_minute",
        _("Sessions, if the first day is today"),
        options,
        _("Nobody is absent from a session before."),
        required=True,
        value=first,
    )


def _tell(bench: Bench, group: GroupRow, form: Form, people: PeopleField) -> None:
    """Ask whether those chosen will finish, and how the course ended for them before."""
    chosen, first_day = people.value() or (), form.values()["first_day"]
    if not chosen or first_day is None:
        people.show_about({})
        return

    def show(found: list[Prospect]) -> None:
        people.show_about({one.learner_id: about(one) for one in found})

    bench.runner.query(queries.prospects, group.id, chosen, first_day, owner=people, done=show, newest=True)


def about(one: Prospect) -> list[str]:
    """What one should know of somebody before putting them on, in sentences."""
    before = [_("Before: {ended}.").format(ended=earlier_text(end)) for end in one.earlier]
    lacks = (
        [_("Lacks what the course asks for: {needed}.").format(needed=spoken(one.lacks))] if one.lacks else []
    )
    return [*lacks, *one.at_work, rules.finish_sentence(one.finish), *before]


def _verb(count: int) -> str:
    return ngettext("Put {count} on", "Put {count} on", count).format(count=count) if count else _("Put on")


def _send(bench: Bench, dialog: FormDialog, group: GroupRow, people: PeopleField, parent: QWidget) -> None:
    chosen, typed = people.value() or (), dialog.form.values()
    typed.pop("learner_ids")
    if len(chosen) == 1:
        order = service.Enrol(learner_id=chosen[0], group_id=group.id, **typed)
        dialog.send(service.enrol, order)
        return
    names = people.names()
    window = dialog.parentWidget() or parent

    def start(ids: tuple[UUID, ...], override: Override | None, owner: QWidget) -> None:
        batch = jobs.EnrolMany(learner_ids=ids, group_id=group.id, override=override, **typed)
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
