"""Enrolments follow where people are, at once, and a second time changes nothing."""

from datetime import timedelta

import pytest

from eduapp.core.errors import NotAllowed
from eduapp.education.enrolment import queries as enrolments
from eduapp.records.day import service
from tests.support import given
from tests.support.given_days import in_the_programs_name
from tests.support.given_education import a_group, an_enrolment

pytestmark = pytest.mark.both_databases


def follow(database):
    return in_the_programs_name(database).execute(service.follow_states, service.FollowStates())


@pytest.fixture
def learner(database):
    return given.a_learner(database)


@pytest.fixture
def enrolment_id(database, learner):
    return an_enrolment(database, learner, a_group(database))


def look(database, enrolment_id):
    with database.reading() as session:
        return enrolments.enrolment(session, enrolment_id)


@pytest.mark.parametrize(
    ("state", "becomes"),
    [
        ("on_leave", "auto_suspended"), ("temporarily_out", "auto_suspended"),
        ("outside_programme", "active"), ("moved", "transferred"), ("released", "released"),
    ],
)  # fmt: skip
def test_each_state_has_its_consequence(database, learner, enrolment_id, state, becomes):
    given.a_state(database, learner, state)
    follow(database)
    assert look(database, enrolment_id).state == becomes
    assert follow(database) == 0


def test_who_comes_back_goes_on(database, learner, enrolment_id):
    given.a_state(database, learner, "on_leave")
    follow(database)
    given.a_state(database, learner, "here")
    assert follow(database) == 1
    assert look(database, enrolment_id).state == "active"


def test_the_day_before_somebody_left_was_the_last_one(database, learner, enrolment_id):
    given.a_state(database, learner, "moved", given.TODAY - timedelta(days=3))
    follow(database)
    assert look(database, enrolment_id).last_day == given.TODAY - timedelta(days=4)


def test_who_is_here_is_left_alone(database, learner, enrolment_id):
    assert follow(database) == 0
    assert look(database, enrolment_id).state == "active"


def test_only_the_program_itself_does_it(database):
    with pytest.raises(NotAllowed):
        database.execute(service.follow_states, service.FollowStates())
