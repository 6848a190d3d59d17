"""Fixed appointments are booked and taken back; nobody reads in the trail of which kind they were."""

import pytest

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.core.spans import Span
from eduapp.education.timetable import service, terms
from eduapp.education.timetable.rules import AppointmentFacts
from tests.support import given, given_timetable
from tests.support.given_timetable import an_appointment, booked

FACTS = AppointmentFacts("court", given.TODAY, given.TODAY, Span(540, 600))


def take_back(database, appointment_id, version=1):
    order = service.TakeBackAppointment(appointment_id=appointment_id, version=version)
    return database.execute(service.take_back_appointment, order)


def test_an_appointment_keeps_a_learner_busy_until_it_is_taken_back(database, notes, published):
    karim = given.a_learner(database, "Karim Haddad")

    appointment_id = an_appointment(database, karim)

    [kept] = booked(database, learners={karim: []})
    assert (kept.learners, kept.span, kept.movable) == (frozenset({karim}), given_timetable.MORNING, False)
    assert terms.BOOKINGS_CHANGED in published[-1]
    take_back(database, appointment_id)
    assert booked(database, learners={karim: []}) == []
    assert [note.action for note in notes][-2:] == [terms.APPOINTMENT_BOOKED, terms.APPOINTMENT_TAKEN_BACK]
    assert [note.learner for note in notes][-2:] == [karim, karim]


def test_a_teacher_can_be_elsewhere_too(database):
    an_appointment(database, user_id=given.TEACHER.user_id, kind="meeting")
    [kept] = booked(database, teachers=[given.TEACHER.user_id])
    assert (kept.teachers, kept.learners) == (frozenset({given.TEACHER.user_id}), frozenset())


def test_the_trail_does_not_tell_of_which_kind_it_was(database, notes):
    an_appointment(database, given.a_learner(database), kind="health")
    assert set(notes[-1].details) == {"name", "days"}


def test_what_is_wrong_is_refused_and_leaves_no_trace(database, notes):
    wrong = AppointmentFacts("dentist", given.TODAY, given.TODAY, Span(600, 540))
    order = service.BookAppointment(learner_id=given.a_learner(database), facts=wrong)
    notes.clear()

    with pytest.raises(Refused) as refusal:
        database.execute(service.book_appointment, order)

    assert [one.name for one in refusal.value.violations] == ["KindUnknown", "AppointmentRunsBackwards"]
    assert notes == []


@pytest.mark.parametrize(
    "whose",
    [
        {},
        {"learner_id": given.TEACHER.user_id},
        {"user_id": given.LEADER.user_id, "learner_id": given.LEADER.user_id},
    ],
)
def test_it_is_of_exactly_one_person_who_is_there(database, whose):
    with pytest.raises(NotFound):
        database.execute(service.book_appointment, service.BookAppointment(facts=FACTS, **whose))


def test_it_is_taken_back_once_and_by_who_saw_it_as_it_is(database):
    appointment_id = an_appointment(database, given.a_learner(database))
    version = take_back(database, appointment_id)

    with pytest.raises(Conflict):
        take_back(database, appointment_id)
    with pytest.raises(Refused):
        take_back(database, appointment_id, version)


def test_only_appointments_are_taken_back_as_such(database):
    given_timetable.kept(database, learners=[given.a_learner(database)])
    with pytest.raises(NotFound):
        take_back(database, given.TEACHER.user_id)


def test_a_repeated_command_books_once(database):
    karim = given.a_learner(database)
    order = service.BookAppointment(learner_id=karim, facts=FACTS)
    database.execute(service.book_appointment, order)
    database.execute(service.book_appointment, order)
    assert len(booked(database, learners={karim: []})) == 1


def test_teachers_book_no_appointments(database):
    teacher = database.acting_as(given.TEACHER)
    karim = given.a_learner(database)
    appointment_id = an_appointment(database, karim)

    with pytest.raises(NotAllowed):
        teacher.execute(service.book_appointment, service.BookAppointment(learner_id=karim, facts=FACTS))
    with pytest.raises(NotAllowed):
        take_back(teacher, appointment_id)
