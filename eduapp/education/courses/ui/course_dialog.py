"""The form for an entry of the catalogue: adding one, putting it right."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _
from eduapp.education.courses import service
from eduapp.education.courses.queries import CourseHead
from eduapp.education.courses.rules import CourseFacts, Unreadable, requirement_of, scales, spoken
from eduapp.education.courses.rules.course import (
    LONGEST_CODE,
    LONGEST_NAME,
    LONGEST_PARTNER,
    MOST_HOURS,
    MOST_PLACES,
    WHOLE,
)
from eduapp.gui.bench import Bench
from eduapp.gui.fields import LineField
from eduapp.gui.forms import Form, FormDialog

LONGEST_NOTE = 44  # signs that leave room for what is typed
USUAL = CourseFacts(code="", name="", kind="", planned_hours=0)


def add_course(bench: Bench, parent: QWidget, done: Callable[[UUID], None]) -> FormDialog:
    """Ask for a new course; `done` gets its id."""
    dialog = FormDialog(bench, _("Add a course"), course_form(bench, USUAL), _("Add course"), parent)

    def send() -> None:
        command = service.AddCourse(facts=facts_of(dialog.form, USUAL))
        dialog.send(service.add_course, command, done)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def change_course(bench: Bench, head: CourseHead, parent: QWidget) -> FormDialog:
    """Put an entry of the catalogue right, or offer it no longer."""
    form = course_form(bench, head.facts)
    form.check("active", _("Offered"), _("New groups can be opened. Groups that run go on either way."))
    form.set_values({"active": head.facts.active})
    title = _("Change {name}").format(name=head.facts.name)
    note = _("Papers that are issued already keep what they said.")
    dialog = FormDialog(bench, title, form, _("Save changes"), parent, note=note)

    def send() -> None:
        facts = facts_of(form, head.facts)
        command = service.ChangeCourse(course_id=head.id, version=head.version, facts=facts)
        dialog.send(service.change_course, command)

    dialog.submitted.connect(send)
    dialog.open()
    return dialog


def course_form(bench: Bench, facts: CourseFacts) -> Form:
    """The fields, with what is known in them."""
    form = Form(bench.theme, bench.today())
    _what_it_is(form)
    _how_long(form)
    _who_may(form)
    _from_outside(form)
    form.heading(_("On papers"))
    form.lines("contents", _("Contents"), _("Printed on the paper, one line each."), lines=4)
    form.lines("goals", _("Goals"), _("What one can afterwards."), lines=3)
    form.set_values(_values(facts))
    return form


def facts_of(form: Form, known: CourseFacts) -> CourseFacts:
    """What was typed, as the service takes it; a field that the form lacks stays as it was."""
    typed = {"active": known.active} | form.values()
    return CourseFacts(**typed)


def _what_it_is(form: Form) -> None:
    form.text(
        "code", _("Course code"), _("Such as NOR-A2 or SNEV102."), required=True, longest=LONGEST_CODE
    ).setMaximumWidth(form.fontMetrics().averageCharWidth() * 34)
    form.text("name", _("Name"), _("As it should stand on papers."), required=True, longest=LONGEST_NAME)
    kinds = [(key, words.capitalize()) for key, words in code_list("course_kinds").choices()]
    form.choice("kind", _("Kind"), kinds, required=True)


def _how_long(form: Form) -> None:
    form.number("planned_hours", _("Planned hours"), required=True, least=1, most=MOST_HOURS)
    units = [
        (60, _("Hours of 60 minutes")),
        (45, _("Lessons of 45 minutes")),
    ]
    form.choice("minutes_per_hour", _("What an hour is"), units, required=True)
    form.number("capacity", _("Places in a group"), required=True, least=1, most=MOST_PLACES)


def _who_may(form: Form) -> None:
    field = form.text(
        "prerequisites",
        _("Prerequisites"),
        _(
            "Codes of courses to complete first, such as NOR-A2 and (MAT1P or ENG1008). Also "
            "module:NOR-A2/2, certificate:TRUCK and safety:BANDSAW."
        ),
    )
    field.changed.connect(lambda: field.set_note(_understood(field)))
    options = [("", _("Not assessed")), *((known.key, known.label.capitalize()) for known in scales())]
    form.choice("scale", _("Grades of its exam"), options, required=False, value="")
    form.number(
        "attendance_percent",
        _("Attendance that a paper asks for"),
        _("Of the sessions that were held."),
        required=True,
        unit="%",
        most=WHOLE,
    )


def _from_outside(form: Form) -> None:
    form.text(
        "partner",
        _("External partner"),
        _("Who teaches or examines it outside the school, such as a university."),
        longest=LONGEST_PARTNER,
    )
    form.date("valid_from", _("Valid from"), _("Empty: it has always been valid."))
    form.date("valid_to", _("Valid to"), _("Groups that run go on; no new one begins after that."))


def _understood(field: LineField) -> str:
    """A short word on what was typed, beside it: that it can be read."""
    wish = requirement_of(field.text())
    if wish is None or isinstance(wish, Unreadable):
        return ""
    said = "" if wish.term == wish.code and wish.code else spoken(wish)
    return said if len(said) <= LONGEST_NOTE else ""


def _values(facts: CourseFacts) -> dict[str, Any]:
    return {
        "code": facts.code,
        "name": facts.name,
        "kind": facts.kind or None,
        "planned_hours": facts.planned_hours or None,
        "minutes_per_hour": facts.minutes_per_hour,
        "capacity": facts.capacity,
        "prerequisites": facts.prerequisites,
        "scale": facts.scale,
        "attendance_percent": facts.attendance_percent,
        "contents": facts.contents,
        "goals": facts.goals,
        "partner": facts.partner,
        "valid_from": facts.valid_from,
        "valid_to": facts.valid_to,
    }
