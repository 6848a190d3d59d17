"""Forms of the ledger: hours entered by hand, put right, rejected."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.core.day_clock import clock_on
from eduapp.core.i18n import _, date_text, ngettext
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.pickers import SearchPicker
from eduapp.people.learners import queries as learners
from eduapp.people.learners.rules import why_no_more
from eduapp.workshops.hours import queries, service, terms
from eduapp.workshops.hours.rules.deviation import NONE
from eduapp.workshops.hours.rules.ledger import LONGEST_REASON, NO_MACHINES
from eduapp.workshops.hours.ui.times_dialogs import add_times, times_of, times_problems
from eduapp.workshops.hours.ui.work_form import add_work, deviation_in, machines_in, work_problems

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from eduapp.gui.bench import Bench
    from eduapp.workshops.hours.queries import Choices, EntryRow, TaskRow, WorkshopRow


def enter_hours(bench: Bench, workshop: WorkshopRow, day: date, parent: QWidget) -> None:
    """One stretch of one person: somebody who was forgotten on the sheet, or lent out."""

    def show(offered: Choices) -> None:
        form = Form(bench.theme, bench.today())
        picker = SearchPicker(
            bench,
            learners.known,
            _("Find by name or number"),
            name=_("Who"),
            hint=partial(why_no_more, bench.actor),
        )
        form.add("learner_id", _("Who"), picker, required=True)
        form.date("day", _("Day"), required=True, past=True, value=day)
        add_times(form, workshop.facts.shift)
        _add_task(form, offered.tasks, None)
        add_work(form, offered.machines, {}, NO_MACHINES, NONE)
        form.keep()
        title = _("Enter hours in {workshop}").format(workshop=workshop.name)
        note = _("They wait for approval by somebody else.")
        dialog = FormDialog(bench, title, form, _("Enter hours"), parent, note=note)
        dialog.submitted.connect(lambda: _send_new(dialog, workshop.id))
        dialog.open()

    bench.runner.query(queries.choices, workshop.id, owner=parent, done=show)


def correct_entry(bench: Bench, row: EntryRow, parent: QWidget) -> None:
    """Other times or another task. An approval falls with it, and the form says so."""
    said = row.content

    def show(offered: Choices) -> None:
        form = Form(bench.theme, bench.today())
        add_times(form, said.times)
        _add_task(form, offered.tasks, said.task_id)
        add_work(form, offered.machines, offered.barred, said.machine_ids, said.deviation)
        approved = row.state == terms.APPROVED
        form.text("reason", _("Reason"), required=approved, longest=LONGEST_REASON, free_text=True)
        form.keep()
        title = _("Correct {name}, {day}").format(name=row.name, day=date_text(row.content.day))
        note = _("The hours are approved. With the correction the approval falls, and they wait anew.")
        again = _("The hours then wait for approval by somebody else.")
        dialog = FormDialog(
            bench, title, form, _("Save correction"), parent, note=note if approved else again
        )
        dialog.submitted.connect(lambda: _send_correction(dialog, row))
        dialog.open()

    asked = (said.workshop_id, (said.learner_id, said.day), said.machine_ids)
    bench.runner.query(queries.choices, *asked, owner=parent, done=show)


def reject_entries(bench: Bench, rows: Sequence[EntryRow], parent: QWidget) -> FormDialog:
    """Why these hours were not so."""
    form = Form(bench.theme, bench.today())
    help_ = _("Whoever entered the hours reads it, and can put them right.")
    form.text("reason", _("Reason"), help_, required=True, longest=LONGEST_REASON, free_text=True)
    count = len(rows)
    title = ngettext("Reject {count} entry", "Reject {count} entries", count).format(count=count)
    dialog = FormDialog(bench, title, form, _("Reject"), parent)

    def send() -> None:
        ids = tuple(row.id for row in rows)
        dialog.send(service.reject_hours, service.RejectHours(entry_ids=ids, **form.values()))

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def _add_task(form: Form, tasks: Sequence[TaskRow], chosen: UUID | None) -> None:
    options: list[tuple[UUID | None, str]] = [(None, _("No task"))]
    options += [(task.id, task.name) for task in tasks]
    form.choice("task_id", _("Task"), options, value=chosen)


def _send_new(dialog: FormDialog, workshop_id: UUID) -> None:
    typed = dialog.form.values()
    times = times_of(dialog.form, clock_on(typed["day"]))
    problems = times_problems(times) or work_problems(dialog.form, times)
    dialog.form.show_problems(problems)
    if not problems:
        command = service.LogHours(
            workshop_id=workshop_id,
            learner_id=typed["learner_id"],
            day=typed["day"],
            times=times,
            task_id=typed["task_id"],
            machine_ids=machines_in(dialog.form),
            deviation=deviation_in(dialog.form),
        )
        dialog.send(service.log_hours, command)


def _send_correction(dialog: FormDialog, row: EntryRow) -> None:
    typed, said = dialog.form.values(), row.content
    times = times_of(dialog.form, clock_on(said.day, said.zone))
    problems = times_problems(times) or work_problems(dialog.form, times)
    dialog.form.show_problems(problems)
    if not problems:
        command = service.CorrectHours(
            entry_id=row.id,
            version=row.version,
            times=times,
            task_id=typed["task_id"],
            reason=typed["reason"],
            machine_ids=machines_in(dialog.form),
            deviation=deviation_in(dialog.form),
        )
        dialog.send(service.correct_hours, command)
