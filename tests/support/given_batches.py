"""Whole groups that have earned a paper: forty to a course, as many as are wanted."""

from datetime import date

from sqlalchemy import select

from eduapp.certificates.queries import Item
from eduapp.core.db.unit_of_work import Database
from eduapp.education.enrolment.models import Enrolment
from eduapp.exams.sittings.service import RecordResult, record_result
from tests.support import given, given_attendance, given_education, given_register
from tests.support.given_certificates import EXAM_DAY

A_GROUP = 40
FIRST, LAST = date(2026, 11, 2), date(2026, 11, 19)


def who_have_earned_one(database: Database, count: int) -> list[tuple[Item, str]]:
    """A school that signs, and so many people with all a course certificate needs, with their names."""
    given_register.a_signing_school(database)
    names = [f"Łukasz Żółć{number}" for number in range(count)]
    found: list[tuple[Item, str]] = []
    for start in range(0, count, A_GROUP):
        found += _a_group(database, names[start : start + A_GROUP])
    return found


def _a_group(database: Database, names: list[str]) -> list[tuple[Item, str]]:
    known = {"name": "Truckteori T1, T2 og T4", "kind": "short", "planned_hours": 14, "scale": "BIB"}
    course_id = given_education.a_course(database, **known)  # type: ignore[arg-type]
    group_id = given_education.a_group(database, course_id, first_day=FIRST, last_day=LAST)
    learner_ids = given_attendance.on_the_roll(database, group_id, *names, first_day=FIRST, last_day=LAST)
    session_id = given_attendance.a_session(database, group_id, FIRST)
    for learner_id in learner_ids:
        given_attendance.marked(database, session_id, learner_id)
    for learner_id in learner_ids:
        order = RecordResult(course_id=course_id, day=EXAM_DAY, learner_id=learner_id, grade="B")
        database.acting_as(given.LEADER).execute(record_result, order)
    with database.reading() as session:
        query = select(Enrolment.learner_id, Enrolment.id).where(Enrolment.group_id == group_id)
        enrolments = {row.learner_id: row.id for row in session.execute(query)}
    return [
        (Item(enrolments[learner_id], learner_id), name)
        for learner_id, name in zip(learner_ids, names, strict=True)
    ]
