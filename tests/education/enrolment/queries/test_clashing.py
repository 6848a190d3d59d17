"""The engine of the timetable is asked before somebody joins a group: with all dates, and what would help."""

from datetime import date, timedelta

import pytest

from eduapp.core.errors import Refused
from eduapp.core.violations import Override
from eduapp.education.enrolment import service
from tests.support import given
from tests.support.given_apart import a_pair
from tests.support.given_attendance import a_room, a_running_group, a_session
from tests.support.given_education import an_enrolment
from tests.support.statements import selects_of

MONDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 25)


def put(database, learner_id, group_id, override=None):
    order = service.Enrol(
        learner_id=learner_id,
        group_id=group_id,
        first_day=given.TODAY,
        consented_on=given.TODAY,
        override=override,
    )
    return database.execute(service.enrol, order)


def refused(database, learner_id, group_id, override=None):
    with pytest.raises(Refused) as refusal:
        put(database, learner_id, group_id, override)
    return [(one.name, one.sentence()) for one in refusal.value.violations]


@pytest.fixture
def learner(database):
    return given.a_learner(database, "Karim Haddad")


@pytest.fixture
def group_id(database):
    """A group that meets on Monday and Wednesday at half past eight."""
    group_id = a_running_group(database, "English")
    for day in (MONDAY, WEDNESDAY):
        a_session(database, group_id, day)
    return group_id


def another(database, day, start, end, *, place_id=None, course="Maths"):
    group_id = a_running_group(database, course)
    a_session(database, group_id, day, start, end, place_id=place_id)
    return group_id


def test_something_else_at_the_same_time_is_told_with_its_dates(database, learner, group_id):
    an_enrolment(database, learner, another(database, WEDNESDAY, 560, 620))

    [(name, sentence)] = refused(database, learner, group_id)

    assert name == "LearnerBusy"
    assert "Haddad, Karim has something else then" in sentence
    assert "25.11." in sentence
    assert put(database, learner, group_id, Override(frozenset({"LearnerBusy"}), "Bytter på"))


def test_what_ends_when_the_other_begins_does_not_clash(database, learner, group_id):
    an_enrolment(database, learner, another(database, WEDNESDAY, 600, 660))
    assert put(database, learner, group_id)


def test_what_is_over_before_the_first_day_does_not_count(database, learner, group_id):
    an_enrolment(database, learner, another(database, MONDAY - timedelta(days=7), 510, 600))
    assert put(database, learner, group_id)


def test_who_must_not_meet_is_not_put_into_a_group_in_the_same_room(database, learner, group_id):
    """Another group, another course, but one place at one time: never, whatever the reason."""
    room = a_room(database)
    other = given.a_learner(database, "Per Dahl")
    a_pair(database, learner, other, "session")
    an_enrolment(database, other, another(database, MONDAY, 510, 600, place_id=room))
    here = another(database, MONDAY, 540, 620, place_id=room, course="Art")

    [(name, sentence)] = refused(database, learner, here, Override(frozenset({"NotTogether"}), "Går bra"))

    assert name == "NotTogether"
    assert "Dahl" not in sentence


def test_who_must_not_meet_may_be_elsewhere_at_that_time(database, learner, group_id):
    other = given.a_learner(database, "Per Dahl")
    a_pair(database, learner, other, "session")
    an_enrolment(database, other, another(database, MONDAY, 510, 600, place_id=a_room(database)))
    assert put(database, learner, group_id)


def test_the_engine_asks_few_questions_however_many_sessions(database, learner, group_id):
    for week in range(1, 4):
        a_session(database, group_id, MONDAY + timedelta(weeks=week))
    with selects_of(database) as sent:
        put(database, learner, group_id)
    few = len(sent)
    for week in range(4, 10):
        a_session(database, group_id, MONDAY + timedelta(weeks=week))
    other = given.a_learner(database)
    with selects_of(database) as sent:
        put(database, other, group_id)
    assert len(sent) <= few
