"""Planning an exam."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from eduapp.core.codes import code_list
from eduapp.core.i18n import _, capital, clock_text
from eduapp.core.spans import as_time
from eduapp.education.courses import queries as courses
from eduapp.education.courses.queries import CourseRow
from eduapp.education.places import queries as places
from eduapp.education.places.queries import PlaceRow
from eduapp.exams.sittings import service
from eduapp.exams.sittings.rules.law import WRITTEN, WRITTEN_START, LawNumber, law
from eduapp.exams.sittings.rules.planning import KINDS
from eduapp.gui.bench import Bench
from eduapp.gui.fields import Choice, NumberEdit
from eduapp.gui.form import Said
from eduapp.gui.forms import Form, FormDialog
from eduapp.gui.routes import Route
from eduapp.people.access import queries as access
from eduapp.people.access.queries import Colleague


def plan_sitting(bench: Bench, parent: QWidget) -> None:
    """Ask what is needed, then open the new exam's page."""

    def with_courses(found: list[CourseRow]) -> None:
        assessed = [row for row in found if row.scale]
        bench.runner.query(places.places, owner=parent, done=lambda rooms: with_places(assessed, rooms))

    def with_places(assessed: list[CourseRow], rooms: list[PlaceRow]) -> None:
        bench.runner.query(
            access.colleagues,
            "invigilator",
            owner=parent,
            done=lambda people: _open(bench, parent, assessed, rooms, people),
        )

    bench.runner.query(courses.courses, owner=parent, done=with_courses)


def _open(
    bench: Bench, parent: QWidget, assessed: list[CourseRow], rooms: list[PlaceRow], people: list[Colleague]
) -> None:
    form = Form(bench.theme, bench.today())
    form.choice(
        "course_id", _("Course"), [(row.id, f"{row.code} {row.name}") for row in assessed], required=True
    )
    form.date("day", _("Day"), required=True)
    begins, most = law(WRITTEN_START, bench.today()), law(WRITTEN, bench.today())
    kinds = [(code.key, capital(code.label)) for code in code_list(KINDS)]
    kind = form.choice("kind", _("Kind"), kinds, value=WRITTEN, required=True)
    form.time(
        "start_minute",
        _("Begins"),
        _("Written exams begin at {time} ({paragraph}).").format(
            time=clock_text(as_time(begins.value)), paragraph=begins.basis
        ),
        value=begins.value,
    )
    said = _("What an arrangement adds comes on top. The room is kept so long.")
    minutes = form.number("minutes", _("Minutes"), said, value=most.value, required=True)
    longest = form.say(_longest(most))
    nowhere: tuple[UUID | None, str] = (None, _("No place yet"))
    nobody: tuple[UUID | None, str] = (None, _("Nobody yet"))
    form.choice("place_id", _("Place"), [nowhere, *((room.id, room.label) for room in rooms)])
    form.choice("invigilator_id", _("Invigilator"), [nobody, *((one.id, one.label) for one in people)])
    dialog = FormDialog(bench, _("Plan an exam"), form, _("Plan exam"), parent)
    kind.changed.connect(lambda: _follow(bench, kind, minutes, longest))

    def send() -> None:
        typed = form.values()
        command = service.PlanSitting(
            course_id=typed["course_id"],
            day=typed["day"],
            start_minute=typed["start_minute"] if typed["start_minute"] is not None else begins.value,
            minutes=typed["minutes"],
            kind=typed["kind"],
            place_id=typed["place_id"],
            invigilator_id=typed["invigilator_id"],
        )
        dialog.send(service.plan_sitting, command, _opener(bench))

    dialog.submitted.connect(send)
    dialog.open()


def _follow(bench: Bench, kind: Choice[str], minutes: NumberEdit, longest: Said) -> None:
    """How long an exam of the kind may last, in words and as what is proposed."""
    most = law(kind.value() or WRITTEN, bench.today())
    minutes.set_value(most.value)
    longest.set_text(_longest(most))


def _longest(most: LawNumber) -> str:
    return _("{label} {minutes} minutes ({paragraph}).").format(
        label=capital(most.label), minutes=most.value, paragraph=most.basis
    )


def _opener(bench: Bench) -> Callable[[UUID], None]:
    return lambda sitting_id: bench.navigation.go(Route("sittings.sitting", sitting_id))
