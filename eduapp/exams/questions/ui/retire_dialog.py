"""Taking a question out of use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _
from eduapp.exams.questions import service
from eduapp.exams.questions.rules.filing import LONGEST_REASON
from eduapp.gui.forms import Form, FormDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from eduapp.exams.questions.queries import QuestionRow
    from eduapp.gui.bench import Bench


def retire(bench: Bench, row: QuestionRow, parent: QWidget) -> FormDialog:
    """Ask why a question is not to be asked any more."""
    form = Form(bench.theme)
    form.text("reason", _("Reason"), required=True, longest=LONGEST_REASON, free_text=True)
    title = _("Retire “{label}”").format(label=row.label)
    note = _("It stays in the bank with all its versions, and cannot be chosen for an exam any more.")
    dialog = FormDialog(bench, title, form, _("Retire"), parent, note=note)

    def send() -> None:
        command = service.RetireQuestion(question_id=row.id, **form.values())
        dialog.send(service.retire_question, command)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog
