"""The forms for a module that was reached: entering it, and putting an entry right with a reason."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import _
from eduapp.education.courses import queries, service
from eduapp.education.courses.queries import ReachedRow
from eduapp.education.courses.rules.reached import LONGEST_REASON
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.pickers import SearchPicker

ANOTHER_DAY, NOT_REACHED = "day", "not"


def reach_module(
    bench: Bench, learner_id: UUID, parent: QWidget, done: Callable[[UUID], None] | None = None
) -> FormDialog:
    """Ask which module a learner reached, and when."""
    form = Form(bench.theme, bench.today())
    choosable = partial(queries.choosable, day=bench.today())
    picker = SearchPicker(bench, choosable, _("Code, name or course"), name=_("Module"))
    form.add("module_id", _("Module"), picker, _("Taught here, or approved from elsewhere."), required=True)
    form.date("day", _("Reached on"), required=True, past=True, value=bench.today())
    form.keep()
    dialog = FormDialog(bench, _("Enter a module that was reached"), form, _("Enter module"), parent)

    def send() -> None:
        command = service.ReachModule(learner_id=learner_id, **form.values())
        dialog.send(service.reach_module, command, done)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def correct_module(bench: Bench, row: ReachedRow, parent: QWidget) -> FormDialog:
    """Ask for the right day, or that the module was not reached; and why."""
    form = Form(bench.theme, bench.today())
    how = form.choice(
        "how",
        _("What is right?"),
        [(ANOTHER_DAY, _("It was reached on another day")), (NOT_REACHED, _("It was not reached"))],
        required=True,
        value=ANOTHER_DAY,
    )
    day = form.date("day", _("Reached on"), required=True, past=True, value=row.day)
    how.changed.connect(lambda: day.setEnabled(how.value() == ANOTHER_DAY))
    form.text("reason", _("Why?"), required=True, longest=LONGEST_REASON, free_text=True)
    form.keep()
    title = _("Correct {module}").format(module=f"{row.code} {row.name}")
    note = _("What stood there before is kept, with both names.")
    dialog = FormDialog(bench, title, form, _("Correct"), parent, note=note)

    def send() -> None:
        command = service.CorrectModule(
            entry_id=row.id,
            version=row.version,
            day=form.values()["day"] if how.value() == ANOTHER_DAY else row.day,
            reached=how.value() == ANOTHER_DAY,
            reason=form.values()["reason"],
        )
        dialog.send(service.correct_module, command)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog
