"""Leaving the desk: what was opened last is counted, and the trail is witnessed."""

import pytest

from eduapp.app.leaving import leave
from eduapp.app.location import Location
from eduapp.app.witness import Witness
from eduapp.people.audit import queries
from eduapp.people.audit.jobs import anchors_in
from tests.support import given


@pytest.fixture
def location(tmp_path):
    return Location.of(tmp_path / "data")


def test_whoever_leaves_has_their_reads_counted_and_the_trail_witnessed(database, location):
    person = given.a_learner(database)
    leave(location, database.acting_as(given.TEACHER), (person, person), invented=False)
    with database.reading() as session:
        assert [(row.actor, row.times) for row in queries.reads_of(session)] == [(given.TEACHER.name, 2)]
    assert [one.seq for one in anchors_in(Witness.of(location).path)] == [1]


def test_nothing_is_witnessed_of_invented_people_or_without_a_database(database, location):
    given.a_learner(database)
    leave(location, database, (), invented=True)
    leave(location, None, (), invented=False)
    assert not Witness.of(location).path.exists()
    with database.reading() as session:
        assert queries.reads_of(session) == []
