"""The catalogue of courses."""

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.codes import code_list
from eduapp.core.db.unit_of_work import UnitOfWork
from eduapp.core.i18n import N_
from eduapp.education.courses import queries, service, terms
from eduapp.education.courses.rules import CourseFacts, check_course, check_prerequisites, in_order, scales
from eduapp.exchange.files.formats import cells, words
from eduapp.exchange.files.formats.remarks import Problem
from eduapp.exchange.files.rules import Field, Fields, Judge, Known, Preview, RowVerdict, Values
from eduapp.exchange.files.subjects.subject import Moment, Subject, as_problem

HERE_ALREADY = N_("{name} is in the catalogue already. Nothing is changed.")

ALSO_WRITTEN = {
    "higher": ("høyere", "høgare", "fagskole"),
    "short": ("kortkurs",),
    "upper_secondary": ("vgs",),
}
# What a course of a kind is assessed on when the list does not say; it can be changed in the catalogue.
USUAL_SCALE = {"upper_secondary": "K16", "vocational": "K16", "short": "BIB", "higher": "AF"}

CODE = Field(
    "code", N_("Code"), words.codes(), required=True, unique=True, synonyms=("Kode", "Fagkode", "Course code")
)
NAME = Field(
    "name",
    N_("Name"),
    words.texts(200),
    required=True,
    synonyms=("Navn", "Namn", "Kurs", "Kursnavn", "Title"),
)
KIND = Field(
    "kind",
    N_("Kind"),
    words.choices(
        {
            code.key: (*dict.fromkeys(code.labels.values()), *ALSO_WRITTEN.get(code.key, ()))
            for code in code_list("course_kinds")
        }
    ),
    required=True,
    synonyms=("Type", "Slag", "Kategori"),
)
HOURS = Field(
    "planned_hours",
    N_("Hours"),
    cells.numbers(1, 10_000),
    required=True,
    synonyms=("Timer", "Timar", "Omfang"),
)
UNIT = Field(
    "minutes_per_hour",
    N_("Minutes in an hour"),
    cells.numbers(),
    synonyms=("Minutter per time", "Minutt per time", "Minutes per hour"),
)
PLACES = Field("capacity", N_("Places"), cells.numbers(1, 500), synonyms=("Plasser", "Plassar", "Capacity"))
NEEDS = Field(
    "prerequisites",
    N_("Prerequisites"),
    words.texts(200),
    synonyms=("Forkunnskap", "Forkunnskaper", "Forkunnskapar", "Forkunnskapskrav", "Krav"),
)
SCALE = Field(
    "scale",
    N_("Grade scale"),
    words.choices({scale.key: (scale.key, scale.label) for scale in scales()}),
    synonyms=("Karakterskala", "Skala", "Scale"),
)


def fields(_today: date) -> Fields:
    """The columns a catalogue may have."""
    return (CODE, NAME, KIND, HOURS, UNIT, PLACES, NEEDS, SCALE)


def judge(session: Session, preview: Preview, _moment: Moment) -> Judge:
    """Beside the catalogue: known by code, or new; prerequisites may stand in the same file."""
    here = {code.upper(): code for code in queries.codes(session)}
    coming = {
        code.upper(): facts.prerequisites
        for row in preview.rows
        if (code := CODE.of(row.values)) and (facts := facts_of(row.values))
    }
    wishes = {course.code: course.prerequisites for course in queries.catalogue(session)} | coming

    def look(_line: int, values: Values) -> Iterator[Problem | Known]:
        facts = facts_of(values)
        if facts is None:
            return
        if facts.code.upper() in here:
            yield Known(HERE_ALREADY, {"name": facts.code})
            return
        for violation in (*check_course(facts), *check_prerequisites(facts, wishes)):
            yield as_problem(violation)

    return look


def bring_in(uow: UnitOfWork, rows: Sequence[RowVerdict], _run: UUID) -> int:
    """Add them, each after the courses it asks for."""
    fresh = [facts for row in rows if row.state == "new" and (facts := facts_of(row.values)) is not None]
    for facts in in_order(fresh):
        service.add_course(uow, service.AddCourse(facts=facts))
    return len(fresh)


def facts_of(values: Values) -> CourseFacts | None:
    """A row as the course it would become; None while something it cannot do without is missing."""
    code, name, kind, hours = CODE.of(values), NAME.of(values), KIND.of(values), HOURS.of(values)
    if code is None or name is None or kind is None or hours is None:
        return None
    return CourseFacts(
        code=code,
        name=name,
        kind=kind,
        planned_hours=hours,
        minutes_per_hour=UNIT.of(values) or 60,
        capacity=PLACES.of(values) or 12,
        prerequisites=NEEDS.of(values) or "",
        scale=SCALE.of(values) or USUAL_SCALE.get(kind, ""),
    )


COURSES = Subject(
    key="courses",
    label=N_("Courses"),
    permission=terms.CHANGE_CATALOGUE,
    topics_of="courses.catalogue",
    fields=fields,
    judge=judge,
    bring_in=bring_in,
)
