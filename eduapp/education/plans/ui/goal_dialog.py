"""The forms of a goal: add it, put it right, put it aside."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _
from eduapp.education.courses import queries as courses
from eduapp.education.courses.queries import Chosen
from eduapp.education.plans import service
from eduapp.education.plans.queries import GoalRow
from eduapp.education.plans.rules.goals import LONGEST_TITLE, MOST_STEPS, REASONS, GoalFacts
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.pickers import SearchPicker

LINES = 5


def add_goal(bench: Bench, learner_id: UUID, name: str, parent: QWidget) -> FormDialog:
    """Ask for a new goal with its first steps."""
    form = goal_form(bench)
    dialog = FormDialog(bench, _("A goal for {name}").format(name=name), form, _("Add goal"), parent)

    def send() -> None:
        dialog.send(service.add_goal, service.AddGoal(learner_id=learner_id, facts=facts_of(form)))

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def change_goal(bench: Bench, row: GoalRow, parent: QWidget) -> FormDialog:
    """Put a goal right; steps that were taken stay as they are."""
    behind = [step.text for step in row.steps if step.taken_on]
    ahead = [step.text for step in row.steps if not step.taken_on]
    form = goal_form(bench, steps_needed=not behind)
    course = Chosen(row.course_id, row.course) if row.course_id else None
    known = {"title": row.title, "steps": "\n".join(ahead), "target_day": row.target_day, "course_id": course}
    form.set_values(known)
    note = _("Taken already, and kept: {steps}.").format(steps=", ".join(behind)) if behind else ""
    title = _("Change the goal “{title}”").format(title=row.title)
    dialog = FormDialog(bench, title, form, _("Save changes"), parent, note=note)

    def send() -> None:
        order = service.ChangeGoal(goal_id=row.id, version=row.version, facts=facts_of(form))
        dialog.send(service.change_goal, order)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def put_aside(bench: Bench, row: GoalRow, parent: QWidget) -> FormDialog:
    """Ask why nobody works towards it any more."""
    form = Form(bench.theme)
    labels = code_list("put_aside_reasons")
    reasons = [(reason, labels[reason].label.capitalize()) for reason in REASONS]
    form.choice("reason", _("Why is it put aside?"), reasons, required=True)
    title = _("Put “{title}” aside").format(title=row.title)
    note = _("The goal and its steps stay in sight, and can be taken up again.")
    dialog = FormDialog(bench, title, form, _("Put aside"), parent, note=note)

    def send() -> None:
        order = service.PutGoalAside(goal_id=row.id, version=row.version, reason=form.values()["reason"])
        dialog.send(service.put_goal_aside, order)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def goal_form(bench: Bench, *, steps_needed: bool = True) -> Form:
    """The fields. They are read by the learner: what must not stand on paper does not stand here."""
    form = Form(bench.theme, bench.today())
    form.text(
        "title",
        _("Goal"),
        _("What shall be reached, in the learner's own words. It can be printed for the learner."),
        required=True,
        longest=LONGEST_TITLE,
        free_text=True,
    )
    form.lines(
        "steps",
        _("Steps"),
        _("One a line, in the order they are taken; at most {most}.").format(most=MOST_STEPS),
        required=steps_needed,
        lines=LINES,
        longest=LONGEST_TITLE * MOST_STEPS,
        free_text=True,
    )
    form.date("target_day", _("To be reached by"), required=True)
    picker = SearchPicker(bench, courses.offered, _("Course"), name=_("Course"))
    form.add("course_id", _("Course"), picker, _("If the goal belongs to a course that is offered here."))
    form.keep()
    return form


def facts_of(form: Form) -> GoalFacts:
    """What was typed, as the service takes it."""
    typed = form.values()
    return GoalFacts(
        typed["title"], typed["target_day"], tuple(typed["steps"].splitlines()), typed["course_id"]
    )
