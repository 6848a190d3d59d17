"""Somebody who has earned a paper. Defaults make it ready; name only what matters."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from eduapp.certificates.queries import Item
from eduapp.core.db.unit_of_work import Database
from eduapp.exams.sittings.service import RecordResult, record_result
from tests.support import (
    given,
    given_aims,
    given_attendance,
    given_education,
    given_machines,
    given_roads,
    given_workshops,
)

EXAM_DAY = date(2026, 11, 19)


@dataclass(frozen=True)
class Earned:
    """A learner on a course, with the paper it gives."""

    learner_id: UUID
    course_id: UUID
    group_id: UUID
    item: Item


def a_course_done(
    database: Database,
    name: str = "Karim Haddad",
    *,
    attended: int = 5,
    held: int = 5,
    grade: str = "",
    ends: date = given_education.LAST_DAY,
    **course: object,
) -> Earned:
    """A learner who took part in `attended` of `held` sessions; with a grade, in an assessed course."""
    learner_id = given.a_learner(database, name, birth_date=date(1984, 11, 6))
    known = {"name": "Truckteori T1, T2 og T4", "kind": "short", "planned_hours": 14} | course
    if grade:
        known.setdefault("scale", "BIB")
    course_id = given_education.a_course(database, **known)  # type: ignore[arg-type]
    group_id = given_education.a_group(database, course_id, first_day=date(2026, 11, 2), last_day=ends)
    enrolment_id = given_education.an_enrolment(database, learner_id, group_id, date(2026, 11, 2))
    for number in range(held):
        session_id = given_attendance.a_session(database, group_id, date(2026, 11, 2 + number))
        given_attendance.marked(
            database, session_id, learner_id, "present" if number < attended else "absent"
        )
    if grade:
        order = RecordResult(course_id=course_id, day=EXAM_DAY, learner_id=learner_id, grade=grade)
        database.acting_as(given.LEADER).execute(record_result, order)
    return Earned(learner_id, course_id, group_id, Item(enrolment_id, learner_id))


def some_practice(database: Database, name: str = "Jonas Lie", days: int = 5) -> Item:
    """A learner with approved hours in a workshop, six and a half a day."""
    workshop_id = given_workshops.a_workshop(database, "Snekkerverksted", field_of_work="trevarearbeid")
    [learner_id] = given_workshops.placed(database, workshop_id, name)
    entries = [
        given_workshops.some_hours(database, workshop_id, learner_id, date(2026, 11, 9 + number))
        for number in range(days)
    ]
    given_workshops.approved(database, *entries)
    return Item(workshop_id, learner_id, practice=True)


def a_whole_practice(database: Database, name: str = "Jonas Lie", days: int = 5) -> Item:
    """The same at a place with a bandsaw, mastered, on the road to joinery with an aim signed off."""
    item = some_practice(database, name, days)
    place_id = given_education.a_place(database, "Workroom", "workshop")
    given_workshops.moved_to(database, item.basis_id, place_id)
    machine_id = given_machines.a_machine(database, "Båndsag", "M-01", place_id)
    given_machines.trained(database, machine_id, item.learner_id)
    given_roads.a_road(database, item.learner_id, item.basis_id)
    aim_id = given_aims.an_aim(database, "KM1", "Lese tegninger", nn="Lese teikningar")
    given_aims.seen(database, item.learner_id, aim_id)
    given_aims.signed_off(database, item.learner_id, aim_id)
    return item
