"""The appointments of one person: those that are not over, the next on top."""

from datetime import timedelta

from eduapp.education.timetable import queries, service
from tests.support import given
from tests.support.given_timetable import an_appointment

TODAY = given.TODAY


def told(database, **whose):
    with database.reading() as look:
        return queries.appointments(look, TODAY, **whose)


def test_what_is_over_or_taken_back_is_not_told(database):
    karim = given.a_learner(database)
    an_appointment(database, karim, TODAY - timedelta(days=1))
    gone = an_appointment(database, karim)
    later = an_appointment(
        database, karim, TODAY + timedelta(days=3), span=None, last=TODAY + timedelta(days=9)
    )
    today = an_appointment(database, karim, kind="visit")
    database.execute(
        service.take_back_appointment, service.TakeBackAppointment(appointment_id=gone, version=1)
    )

    rows = told(database, learner_id=karim)

    assert [(row.id, row.title, row.days, row.hours) for row in rows] == [
        (today, "visit", "23.11.2026", "08:30–10:00"),
        (later, "health", "26.11.2026 – 02.12.2026", "time not known"),
    ]


def test_one_persons_appointments_are_nobody_elses(database):
    an_appointment(database, given.a_learner(database))
    own = an_appointment(database, user_id=given.TEACHER.user_id)
    assert [row.id for row in told(database, user_id=given.TEACHER.user_id)] == [own]
    assert told(database) == []


def test_who_may_not_see_kinds_is_told_of_none(database):
    karim = given.a_learner(database)
    an_appointment(database, karim, kind="court")
    [row] = told(database.acting_as(given.TEACHER), learner_id=karim)
    assert (row.title, row.facts.kind) == ("busy", "")
