"""The forms of a request for correction: taking it in, answering it, withdrawing it."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, _, date_text
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog
from eduapp.people.disputes import rules, service
from eduapp.people.disputes.queries import DisputeRow
from eduapp.people.disputes.rules import LONGEST, DisputeFacts

_RECIPIENTS = N_("Everybody who has got what was wrong is told (GDPR article 19). A function, no name.")
_COMPLAINT = N_("Tell the learner that they may complain to the Data Protection Authority (Datatilsynet).")
_ANSWERS = {
    rules.CORRECT: (
        N_("It was put right"),
        N_("Put it right where it is kept first. Here stands what was done."),
        N_("What was done"),
        N_("Note as corrected"),
    ),
    rules.EXTEND: (
        N_("More time for the answer"),
        N_("Two months more, once. The learner is told why within the first month."),
        N_("Why it takes longer"),
        N_("Take more time"),
    ),
    rules.REFUSE: (N_("Refuse to correct it"), _COMPLAINT, N_("Why not"), N_("Refuse")),
}  # step: title, note, label of what is said, verb


def take_in(bench: Bench, learner_id: UUID, parent: QWidget) -> FormDialog:
    """Ask what the learner says is wrong."""
    form = Form(bench.theme, bench.today())
    kinds = code_list("disputed_data").choices()
    form.choice("kind", _("What it is about"), kinds, required=True)
    form.lines("wrong", _("What is wrong"), required=True, longest=LONGEST, free_text=True)
    form.lines("right", _("What would be right"), required=True, longest=LONGEST, free_text=True)
    days = _("Leave both empty if it is about all of that kind.")
    form.date("first_day", _("About days from"), days)
    form.date("last_day", _("About days until"))
    form.date("asked_on", _("Asked on"), required=True, past=True, value=bench.today())
    note = _(
        "Until it is answered it is marked as disputed here, on the learner’s copy and in files of hours."
    )
    dialog = FormDialog(
        bench, _("The learner says something is wrong"), form, _("Take in"), parent, note=note
    )

    def send() -> None:
        dialog.send(
            service.take_in, service.TakeIn(learner_id=learner_id, facts=DisputeFacts(**form.values()))
        )

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def answer(bench: Bench, row: DisputeRow, step: str, parent: QWidget) -> FormDialog:
    """Ask what the learner is told: for correct, extend and refuse."""
    title, note, label, verb = _ANSWERS[step]
    form = Form(bench.theme)
    form.lines("said", _(label), _("The learner reads this."), required=True, longest=LONGEST, free_text=True)
    if step == rules.CORRECT:
        form.text("recipients", _("Others who were told"), _(_RECIPIENTS))
    if step == rules.REFUSE:
        form.check(
            "keeps",
            _("The learner’s words stand beside it"),
            _("It stays marked as disputed, until the learner withdraws that."),
            value=True,
        )
    dialog = FormDialog(bench, _(title), form, _(verb), parent, note=_(note))

    def send() -> None:
        typed = form.values()
        taken = rules.NOTE if typed.get("keeps") else step
        order = service.Answer(
            dispute_id=row.id,
            version=row.version,
            step=taken,
            said=typed["said"],
            recipients=typed.get("recipients", ""),
        )
        dialog.send(service.answer, order)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def withdraw(bench: Bench, row: DisputeRow, parent: QWidget) -> FormDialog:
    """End it because the learner says so."""
    form = Form(bench.theme)
    form.lines("said", _("Note"), longest=LONGEST, free_text=True)
    asked = _("Asked on {day}: {kind}").format(
        day=date_text(row.asked_on), kind=code_list("disputed_data")[row.kind].label
    )
    dialog = FormDialog(
        bench, _("The learner withdraws it"), form, _("Note as withdrawn"), parent, note=asked
    )

    def send() -> None:
        order = service.Withdraw(dispute_id=row.id, version=row.version, said=form.values()["said"])
        dialog.send(service.withdraw, order)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


OPENS: dict[str, Callable[[Bench, DisputeRow, QWidget], FormDialog]] = {
    rules.CORRECT: lambda bench, row, parent: answer(bench, row, rules.CORRECT, parent),
    rules.EXTEND: lambda bench, row, parent: answer(bench, row, rules.EXTEND, parent),
    rules.REFUSE: lambda bench, row, parent: answer(bench, row, rules.REFUSE, parent),
    rules.WITHDRAW: withdraw,
}
