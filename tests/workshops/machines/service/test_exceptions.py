"""In an emergency two people let somebody work at a machine for a day."""

from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from eduapp.core.errors import NotAllowed, NotFound, Refused
from eduapp.workshops.machines import queries, service, terms
from eduapp.workshops.machines.service import AllowException, AskException
from tests.support import given
from tests.support.given_machines import a_machine, trained


@pytest.fixture
def machine_id(database):
    return a_machine(database)


@pytest.fixture
def learner_id(database):
    return given.a_learner(database, "Karim Haddad")


def ask(database, machine_id, learner_id, by=given.WORKSHOP_LEADER, **wish):
    known = {"day": given.TODAY, "reason": "The roof leaks"} | wish
    order = AskException(machine_id=machine_id, learner_id=learner_id, **known)
    return database.acting_as(by).execute(service.ask_exception, order)


def allow(database, exception_id, by=given.LEADER, version=1):
    order = AllowException(exception_id=exception_id, version=version)
    database.acting_as(by).execute(service.allow_exception, order)


def answer(database, machine_id, learner_id, day=given.TODAY):
    with database.reading() as session:
        return queries.answers(session, [(machine_id, learner_id)], day)[machine_id, learner_id]


def test_rule_82_one_person_alone_allows_nothing(database, machine_id, learner_id):
    exception_id = ask(database, machine_id, learner_id)
    assert not answer(database, machine_id, learner_id).allowed

    with pytest.raises(Refused) as refusal:
        allow(database, exception_id, by=given.WORKSHOP_LEADER)
    assert [one.name for one in refusal.value.violations] == ["SamePerson"]
    assert not answer(database, machine_id, learner_id).allowed


def test_two_people_open_the_machine_for_this_day_alone(database, machine_id, learner_id, notes):
    allow(database, ask(database, machine_id, learner_id))

    found = answer(database, machine_id, learner_id)
    assert (found.allowed, found.excepted, found.supervised) == (True, True, True)
    assert not answer(database, machine_id, learner_id, given.TODAY + timedelta(days=1)).allowed
    assert [(note.action, note.details["reason"]) for note in notes[-2:]] == [
        (terms.EXCEPTION_ASKED, "The roof leaks"),
        (terms.EXCEPTION_ALLOWED, "The roof leaks"),
    ]
    assert notes[-1].details["asked_by"] == given.WORKSHOP_LEADER.name


def test_the_database_too_wants_two_people(database, machine_id, learner_id):
    ask(database, machine_id, learner_id)
    change = text("UPDATE machine_exception SET allowed_by = asked_by, allowed_at = asked_at")
    with pytest.raises(IntegrityError), database.engine.begin() as connection:
        connection.execute(change)


def test_an_exception_is_asked_for_once_with_a_reason_and_where_it_helps(database, machine_id, learner_id):
    exception_id = ask(database, machine_id, learner_id)
    with pytest.raises(Refused) as again:
        ask(database, machine_id, learner_id, by=given.LEADER, reason="")
    assert [one.name for one in again.value.violations] == ["ReasonMissing", "AskedAlready"]
    allow(database, exception_id)
    with pytest.raises(Refused):
        allow(database, exception_id, by=given.OTHER_WORKSHOP_LEADER, version=2)

    other = given.a_learner(database, "Ola Vik")
    trained(database, machine_id, other)
    with pytest.raises(Refused):
        ask(database, machine_id, other)


def test_who_may_not_except_learns_that_first(database, machine_id, learner_id):
    with pytest.raises(NotAllowed):
        ask(database, machine_id, learner_id, by=given.TEACHER)
    with pytest.raises(NotAllowed):
        allow(database, UUID(int=5), by=given.TEACHER)
    with pytest.raises(NotFound):
        allow(database, UUID(int=5))
    with pytest.raises(NotFound):
        ask(database, machine_id, UUID(int=5))
