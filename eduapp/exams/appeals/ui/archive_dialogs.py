"""Putting an exam away that is over, and bringing it out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _
from eduapp.exams.appeals import service
from eduapp.exams.sittings.rules.states import LONGEST_REASON
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.sending import send as send_command

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from eduapp.exams.appeals.queries import ExamPage
    from eduapp.gui.bench import Bench


def archive_exam(bench: Bench, sitting_id: UUID, parent: QWidget) -> None:
    """Put it away."""

    def done(_none: None) -> None:
        bench.tell(_("The exam is in the archive."))

    order = service.ArchiveExam(sitting_id=sitting_id)
    send_command(bench, service.archive_exam, order, owner=parent, done=done)


def take_out(bench: Bench, exam: ExamPage, parent: QWidget) -> None:
    """Ask why it is taken out again."""
    form = Form(bench.theme, bench.today())
    form.text("reason", _("Why?"), required=True, longest=LONGEST_REASON, free_text=True)
    form.keep()
    title = _("Take the exam in {course} out of the archive").format(course=exam.course)
    note = _("Its results are as they were. The reason stands in the protocol of the exam.")
    dialog = FormDialog(bench, title, form, _("Take it out"), parent, note=note)

    def send() -> None:
        dialog.send(service.take_out_exam, service.TakeOutExam(sitting_id=exam.id, **form.values()))

    dialog.submitted.connect(send)
    dialog.open()
