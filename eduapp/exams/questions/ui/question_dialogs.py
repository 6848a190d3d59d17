"""Looking at a question, at what is right only if somebody asks for it; and taking one out of use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _
from eduapp.exams.questions import queries, service, terms
from eduapp.exams.questions.rules.filing import LONGEST_REASON
from eduapp.exams.questions.ui.looks import asked_text, key_text
from eduapp.gui.dialogs import Question
from eduapp.gui.forms import Form, FormDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from eduapp.exams.questions.queries import KeyRow, QuestionRow, ShownRow
    from eduapp.gui.bench import Bench


def look_at(bench: Bench, row: QuestionRow, parent: QWidget) -> None:
    """Show what is asked; who may know what is right can ask for that too."""

    def show(found: list[ShownRow]) -> None:
        verb = _("Show what is right") if bench.actor.may(terms.SEE_KEY) else ""
        text = "".join(asked_text(each.shown) for each in found)
        dialog = Question(bench.theme, row.label, text, parent, verb=verb, way_out=_("Close"))
        dialog.out.setFocus()
        dialog.accepted.connect(lambda: _show_key(bench, row, parent))
        dialog.open()

    bench.runner.query(queries.to_show, [row.id], owner=parent, done=show)


def _show_key(bench: Bench, row: QuestionRow, parent: QWidget) -> None:
    def show(found: list[KeyRow]) -> None:
        title = _("What is right: {label}").format(label=row.label)
        text = "".join(key_text(each.question) for each in found)
        Question(bench.theme, title, text, parent).open()

    bench.runner.query(queries.keys_of, [row.id], owner=parent, done=show)


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
