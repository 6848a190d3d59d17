from datetime import date, timedelta

import pytest
from sqlalchemy import text

from eduapp.people.audit import queries
from eduapp.people.audit.queries import TrailFilter
from tests.support import accounts, given


@pytest.fixture
def five(database):
    """Five learners, so five entries."""
    return [given.a_learner(database, f"Person N{number}") for number in range(5)]


def first_break(database):
    with database.reading() as session:
        return queries.first_break(session)


def tamper(database, statement):
    with accounts.owner_of(database) as owner, owner.engine.begin() as connection:
        connection.execute(text(statement))


def test_an_untouched_chain_is_whole(database, five):
    assert first_break(database) is None


@pytest.mark.parametrize(
    ("statement", "seq"),
    [
        ("UPDATE audit_entry SET actor_name = 'Somebody' WHERE seq = 2", 2),
        ('UPDATE audit_entry SET details = \'{"name":"Another"}\' WHERE seq = 3', 3),
        ("DELETE FROM audit_entry WHERE seq = 3", 3),
        ("DELETE FROM audit_entry WHERE seq = 5", 5),
        ("DELETE FROM audit_entry WHERE seq = 1", 1),
        ("UPDATE audit_entry SET at = '2020-01-01 00:00:00' WHERE seq = 4", 4),
        ("UPDATE audit_head SET seq = 4", 6),
    ],
)
def test_the_first_entry_that_was_touched_is_named(database, five, statement, seq):
    tamper(database, statement)
    assert first_break(database).seq == seq


def test_swapped_entries_are_named(database, five):
    tamper(database, "UPDATE audit_entry SET seq = 99 WHERE seq = 2")
    tamper(database, "UPDATE audit_entry SET seq = 2 WHERE seq = 3")
    tamper(database, "UPDATE audit_entry SET seq = 3 WHERE seq = 99")
    assert first_break(database).seq == 2


def test_details_can_be_shredded_and_the_chain_stays_whole(database, five):
    tamper(database, "UPDATE audit_entry SET details = NULL")
    tamper(database, "DELETE FROM audit_detail_key")
    assert first_break(database) is None


def test_the_trail_is_found_by_person_day_and_kind(database, five, clock):
    clock.moment += timedelta(days=1)
    given.a_learner(database, "Late Comer")
    with database.reading() as session:
        everything = queries.trail(session, TrailFilter())
        of_one = queries.trail(session, TrailFilter(learner_id=five[2]))
        yesterday = queries.trail(session, TrailFilter(last=date(2026, 11, 23)))
        today = queries.trail(session, TrailFilter(first=date(2026, 11, 24)))
        others = queries.trail(session, TrailFilter(action="certificates."))
    assert [row.id for row in everything] == [6, 5, 4, 3, 2, 1]
    assert [row.learner_id for row in of_one] == [five[2]]
    assert (len(yesterday), len(today), others) == (5, 1, [])


def test_older_entries_are_read_on(database, five):
    with database.reading() as session:
        assert [row.id for row in queries.trail(session, TrailFilter(), before=3)] == [2, 1]


def test_who_did_the_last_of_some_actions_to_a_record_or_about_a_learner(database, five, clock):
    learner = five[1]
    clock.moment += timedelta(minutes=5)
    with database.acting_as(given.OFFICE).writing() as uow:
        uow.audit("learners.state.changed", five[0], learner)
        uow.audit("handouts.plan_printed", learner, learner)
    with database.reading() as session:
        found = queries.last_change(session, learner, ("learners.",))
        assert found == (given.OFFICE.user_id, given.OFFICE.name, clock.moment)
        assert queries.last_change(session, five[2], ("learners.",))[1] == given.LEADER.name
        assert queries.last_change(session, None, ("learners.",)) == found
        assert queries.last_change(session, learner, ("learners_",)) is None
