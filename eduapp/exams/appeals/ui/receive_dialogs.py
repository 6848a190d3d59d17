"""An appeal comes in: first what it is against, then of which kind, when, and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.core.i18n import _, date_text
from eduapp.exams.appeals import queries, service
from eduapp.exams.appeals.rules.receiving import LONGEST_COMPLAINT
from eduapp.exams.appeals.ui.looks import kind_text
from eduapp.exams.grading.rules.kinds import Kind
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.pickers import SearchPicker

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from eduapp.exams.appeals.queries import KindRow, Subject, SubjectRow
    from eduapp.gui.bench import Bench

    Received = Callable[[UUID], None]

LONGEST_REASON = 300


def find_subject(bench: Bench, parent: QWidget, done: Received) -> None:
    """Ask what it is against, then for the appeal; `done` gets the id of the appeal."""
    form = Form(bench.theme, bench.today())
    picker = SearchPicker(bench, queries.find_subjects, _("Name or number of the learner"))
    form.add("subject", _("Against what?"), picker, required=True)
    form.keep()
    note = _(
        "Grades that were told and exams that are annulled stand here. A grade that is not released yet "
        "cannot be appealed against."
    )
    dialog = FormDialog(bench, _("Receive an appeal"), form, _("Go on"), parent, note=note)

    def go_on() -> None:
        row = picker.row()
        form.keep()
        dialog.accept()
        receive_appeal(bench, row, parent, done)  # type: ignore[arg-type]  # the picker holds GradeRows

    dialog.submitted.connect(go_on)
    dialog.open()


def receive_appeal(bench: Bench, row: SubjectRow[Subject], parent: QWidget, done: Received) -> None:
    """Ask for an appeal against one thing; only kinds the law has against it are offered."""
    today = bench.today()
    form = Form(bench.theme, today)
    kinds = [(one.kind, kind_text(one.kind)) for one in row.left]
    if not kinds:
        bench.tell(why_no_appeal(row))
        return
    form.choice("kind", _("What is it about?"), kinds, required=True, value=kinds[0][0])
    form.date(
        "received_on",
        _("Handed in or posted on"),
        _("What was handed to staff or posted in time is in time (forvaltningsloven § 30)."),
        required=True,
        past=True,
        value=today,
    )
    knows = any(Kind(one.kind).from_knowing for one in row.left)
    if knows:
        help_ = _("For formal mistakes: the time is counted from this day.")
        form.date("known_on", _("The mistake was known on"), help_, past=True)
    form.text(
        "late_reason",
        _("Why is it taken up though it is late?"),
        _("Only after the last day (forvaltningsloven § 31)."),
        longest=LONGEST_REASON,
        free_text=True,
    )
    form.lines(
        "complaint",
        _("What the candidate writes"),
        _("In their words, or empty where the letter stays on paper. A board that marks anew never sees it."),
        lines=5,
        longest=LONGEST_COMPLAINT,
    )
    form.keep()
    title = _("Appeal of candidate {number}").format(number=row.facts.number)
    dialog = FormDialog(bench, title, form, _("Receive it"), parent, note=row.label)
    line = dialog.line()

    def follow() -> None:
        """Until when, and why, follows the kind; late or not follows the day."""
        values = form.values()
        chosen = next((one for one in row.kinds if one.kind == values["kind"]), None)
        line.setText(last_day_text(chosen, values.get("received_on")))
        line.setVisible(chosen is not None)
        late = chosen is not None and values.get("received_on") is not None
        form.field("late_reason").setEnabled(late and chosen.over(values["received_on"]))  # type: ignore[union-attr]
        if knows:
            form.field("known_on").setEnabled(chosen is not None and Kind(chosen.kind).from_knowing)
        dialog.fit()

    def send() -> None:
        values = form.values()
        order = service.ReceiveAppeal(subject_id=row.id, **values)
        dialog.send(service.receive_appeal, order, done)

    form.changed.connect(follow)
    follow()
    form.keep()
    dialog.submitted.connect(send)
    dialog.open()


def why_no_appeal(row: SubjectRow[Subject]) -> str:
    """Why it is not appealed against: the law has no such appeal, or an instance has decided."""
    decided = next((one.line for one in row.kinds if one.decided is not None), "")
    return decided or _("The law has no appeal against this: {what}.").format(what=row.facts.label)


def last_day_text(kind: KindRow | None, received_on: date | None) -> str:
    """The last day with its explanation, and whether the day typed is in time."""
    if kind is None:
        return ""
    if kind.last is None:
        return kind.line
    if received_on is None:
        return kind.line
    if kind.over(received_on):
        late = _("Late: the last day was {day}.").format(day=date_text(kind.last.last_day))
        return f"{late} {kind.line}"
    return _("In time.") + " " + kind.line
