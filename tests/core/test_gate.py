import pytest

from eduapp.core.gate import Gate, SessionLocked
from eduapp.people.access import queries, service
from tests.support import given


@pytest.fixture
def gate():
    return Gate()


def test_nothing_is_asked_or_saved_while_the_screen_is_locked(database, gate):
    mine = database.behind(gate)
    order = service.SetPassword(user_id=given.LEADER.user_id, password_hash="-")
    gate.shut = True
    with pytest.raises(SessionLocked), mine.reading() as session:
        queries.users(session)
    with pytest.raises(SessionLocked):
        mine.execute(service.set_password, order)
    with pytest.raises(SessionLocked):
        mine.acting_as(given.TEACHER).execute(service.set_password, order)  # nor in anybody else's name

    gate.shut = False
    mine.execute(service.set_password, order)


def test_others_at_the_same_database_are_not_locked(database, gate):
    gate.shut = True
    with database.reading() as session:
        assert queries.users(session)


def test_what_was_begun_before_goes_on_to_its_end(database, gate):
    mine = database.behind(gate)
    gate.shut = True
    with gate.passed(), mine.reading() as session:
        assert queries.users(session)
    with pytest.raises(SessionLocked):
        gate.expect_open()
