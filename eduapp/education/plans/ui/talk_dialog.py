"""The forms of a talk: record it, put it right, strike it out. Two notes, each for its own readers."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import N_, _, date_text
from eduapp.education.courses import queries as courses
from eduapp.education.courses.queries import Chosen
from eduapp.education.plans import queries, service
from eduapp.education.plans.queries import LearnerPlan, TalkRow
from eduapp.education.plans.rules.talks import LONGEST_NOTE, LONGEST_REASON, TalkFacts
from eduapp.education.plans.rules.windows import window_text
from eduapp.gui.bench import Bench
from eduapp.gui.forms import Form, FormDialog

FOR_LEARNER = N_("May be printed for the learner. Write to the learner, and name no place and no staff.")
FOR_STAFF = N_(
    "Only staff who may see plans read this, and it is never printed. The learner may still ask for it."
)


def record_talk(bench: Bench, learner_id: UUID, parent: QWidget, day: date | None = None) -> None:
    """Ask what was talked about; the note has the keyboard, the day is today unless another is given."""

    def with_plan(plan: LearnerPlan | None) -> None:
        if plan is not None:
            bench.runner.query(
                courses.teachers, owner=parent, done=lambda staff: _open(bench, plan, staff, parent, day)
            )

    bench.runner.query(queries.of_learner, learner_id, bench.today(), owner=parent, done=with_plan)


def correct_talk(bench: Bench, row: TalkRow, name: str, parent: QWidget) -> None:
    """Put a talk right; what stood before stays in sight."""

    def opened(staff: Sequence[Chosen]) -> None:
        form = talk_form(bench, staff, Chosen(row.held_by_id, row.held_by), row.day)
        form.set_values({"learner_note": row.learner_note, "staff_note": row.staff_note})
        _ask_why(form, _("Why it is corrected"))
        title = _("Correct the talk with {name} on {day}").format(name=name, day=date_text(row.day))
        dialog = FormDialog(bench, title, form, _("Correct talk"), parent)

        def send() -> None:
            typed = form.values()
            order = service.CorrectTalk(
                talk_id=row.id,
                version=row.version,
                facts=facts_of(form),
                held_by=typed["held_by"],
                reason=typed["reason"],
            )
            dialog.send(service.correct_talk, order)

        dialog.submitted.connect(send)
        dialog.open()

    bench.runner.query(courses.teachers, owner=parent, done=opened)


def strike_talk(bench: Bench, row: TalkRow, name: str, parent: QWidget) -> FormDialog:
    """Ask why a talk is struck out."""
    form = Form(bench.theme)
    _ask_why(form, _("Why it is struck out"))
    title = _("Strike out the talk with {name} on {day}").format(name=name, day=date_text(row.day))
    note = _("It counts no more, and stays in sight with the reason.")
    dialog = FormDialog(bench, title, form, _("Strike out"), parent, note=note)

    def send() -> None:
        reason = form.values()["reason"]
        order = service.StrikeTalk(talk_id=row.id, version=row.version, reason=reason)
        dialog.send(service.strike_talk, order)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def talk_form(bench: Bench, staff: Sequence[Chosen], holder: Chosen, day: date | None) -> Form:
    """The fields; the notes come first, for the rest is known already most of the time."""
    form = Form(bench.theme, bench.today())
    form.lines(
        "learner_note", _("Note for the learner"), _(FOR_LEARNER), longest=LONGEST_NOTE, free_text=True
    )
    form.lines("staff_note", _("Note for staff only"), _(FOR_STAFF), longest=LONGEST_NOTE, free_text=True)
    form.date("day", _("Day of the talk"), required=True, past=True, value=day)
    people = {one.id: one.label for one in (*staff, holder)}
    form.choice("held_by", _("Held by"), list(people.items()), required=True, value=holder.id)
    return form


def facts_of(form: Form) -> TalkFacts:
    """What was typed, as the service takes it."""
    typed = form.values()
    return TalkFacts(typed["day"], typed["staff_note"], typed["learner_note"])


def _open(
    bench: Bench, plan: LearnerPlan, staff: Sequence[Chosen], parent: QWidget, day: date | None
) -> None:
    form = talk_form(bench, staff, Chosen(bench.actor.user_id, bench.actor.name), day)
    review = plan.review
    if review is not None:
        due = window_text(review.first_day, review.last_day, bench.today())
        form.check(
            "reviewed", _("The plan was looked at too"), _("Its review is due {when}.").format(when=due)
        )
    form.keep()
    title = _("Talk with {name}").format(name=plan.name)
    note = _("At least one in every half-year ({paragraph}).").format(
        paragraph=plan.half_year.paragraph if plan.half_year else ""
    )
    dialog = FormDialog(bench, title, form, _("Record talk"), parent, note=note)

    def send() -> None:
        typed = form.values()
        held = review if typed.get("reviewed") else None
        order = service.RecordTalk(
            learner_id=plan.learner_id,
            facts=facts_of(form),
            held_by=typed["held_by"],
            review_id=held.id if held else None,
            review_version=held.version if held else None,
        )
        dialog.send(service.record_talk, order)

    dialog.submitted.connect(send)
    dialog.open()


def _ask_why(form: Form, title: str) -> None:
    help_ = _("The reason is kept in the trail.")
    form.text("reason", title, help_, required=True, longest=LONGEST_REASON, free_text=True)
    form.keep()
