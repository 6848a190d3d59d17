"""Features above keep people and places in the one calendar, and give them back."""

from datetime import timedelta
from uuid import uuid4

from eduapp.core.spans import Span
from eduapp.education.timetable import service, terms
from tests.support import given, given_attendance
from tests.support.given_timetable import booked, kept

TODAY = given.TODAY


def test_what_is_kept_is_seen_by_person_and_by_place(database, published):
    room, karim = given_attendance.a_room(database), given.a_learner(database)

    source = kept(database, learners=[karim], place_id=room)

    for asked in ({"learners": {karim: []}}, {"places": [room]}, {"learners": {karim: []}, "whole": True}):
        found = booked(database, **asked)
        assert [(one.kind, one.source_id, one.title) for one in found] == [("sitting", source, "Maths 1P")]
    assert terms.BOOKINGS_CHANGED in published[-1]


def test_the_last_word_holds(database):
    karim, geir = given.a_learner(database), given.a_learner(database)
    source = kept(database, learners=[karim])

    kept(database, source_id=source, learners=[geir], span=Span(600, 660), day=TODAY + timedelta(days=1))

    assert booked(database, last=TODAY + timedelta(days=9), learners={karim: []}) == []
    [found] = booked(database, last=TODAY + timedelta(days=9), learners={geir: []})
    assert (found.day, found.span) == (TODAY + timedelta(days=1), Span(600, 660))


def test_one_more_person_is_added(database):
    karim, geir = given.a_learner(database), given.a_learner(database)
    source = kept(database, learners=[karim])

    with database.writing() as uow:
        assert service.add_person(uow, "sitting", source, service.Person(learner_id=geir))
        assert not service.add_person(uow, "sitting", uuid4(), service.Person(learner_id=geir))

    [found] = booked(database, learners={karim: [], geir: []})
    assert found.learners == {karim, geir}


def test_what_is_released_is_free_and_may_be_kept_again(database):
    karim = given.a_learner(database)
    source = kept(database, learners=[karim])

    with database.writing() as uow:
        answers = [service.release(uow, "sitting", source) for _twice in range(2)]

    assert answers == [True, False]
    assert booked(database, learners={karim: []}) == []
    kept(database, source_id=source, learners=[karim])
    assert len(booked(database, learners={karim: []})) == 1


def test_a_person_may_be_needed_on_some_of_the_days(database):
    karim, workshop = given.a_learner(database), uuid4()
    leaves = TODAY + timedelta(days=1)
    post = service.Person(learner_id=karim, first_day=TODAY, last_day=leaves)
    keep = service.Keep(
        kind="shift", source_id=workshop, title="Carpentry", first_day=TODAY - timedelta(days=90),
        last_day=None, span=Span(480, 900), weekdays=frozenset(range(5)), people=[post],
    )  # fmt: skip
    with database.writing() as uow:
        service.book(uow, keep)

    found = booked(database, TODAY - timedelta(days=7), TODAY + timedelta(days=7), learners={karim: []})

    assert [one.day for one in found] == [TODAY, leaves]
