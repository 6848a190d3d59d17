"""How it stands with the backups, by the database."""

from datetime import timedelta

import pytest

from eduapp.safekeeping import queries, terms
from eduapp.safekeeping.rules import Concern, concern_of
from tests.support import given
from tests.support.given_backups import make

pytestmark = pytest.mark.both_databases


def told(database, query, *asked, **more):
    with database.reading() as session:
        return query(session, *asked, **more)


def test_how_it_stands(database, tmp_path, clock):
    given.a_learner(database, "Karim Haddad")
    before = told(database, queries.standing)
    assert (before.newest, before.changed_since, before.has_code) == (None, True, False)
    assert before.begun == database.today()

    (tmp_path / "stick").mkdir()
    make(database, tmp_path / "data", away=tmp_path / "stick")
    now = told(database, queries.standing)
    assert now.near == now.away == database.today()
    assert not now.changed_since
    clock.moment += timedelta(days=3)
    given.a_learner(database, "Ola Berg")
    later = told(database, queries.standing)
    assert later.changed_since
    assert concern_of(later, database.today()) is Concern.LATE


def test_signing_in_is_no_change(database, tmp_path):
    make(database, tmp_path)
    assert not told(database, queries.last).changed_since


def test_the_newest_come_first(database, tmp_path):
    for _count in range(3):
        make(database, tmp_path)
    assert [row.number for row in told(database, queries.backups)] == [3, 2, 1]
    assert told(database, queries.newest).place == terms.NEAR
    assert told(database, queries.acts_after, 0) == told(database, queries.trail_head).seq
