"""Asks why sessions are not held, and whether they count for the daily allowance all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, capital, date_text, ngettext
from eduapp.education.timetable import jobs
from eduapp.education.timetable.rules.occurrences import few
from eduapp.education.timetable.ui.outcome import restore, show_outcome
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.loading import load

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget
    from sqlalchemy.orm import Session as Look

    from eduapp.core.errors import EduError
    from eduapp.education.timetable.jobs import Report
    from eduapp.education.timetable.queries import SessionRow
    from eduapp.gui.bench import Bench
    from eduapp.gui.tasks import JobHandle

OWNERS = {"prison": N_("the prison's cause"), "school": N_("the school's cause")}
CANCELLING = "timetable.cancelling"  # (session, session ids) -> sentences on what stands in them


class CancelDialog(FormDialog):
    """Asks why, and tells first what was recorded in the sessions: what becomes of it is said above the form.

    `over`: nothing is being changed any more. Closing the dialog while its job runs does not stop the job.
    """

    over = Signal()

    def __init__(self, bench: Bench, rows: Sequence[SessionRow], parent: QWidget) -> None:
        count = len(rows)
        title = ngettext("Cancel {count} session", "Cancel {count} sessions", count).format(count=count)
        super().__init__(
            bench, title, _form(bench), title, parent, note=few([named(row) for row in rows], "; ")
        )
        self._rows, self._page = rows, parent
        self._job: JobHandle | None = None
        self.submitted.connect(self._start)
        self.finished.connect(self._closed)
        self._look()

    def _look(self) -> None:
        """Ask features above what stands in these sessions; until they answer nothing is cancelled."""
        answers, ids = tuple(self._bench.answers(CANCELLING)), [row.id for row in self._rows]
        self.verb_button.setEnabled(not answers)
        self._bench.runner.query(read_standing, answers, ids, owner=self, done=self._tell)

    def _tell(self, sentences: tuple[str, ...]) -> None:
        for sentence in sentences:
            self.say(sentence)
        self.verb_button.setEnabled(True)

    def _start(self) -> None:
        typed = self.form.values()
        order = jobs.CancelMany(
            sessions=tuple((row.id, row.version) for row in self._rows),
            reason=typed["reason"],
            paid=typed["paid"],
        )
        self.verb_button.setEnabled(False)  # once is enough
        self.form.keep()  # what was typed is on its way: closing now loses nothing
        self._job = self._bench.runner.start(
            jobs.cancel_many, order, owner=self, done=self._done, failed=self._failed
        )

    def _done(self, report: Report) -> None:
        names = {row.id: named(row) for row in self._rows}
        count = len(report.done)
        said = ngettext("{count} session cancelled.", "{count} sessions cancelled.", count)
        undo = lambda: restore(self._bench, report.done, names, self._page)  # noqa: E731 - one line
        if self.isVisible():
            self.accept()
        show_outcome(self._bench, report, names, said.format(count=count), self._page, undo)

    def _failed(self, error: EduError) -> None:
        if self.isVisible():
            self.refuse(error)
        else:
            self._bench.show_error(error, self._page)

    def _closed(self) -> None:
        if self._job is None or self._job.over:
            self.over.emit()
        else:
            self._job.ended.connect(self.over)


def cancel_sessions(bench: Bench, rows: Sequence[SessionRow], parent: QWidget) -> CancelDialog:
    """Cancel one session or many, each by itself; one undo takes all back."""
    dialog = CancelDialog(bench, rows, parent)
    dialog.open()
    return dialog


def read_standing(look: Look, answers: Sequence[str], ids: Collection[UUID]) -> tuple[str, ...]:
    """What features above say of sessions that are to be cancelled."""
    return tuple(sentence for name in answers for sentence in load(name)(look, ids))


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
