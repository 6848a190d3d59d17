"""Asks why sessions are not held, and whether they count for the daily allowance all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital, date_text, ngettext
from eduapp.education.timetable import jobs
from eduapp.education.timetable.rules.occurrences import few
from eduapp.education.timetable.ui.outcome import restore, show_outcome
from eduapp.gui.forms import Form, FormDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from eduapp.education.timetable.jobs import Report
    from eduapp.education.timetable.queries import SessionRow
    from eduapp.gui.bench import Bench

OWNERS = {"prison": N_("the prison's cause"), "school": N_("the school's cause")}


def cancel_sessions(bench: Bench, rows: Sequence[SessionRow], parent: QWidget) -> FormDialog:
    """Cancel one session or many, each by itself; one undo takes all back."""
    count = len(rows)
    title = ngettext("Cancel {count} session", "Cancel {count} sessions", count).format(count=count)
    dialog = FormDialog(
        bench, title, _form(bench), title, parent, note=few([named(row) for row in rows], "; ")
    )
    dialog.submitted.connect(lambda: _send(bench, dialog, rows, parent))
    dialog.open()
    return dialog


def named(row: SessionRow) -> str:
    """A session in a list: Maths 1P, A, 23.11.2026 08.30–10.00."""
    return f"{row.course_name}, {row.group_name}, {date_text(row.day)} {row.hours}"


def _form(bench: Bench) -> Form:
    form = Form(bench.theme, bench.today())
    reasons = [
        (code.key, f"{capital(code.label)} ({_(OWNERS[str(code.flags['cause'])])})")
        for code in code_list("cancel_reasons")
    ]
    form.choice("reason", _("Why?"), reasons, required=True)
    counts = [(True, _("Counts as if it had been held")), (False, _("Does not count"))]
    form.choice(
        "paid",
        _("Daily allowance"),
        counts,
        _("That a session is not held is never the learner's cause."),
        required=True,
        value=True,
    )
    form.keep()
    return form


def _send(bench: Bench, dialog: FormDialog, rows: Sequence[SessionRow], parent: QWidget) -> None:
    typed = dialog.form.values()
    order = jobs.CancelMany(
        sessions=tuple((row.id, row.version) for row in rows), reason=typed["reason"], paid=typed["paid"]
    )
    names = {row.id: named(row) for row in rows}

    def finished(report: Report) -> None:
        dialog.form.keep()
        dialog.accept()
        count = len(report.done)
        said = ngettext("{count} session cancelled.", "{count} sessions cancelled.", count)
        undo = lambda: restore(bench, report.done, names, parent)  # noqa: E731 - one line of one dialog
        show_outcome(bench, report, names, said.format(count=count), parent, undo)

    dialog.verb_button.setEnabled(False)  # once is enough
    bench.runner.start(jobs.cancel_many, order, owner=dialog, done=finished, failed=dialog.refuse)
