"""Writing the bank into a file, with what is right; the trail says who did, before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from eduapp.core.files import safe_file_name
from eduapp.core.i18n import N_, _, ngettext
from eduapp.exams.questions import jobs
from eduapp.exams.questions.formats import FORMATS
from eduapp.exams.questions.ui.format_names import ENDINGS, format_text
from eduapp.gui.dialogs import Dialog
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.progress import ProgressPanel
from eduapp.gui.widgets import button, label, vbox

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from eduapp.exams.questions.jobs import Exported
    from eduapp.gui.bench import Bench
    from eduapp.gui.tasks import JobHandle
    from eduapp.gui.widgets.boxes import Item

PATIENCE_MS = 250  # what is done sooner shows no progress
SHOWN = 50  # refusals that are told one by one
NOTE = N_(
    "All questions in use go into the file, with what is right. The trail says that you did so, and when."
)


def export_questions(bench: Bench, parent: QWidget) -> FormDialog:
    """Ask for a format, then for a file."""
    form = Form(bench.theme)
    options = [(key, format_text(key)) for key in FORMATS]
    form.choice("format", _("Format"), options, required=True, value=options[0][0])
    form.keep()
    title, verb = _("Export the questions"), _("Choose where to save it")
    dialog = FormDialog(bench, title, form, verb, parent, note=_(NOTE))

    def send() -> None:
        chosen = form.values()["format"]
        form.keep()
        dialog.accept()
        name = safe_file_name(_("questions"), str(bench.today()), suffix=ENDINGS.get(chosen, ".txt"))
        pattern = f"*{ENDINGS.get(chosen, '.txt')}"
        path = bench.files.save(_("Export the questions"), name, [pattern], parent)
        if path is not None:
            _write(bench, jobs.ExportQuestions(path, chosen), path, parent)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def _write(bench: Bench, order: jobs.ExportQuestions, path: Path, parent: QWidget) -> None:
    def done(made: Exported) -> None:
        refused = made.written.refusals
        if not refused:
            count = len(made.questions)
            words = ngettext(
                "{count} question written to {file}.", "{count} questions written to {file}.", count
            )
            bench.tell(words.format(count=count, file=path.name))
        if refused or made.written.left_out:
            RefusedDialog(bench, made, parent).open()

    handle = bench.runner.start(jobs.export_file, order, owner=parent, done=done)
    QTimer.singleShot(PATIENCE_MS, parent, lambda: None if handle.over else _wait(bench, handle, parent))


def _wait(bench: Bench, handle: JobHandle, parent: QWidget) -> None:
    """How far it is, until it is over."""
    waiting = Dialog(bench.theme, _("Export the questions"), parent)
    panel = ProgressPanel(
        bench.theme, _("Writing the questions"), stopping=_("Stopping. No file is written.")
    )
    heading = label(_("Export the questions"), "subtitle")
    vbox(heading, panel, margins=(bench.theme.px(24),) * 4, parent=waiting)
    panel.bind(handle)
    handle.ended.connect(waiting.accept)
    waiting.open()


class RefusedDialog(Dialog):
    """What a format cannot hold: then nothing was written; or what was left out."""

    def __init__(self, bench: Bench, made: Exported, parent: QWidget) -> None:
        refused = made.written.refusals
        title = _("Nothing was written") if refused else _("The file is written; this was left out")
        super().__init__(bench.theme, title, parent, width=640)
        lines: list[Item] = []
        told = refused or made.written.left_out
        for refusal in told[:SHOWN]:
            words = _("Question {number}, {label}: {sentence}").format(
                number=refusal.line,
                label=made.labels[refusal.line - 1],
                sentence=refusal.reason.sentence(),
            )
            lines.append(label(words, wrap=True))
        more = len(told) - SHOWN
        if more > 0:
            words = ngettext("And {count} more.", "And {count} more.", more).format(count=more)
            lines.append(label(words, "secondary"))
        self.out = button(bench.theme, _("Close"))
        self.out.clicked.connect(self.reject)
        rows = vbox(*lines, spacing=bench.theme.px(6))
        self.fill(label(title, "subtitle", wrap=True), rows, None, buttons=[self.out])
        self.out.setFocus()
