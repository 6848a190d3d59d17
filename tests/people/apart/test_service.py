"""Keeping two people apart: one open row a pair and level, closed but never deleted, and a silent trail."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.people.apart import queries, service, terms
from eduapp.people.apart.models import Pair
from eduapp.people.apart.service import ClosePair, OpenPair
from eduapp.people.audit import queries as trail
from eduapp.people.audit.queries import TrailFilter
from tests.support import given
from tests.support.given_apart import a_closed_pair, a_pair


@pytest.fixture
def people(database):
    return given.a_learner(database, "Ada Holm"), given.a_learner(database, "Bo Berg")


def listed(database, shown=""):
    with database.reading() as session:
        return queries.pairs(session, "", shown)


def opened(database, one, other, level="session"):
    return database.execute(service.open_pair, OpenPair(one_id=one, other_id=other, level=level))


def closed(database, pair_id, version=1):
    database.execute(service.close_pair, ClosePair(pair_id=pair_id, version=version))


def test_a_pair_stands_with_who_recorded_it_and_when(database, people, published):
    published.clear()
    opened(database, *people)

    [row] = listed(database)
    assert {row.first, row.second} == {"Holm, Ada", "Berg, Bo"}
    assert (row.opened_by, row.opened_at, row.is_open) == (given.LEADER.name, given.NOW, True)
    assert terms.PAIRS_CHANGED in published[-1]


def test_a_pair_stands_once_at_a_level_whoever_is_named_first(database, people):
    ada, bo = people
    opened(database, ada, bo)
    with pytest.raises(Refused) as refusal:
        opened(database, bo, ada)
    assert refusal.value.sentence() == "Berg, Bo and Holm, Ada are kept apart like this already."
    opened(database, bo, ada, "workshop")
    assert len(listed(database)) == 2


def test_closing_keeps_the_row_and_says_who_and_when(database, clock, people):
    pair_id = opened(database, *people)
    clock.moment += timedelta(days=1)
    closed(database, pair_id)

    assert listed(database) == []
    [row] = listed(database, "closed")
    assert (row.closed_by, row.closed_at, row.opened_at) == (given.LEADER.name, clock(), given.NOW)


def test_kept_apart_again_is_a_new_row(database, people):
    first = a_closed_pair(database, opened(database, *people))
    second = opened(database, *people)
    assert second != first
    assert [row.id for row in listed(database)] == [second]
    assert [row.id for row in listed(database, "closed")] == [first]


def test_a_closed_pair_is_not_closed_again(database, people):
    pair_id = a_closed_pair(database, opened(database, *people))
    with pytest.raises(Refused) as refusal:
        closed(database, pair_id, version=2)
    assert [violation.name for violation in refusal.value.violations] == ["ClosedAlready"]


def test_who_was_slower_is_told(database, people):
    pair_id = opened(database, *people)
    with pytest.raises(Conflict):
        closed(database, pair_id, version=9)


def test_who_is_not_there_is_said_so(database, people):
    with pytest.raises(NotFound):
        opened(database, people[0], given.LEADER.user_id)
    with pytest.raises(NotFound):
        closed(database, people[0])


def test_all_reasons_are_told_at_once_and_leave_no_trace(database, people, published, notes):
    published.clear()
    notes.clear()
    with pytest.raises(Refused) as refusal:
        opened(database, people[0], people[0], "cell")
    assert [one.name for one in refusal.value.violations] == ["TwoPeopleNeeded", "LevelUnknown"]
    assert published == notes == []


def test_a_repeated_command_makes_one_pair(database, people):
    order = OpenPair(one_id=people[0], other_id=people[1], level="course")
    assert database.execute(service.open_pair, order) == database.execute(service.open_pair, order)
    assert len(listed(database)) == 1


@pytest.mark.parametrize("actor", [actor for actor in given.STAFF if actor is not given.LEADER])
def test_only_a_leader_keeps_people_apart(database, people, actor):
    pair_id = a_pair(database, *people)
    with pytest.raises(NotAllowed):
        opened(database.acting_as(actor), *people, "course")
    with pytest.raises(NotAllowed):
        closed(database.acting_as(actor), pair_id)


def test_the_trail_tells_that_and_when_and_never_who(database, people, notes):
    notes.clear()
    a_closed_pair(database, opened(database, *people))

    assert [(note.action, note.learner, note.details) for note in notes] == [
        (terms.PAIR_OPENED, None, {}),
        (terms.PAIR_CLOSED, None, {}),
    ]
    with database.acting_as(given.AUDITOR).reading() as session:
        rows = trail.trail(session, TrailFilter(action="apart."))
        assert [row for id in people for row in trail.trail(session, TrailFilter(learner_id=id))] != []
        of_people = [row.action for id in people for row in trail.trail(session, TrailFilter(learner_id=id))]
    assert len(rows) == 2
    assert not any(action.startswith("apart.") for action in of_people)


def row(uow, first, second, **facts):
    known = {"level": "session", "opened_by": given.LEADER.user_id, "opened_at": uow.now} | facts
    return Pair(first_id=first, second_id=second, **known)


def test_the_database_keeps_one_order(database, people):
    first, second = sorted(people, reverse=True)
    with pytest.raises(IntegrityError), database.writing() as uow:
        uow.session.add(row(uow, first, second))


def test_the_database_keeps_one_open_pair(database, people):
    with pytest.raises(Conflict), database.writing() as uow:
        uow.session.add_all(row(uow, *sorted(people)) for _ in range(2))


def test_the_database_wants_to_know_who_closed(database, people):
    with pytest.raises(IntegrityError), database.writing() as uow:
        uow.session.add(row(uow, *sorted(people), closed_at=uow.now))


def test_nothing_is_ever_deleted(database, people):
    for _ in range(3):
        a_closed_pair(database, opened(database, *people))
    with database.reading() as session:
        assert len(session.scalars(select(Pair.id)).all()) == 3
