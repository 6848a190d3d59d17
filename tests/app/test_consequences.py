"""Courses follow where somebody is in the same transaction, in the program's own name."""

from datetime import timedelta

import pytest

from eduapp.app.consequences import program_actor, write_with_consequences
from eduapp.core.db.unit_of_work import Database
from eduapp.education.enrolment import queries as enrolments
from eduapp.people.audit.queries import first_break
from eduapp.records.day import terms
from tests.support import given
from tests.support.given_education import a_group, an_enrolment


@pytest.fixture
def whole(database, clock):
    """The database as the program opens it."""
    return Database(database.engine, given.LEADER, write_with_consequences, clock=clock)


def state(database, enrolment_id):
    with database.reading() as session:
        return enrolments.enrolment(session, enrolment_id).state


def test_leave_begins_and_ends_for_courses_too(whole):
    learner = given.a_learner(whole)
    enrolment_id = an_enrolment(whole, learner, a_group(whole))

    given.a_state(whole, learner, "on_leave")
    assert state(whole, enrolment_id) == "auto_suspended"
    given.a_state(whole, learner, "here")
    assert state(whole, enrolment_id) == "active"


def test_who_was_released_ends_at_once(whole):
    learner = given.a_learner(whole)
    enrolment_id = an_enrolment(whole, learner, a_group(whole))
    given.a_state(whole, learner, "released")
    assert state(whole, enrolment_id) == "released"


def test_what_is_dated_ahead_changes_nothing_yet(whole):
    learner = given.a_learner(whole)
    enrolment_id = an_enrolment(whole, learner, a_group(whole))
    given.a_state(whole, learner, "on_leave", given.TODAY + timedelta(days=3))
    assert state(whole, enrolment_id) == "active"


def test_the_office_needs_no_right_of_its_own_for_that(whole):
    learner = given.a_learner(whole)
    enrolment_id = an_enrolment(whole, learner, a_group(whole))
    given.a_state(whole.acting_as(given.OFFICE), learner, "temporarily_out")
    assert state(whole, enrolment_id) == "auto_suspended"


def test_the_program_may_open_days_and_nobody_else():
    assert program_actor().may(terms.OPEN_DAYS)
    assert not any(actor.may(terms.OPEN_DAYS) for actor in (given.LEADER, given.OFFICE, given.TEACHER))


def test_the_trail_holds_with_both_in_it(whole):
    learner = given.a_learner(whole)
    an_enrolment(whole, learner, a_group(whole))
    given.a_state(whole, learner, "released")
    with whole.reading() as session:
        assert first_break(session) is None
