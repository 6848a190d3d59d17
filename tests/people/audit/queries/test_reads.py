from datetime import date, timedelta

import pytest

from eduapp.people.audit import queries, service
from eduapp.people.audit.queries import TrailFilter
from tests.support import given


@pytest.fixture
def people(database, clock):
    """Two, whose files were opened on two days by two."""
    first, second = given.a_learner(database, "Karim Haddad"), given.a_learner(database, "Jonas Lie")

    def opened(by, *whose):
        database.acting_as(by).execute(service.note_reads, service.NoteReads(learner_ids=whose))

    opened(given.TEACHER, first, second, first)
    clock.moment += timedelta(days=1)
    opened(given.OFFICE, first)
    return first, second


def found(database, **wanted):
    with database.reading() as session:
        return [(row.day.day, row.actor, row.times) for row in queries.reads_of(session, **wanted)]


def test_reads_are_found_by_person_user_and_day(database, people):
    first, second = people
    teacher, office = given.TEACHER.name, given.OFFICE.name
    assert found(database, learner_id=first) == [(24, office, 1), (23, teacher, 2)]
    assert found(database, learner_id=second) == [(23, teacher, 1)]
    assert found(database, actor_id=given.OFFICE.user_id) == [(24, office, 1)]
    assert found(database, first=date(2026, 11, 24)) == [(24, office, 1)]
    assert len(found(database, last=date(2026, 11, 23))) == 2
    assert len(found(database, count=1)) == 1


def test_they_are_told_as_entries_with_names_where_those_may_be_known(database, people):
    first, second = people

    def names(_session, ids):
        assert set(ids) == {first}
        return {first: "Haddad, Karim"}

    with database.reading() as session:
        told = queries.reads_told(session, names, TrailFilter(learner_id=first), 10)
        assert [row.details for row in told] == [
            {"name": "Haddad, Karim", "times": 1},
            {"name": "Haddad, Karim", "times": 2},
        ]
        assert queries.reads_told(session, None, TrailFilter(learner_id=second), 10)[0].details["name"] == "–"
        assert len({row.id for row in told}) == 2
