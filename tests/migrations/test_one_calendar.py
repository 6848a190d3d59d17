"""The step to one calendar books what was there before: exams with candidates, workshops with posts."""

from datetime import timedelta

from sqlalchemy import select

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from eduapp.education.timetable.models import Booked, BookedPerson
from eduapp.exams.sittings.service import EnterCandidate, PlanSitting, enter_candidate, plan_sitting
from tests.support import given, given_attendance, given_education, given_workshops

BEFORE = revisions()[revisions().index("r0008") - 1]


def told(database):
    """Every booking with its people, without ids of its own."""
    columns = (
        Booked.kind, Booked.source_id, Booked.title, Booked.last_day, Booked.weekdays, Booked.start_minute,
        Booked.end_minute, Booked.place_id, Booked.movable, Booked.released,
    )  # fmt: skip
    people = (BookedPerson.learner_id, BookedPerson.user_id, BookedPerson.first_day, BookedPerson.last_day)
    query = select(*columns, *people).outerjoin(BookedPerson, BookedPerson.booking_id == Booked.id)
    with database.reading() as session:
        return sorted((tuple(row) for row in session.execute(query)), key=repr)


def test_what_was_there_is_booked_as_if_it_were_booked_today(database, database_url):
    course, room = given_education.a_course(database, scale="K16"), given_attendance.a_room(database)
    karim = given.a_learner(database)
    sitting = database.execute(
        plan_sitting,
        PlanSitting(
            course_id=course,
            day=given.TODAY + timedelta(days=9),
            place_id=room,
            invigilator_id=given.INVIGILATOR.user_id,
        ),
    )
    database.execute(enter_candidate, EnterCandidate(sitting_id=sitting, learner_id=karim))
    carpentry = given_workshops.a_workshop(database, place_id=room)
    given_workshops.placed(database, carpentry, "Ola Vik", "Simen Eide")
    given_workshops.a_workshop(database, "Kitchen", active=False)
    before = told(database)
    database.engine.dispose()

    downgrade(database_url, BEFORE)
    upgrade(database_url)

    assert len(before) == 5
    assert told(database) == before
