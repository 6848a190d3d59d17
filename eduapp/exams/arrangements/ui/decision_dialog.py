"""The forms of a decision: recorded, perhaps in place of another, and withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from eduapp.core.codes import Code, code_list
from eduapp.core.i18n import N_, _, capital
from eduapp.education.courses import queries as courses
from eduapp.exams.arrangements import rules, service
from eduapp.exams.arrangements.rules import DecisionFacts, Measure
from eduapp.exams.arrangements.ui.looks import removed_text
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.pickers import SearchPicker
from eduapp.people.learners import queries as learners

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from eduapp.education.courses.queries import CourseRow
    from eduapp.exams.arrangements.queries import DecisionRow
    from eduapp.gui.bench import Bench

RECORD_REASON = N_("Only a leader or the office records what was decided.")

_HELP = {
    "extra_percent": N_("On top of what the exam lasts: 25 % of five hours are 1 hour and 15 minutes."),
    "breaks": N_("In all. So much rest does not count as working time; more does."),
    "large_print": N_("Of the usual size: 150 % is half as large again."),
}
_WITHOUT = {
    "paper_language": N_("No other language"),
    "dictionary": N_("No dictionary"),
    "interpreter": N_("No interpreter"),
}


@dataclass(frozen=True)
class Somebody:
    """A person chosen beforehand, as the picker shows one."""

    id: UUID
    label: str


def record(
    bench: Bench, parent: QWidget, somebody: Somebody | None = None, replaced: DecisionRow | None = None
) -> None:
    """Ask what the letter says; for a replacement what is granted now stands there already."""

    def show(found: list[CourseRow]) -> None:
        _open(bench, parent, somebody, replaced, [row for row in found if row.active or _of(replaced, row)])

    bench.runner.query(courses.courses, owner=parent, done=show)


def withdraw(bench: Bench, parent: QWidget, row: DecisionRow) -> FormDialog:
    """Ask for a reason of the list."""
    form = Form(bench.theme)
    reasons = [(one.key, capital(one.label)) for one in code_list(rules.ENDS) if not one.has("system")]
    form.choice("reason", _("Reason"), reasons, required=True)
    note = _(
        "It holds no more from today on. The decision stays in the list with who withdrew it and when; "
        "one it replaced does not come back."
    )
    title = _("Withdraw the decision for {name}").format(name=row.learner)
    dialog = FormDialog(bench, title, form, _("Withdraw"), parent, note=note)

    def send() -> None:
        command = service.WithdrawDecision(decision_id=row.id, **form.values())
        dialog.send(service.withdraw_decision, command)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def _open(
    bench: Bench,
    parent: QWidget,
    somebody: Somebody | None,
    replaced: DecisionRow | None,
    offered: list[CourseRow],
) -> None:
    form = Form(bench.theme, bench.today())
    known = None if replaced is None else replaced.facts
    if somebody is None:
        hint = _("Find by name or number")
        form.add("learner_id", _("Learner"), SearchPicker(bench, learners.find, hint), required=True)
    _ask_letter(form, known)
    _ask_when(form, known, offered)
    _ask_measures(form, () if known is None else known.measures)
    form.keep()
    name = "" if somebody is None else somebody.label
    title = _("Record a decision for {name}").format(name=name) if name else _("Record a decision")
    verb = _("Record") if replaced is None else _("Replace")
    note = _("Only what is granted, never why. A decision that is recorded is not changed afterwards.")
    dialog = FormDialog(bench, title, form, verb, parent, note=note)
    if replaced is not None:
        words = _("From its first day on it takes the place of the decision in case {reference}.")
        dialog.say(words.format(reference=replaced.facts.reference))

    def send() -> None:
        typed = form.values()
        command = service.RecordDecision(
            learner_id=typed.pop("learner_id") if somebody is None else somebody.id,
            facts=_facts(typed),
            replaces=None if replaced is None else replaced.id,
        )
        dialog.send(service.record_decision, command)

    dialog.submitted.connect(send)
    dialog.open()


def _ask_letter(form: Form, known: DecisionFacts | None) -> None:
    deciders = [(one.key, f"{capital(one.label)} ({one.said('basis')})") for one in code_list(rules.DECIDERS)]
    form.choice("decider", _("Who decided"), deciders, required=True, value=known and known.decider)
    form.text(
        "office",
        _("Its name"),
        _("Of the county, municipality or school. No names of people."),
        required=True,
        longest=rules.LONGEST_OFFICE,
        value=known.office if known else "",
    )
    form.date("decided_on", _("Decided on"), required=True, past=True)
    form.text(
        "reference",
        _("Number of the case or document"),
        _("Such as 2026/1234-5."),
        required=True,
        longest=rules.LONGEST_REFERENCE,
        free_text=True,
    )


def _ask_when(form: Form, known: DecisionFacts | None, offered: list[CourseRow]) -> None:
    every: tuple[UUID | None, str] = (None, _("All exams"))
    form.choice(
        "course_id",
        _("Which exams"),
        [every, *((row.id, row.label) for row in offered)],
        _("A decision for one course holds alone in that course, instead of one for all exams."),
        value=known.course_id if known else None,
    )
    form.date("valid_from", _("First day"), required=True)
    form.date("valid_until", _("Last day"), _("Empty if it holds until further notice."))


def _ask_measures(form: Form, granted: tuple[Measure, ...]) -> None:
    purpose, basis = rules.source_of("purpose")
    form.heading(_("What is granted"), f"{capital(purpose)} ({basis}).")
    by_kind = {one.kind: one for one in granted}
    for code in code_list(rules.MEASURES):
        _ask_measure(form, code, by_kind.get(code.key))
    warned = form.say()

    def warn() -> None:
        warned.set_text(removed_text(_measures(form.values())))

    form.changed.connect(warn)
    warn()


def _ask_measure(form: Form, code: Code, granted: Measure | None) -> None:
    words, amount, detail = capital(code.label), code.said("amount"), code.said("detail")
    if amount:
        least, most = rules.bounds(code)
        unit = _("min") if amount == "minutes" else "%"
        told = _(_HELP[code.key]) if code.key in _HELP else ""
        value = getattr(granted, amount) if granted else None
        form.number(code.key, words, told, unit=unit, least=least, most=most, value=value)
    elif detail:
        none = ("", _(_WITHOUT[code.key]))
        options = [none, *((one.key, capital(one.label)) for one in code_list(detail))]
        form.choice(code.key, words, options, value=granted.detail if granted else "")
    else:
        form.check(code.key, words, value=granted is not None)


def _measures(typed: dict[str, Any]) -> tuple[Measure, ...]:
    """What is granted by the fields of a form, in the order of the list."""
    found: list[Measure] = []
    for code in code_list(rules.MEASURES):
        value, amount = typed.get(code.key), code.said("amount")
        if not value:
            continue
        if amount:
            found.append(Measure(code.key, **{amount: value}))
        else:
            found.append(Measure(code.key, detail=value if code.said("detail") else ""))
    return tuple(found)


def _facts(typed: dict[str, Any]) -> DecisionFacts:
    kinds = code_list(rules.MEASURES).keys()
    return DecisionFacts(
        **{key: value for key, value in typed.items() if key not in kinds}, measures=_measures(typed)
    )


def _of(replaced: DecisionRow | None, row: CourseRow) -> bool:
    return replaced is not None and replaced.facts.course_id == row.id
