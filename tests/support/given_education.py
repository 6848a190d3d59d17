"""Ready-made school, places, courses, groups and enrolments. Defaults are valid; name only what matters."""

from datetime import date
from itertools import count
from uuid import UUID

from eduapp.core.actor import Actor
from eduapp.core.db.unit_of_work import Database
from eduapp.core.violations import Override
from eduapp.education.courses import queries as courses
from eduapp.education.courses.rules import CourseFacts, ModuleFacts, QualificationFacts
from eduapp.education.courses.service import (
    AddCourse,
    ChangeGroup,
    NoteQualification,
    OpenGroup,
    ReachModule,
    SaveModule,
    add_course,
    change_group,
    note_qualification,
    open_group,
    reach_module,
    save_module,
)
from eduapp.education.enrolment import queries as enrolments
from eduapp.education.enrolment.service import EndEnrolment, Enrol, end_enrolment, enrol
from eduapp.education.places.service import SavePlace, save_place
from eduapp.education.school.rules import SchoolFacts
from eduapp.education.school.service import SaveSchool, save_school
from tests.support import given

FIRST_DAY = date(2026, 8, 17)
LAST_DAY = date(2026, 12, 18)

EVERYTHING = Override(
    frozenset({"GroupFull", "NotYetCompleted", "LeavesBeforeTheEnd", "RoomTooSmall", "OthersWait"}),
    "agreed with the leader",
)

_numbers = count(1)


def the_school(database: Database, **facts: str) -> UUID:
    """The school that issues papers."""
    known = {
        "name": "Fjellvik videregående skole",
        "address": "Skolegata 1\n2600 Fjellvik",
        "organisation_number": "974760673",
        "place": "Fjellvik",
        "signer_name": "Kari Nordmann",
        "signer_title": "rektor",
    } | facts
    order = SaveSchool(facts=SchoolFacts(**known))
    return database.acting_as(given.LEADER).execute(save_school, order)


def a_place(
    database: Database, name: str = "", kind: str = "classroom", seats: int = 16, highest_level: str = ""
) -> UUID:
    """A room; without a name it gets one of its own."""
    order = SavePlace(
        name=name or f"Rom {next(_numbers)}", kind=kind, seats=seats, highest_level=highest_level
    )
    return database.acting_as(given.LEADER).execute(save_place, order)


def a_course(database: Database, code: str = "", name: str = "", **facts: object) -> UUID:
    """An entry of the catalogue; without a code it gets one of its own."""
    number = next(_numbers)
    known = {"kind": "basic", "planned_hours": 60, "minutes_per_hour": 45, "capacity": 10} | facts
    course = CourseFacts(code=code or f"KURS{number}", name=name or f"Kurs {number}", **known)  # type: ignore[arg-type]
    return database.acting_as(given.LEADER).execute(add_course, AddCourse(facts=course))


def a_module(database: Database, course_id: UUID, code: str = "", name: str = "", **facts: object) -> UUID:
    """A module of a course; without a code it gets one of its own."""
    code = code or f"M{next(_numbers)}"
    known = {"code": code, "name": name or f"Modul {code}", "planned_hours": 20} | facts
    order = SaveModule(course_id=course_id, facts=ModuleFacts(**known))  # type: ignore[arg-type]
    return database.acting_as(given.LEADER).execute(save_module, order)


def a_reached_module(database: Database, learner_id: UUID, module_id: UUID, day: date = given.TODAY) -> UUID:
    """That somebody reached a module."""
    order = ReachModule(learner_id=learner_id, module_id=module_id, day=day)
    return database.acting_as(given.TEACHER).execute(reach_module, order)


def a_group(
    database: Database, course_id: UUID | None = None, name: str = "Høst 2026", **wish: object
) -> UUID:
    """A group that runs on given.TODAY, taught by given.TEACHER; without a course it gets one of its own."""
    course = course_id or a_course(database)
    known = {
        "teacher_id": given.TEACHER.user_id,
        "capacity": 10,
        "first_day": FIRST_DAY,
        "last_day": LAST_DAY,
    } | wish
    order = OpenGroup(course_id=course, name=name, **known)  # type: ignore[arg-type]
    return database.acting_as(given.LEADER).execute(open_group, order)


def another_teacher(database: Database, group_id: UUID, teacher: Actor) -> None:
    """Somebody else takes a group over today."""
    with database.reading() as session:
        head = courses.group(session, group_id)
    assert head is not None
    order = ChangeGroup(
        group_id=group_id,
        version=head.version,
        name=head.facts.name,
        teacher_id=teacher.user_id,
        place_id=head.place_id,
        capacity=head.facts.capacity,
        first_day=head.facts.first_day,
        last_day=head.facts.last_day,
    )
    database.acting_as(given.LEADER).execute(change_group, order)


def an_enrolment(
    database: Database,
    learner_id: UUID | None = None,
    group_id: UUID | None = None,
    first_day: date = FIRST_DAY,
    override: Override | None = None,
    consented_on: date = FIRST_DAY,
) -> UUID:
    """Somebody in a group; who and where, if not named, are new."""
    order = Enrol(
        learner_id=learner_id or given.a_learner(database),
        group_id=group_id or a_group(database),
        first_day=first_day,
        consented_on=consented_on,
        override=override,
    )
    return database.acting_as(given.LEADER).execute(enrol, order)


def an_ended_enrolment(
    database: Database,
    enrolment_id: UUID,
    state: str = "completed",
    reason: str = "completed",
    last_day: date = given.TODAY,
) -> UUID:
    """The same enrolment, ended."""
    with database.reading() as session:
        head = enrolments.enrolment(session, enrolment_id)
    assert head is not None
    order = EndEnrolment(
        enrolment_id=enrolment_id, version=head.version, state=state, reason=reason, last_day=last_day
    )
    database.acting_as(given.LEADER).execute(end_enrolment, order)
    return enrolment_id


def a_qualification(
    database: Database,
    learner_id: UUID,
    code: str = "TRUCK",
    kind: str = "certificate",
    day: date = FIRST_DAY,
    until: date | None = None,
    known: str = "paper_seen",
) -> UUID:
    """That somebody holds a certificate or a safety training."""
    facts = QualificationFacts(kind, code, day, until, known)
    order = NoteQualification(learner_id=learner_id, facts=facts)
    return database.acting_as(given.TEACHER).execute(note_qualification, order)
