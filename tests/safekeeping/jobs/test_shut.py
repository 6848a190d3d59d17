"""Going back in time opens no account, no sealed code, and brings nobody together."""

import pytest
from sqlalchemy import select

from eduapp.app.location import Location
from eduapp.app.opening import open_database
from eduapp.people.access.models import RecoveryCode, User
from eduapp.people.apart import queries as apart
from eduapp.people.apart.service import OpenPair, open_pair
from eduapp.safekeeping import jobs
from tests.support import given
from tests.support.given_backups import BECAUSE, installed, key_of, make, newest, own


@pytest.fixture
def live(tmp_path, clock, _template):
    database = open_database(installed(tmp_path / "data", _template), clock=clock)
    yield database.unattended()
    database.engine.dispose()


@pytest.fixture
def two(live):
    return given.a_learner(own(live), "Anna Berg"), given.a_learner(own(live), "Bo Dal")


def went_back(live, home, clock):
    live.engine.dispose()
    jobs.bring_back(newest(home), key_of(newest(home), home), home / "dagverk.db", BECAUSE)
    return open_database(Location.of(home), clock=clock)


def close(live, *people):
    with live.writing() as uow:
        for one in people:
            uow.session.get_one(User, one.user_id).active = False


def is_open(session, who):
    return session.get_one(User, who.user_id).active


def test_what_was_shut_since_stays_shut(live, two, tmp_path, clock):
    home = tmp_path / "data"
    with live.writing() as uow:
        code = RecoveryCode(code_hash="-", made_by=given.ADMINISTRATOR.user_id, made_at=uow.now)
        uow.session.add(code)
    make(live, home)
    close(live, given.TEACHER)
    with live.writing() as uow:
        uow.session.scalars(select(RecoveryCode)).one().ended_at = uow.now
    first, second = two
    order = OpenPair(one_id=first, other_id=second, level="session")
    live.acting_as(given.LEADER).execute(open_pair, order)

    back = went_back(live, home, clock)
    with back.reading() as session:
        assert not is_open(session, given.TEACHER)
        assert is_open(session, given.OFFICE)
        assert session.scalars(select(RecoveryCode)).one().ended_at is not None
        assert len(apart.pairs(session)) == 1
    back.engine.dispose()


def test_nobody_is_shut_out_where_no_administrator_would_be_left(live, tmp_path, clock):
    """Who became one after the backup is not in it."""
    home = tmp_path / "data"
    make(live, home)
    close(live, given.ADMINISTRATOR, given.TEACHER)
    back = went_back(live, home, clock)
    with back.reading() as session:
        assert is_open(session, given.ADMINISTRATOR)
    back.engine.dispose()


def test_of_another_database_nothing_is_known(live, tmp_path, clock):
    """What came from another school says nothing of these accounts."""
    home = tmp_path / "data"
    make(live, home)
    live.engine.dispose()
    (home / "dagverk.db").write_bytes(b"letter")
    back = went_back(live, home, clock)
    with back.reading() as session:
        assert is_open(session, given.TEACHER)
    back.engine.dispose()
