import pytest
from sqlalchemy import text

from eduapp.core.db import standing
from eduapp.core.db.engine import open_engine
from eduapp.core.db.standing import Standing, look_at
from eduapp.core.db.upgrade import newest_step, upgrade
from eduapp.core.errors import Unavailable
from tests.support.served import address, certificate, issuer, place, served

__all__ = ["address", "certificate", "issuer", "place", "served"]


@pytest.fixture
def connection(place):
    engine = open_engine(place)
    with engine.connect() as connected:
        yield connected
    engine.dispose()


def test_how_far_a_database_is(connection, place):
    assert look_at(connection) == standing.Found(Standing.EMPTY, None)
    connection.rollback()

    upgrade(place, "r0001")
    assert look_at(connection) == standing.Found(Standing.OLDER, "r0001")
    connection.rollback()

    upgrade(place)
    assert look_at(connection) == standing.Found(Standing.CURRENT, newest_step())


def test_a_database_that_lost_its_step_is_none_to_go_on_with(connection):
    connection.execute(text("CREATE TABLE alembic_version (version_num TEXT)"))
    assert look_at(connection) == standing.Found(Standing.OLDER, None)


def test_a_server_that_is_too_old_is_told(connection, monkeypatch):
    monkeypatch.setattr(standing, "OLDEST_SERVER", 99_00_00)
    with pytest.raises(Unavailable) as error:
        look_at(connection)
    assert "too old" in error.value.sentence()
