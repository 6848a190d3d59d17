import pytest

from eduapp.core.db import owning
from eduapp.core.db.engine import open_engine
from eduapp.core.db.owning import expect_owner
from eduapp.core.db.upgrade import upgrade
from eduapp.core.errors import Unavailable
from tests.support.served import address, certificate, issuer, place, served

__all__ = ["address", "certificate", "issuer", "place", "served"]


@pytest.fixture
def owned_by(place, served):
    """A connection to the database, whose tables belong to somebody by now."""
    engine = open_engine(place)

    def connected(owner=None):
        if owner:
            upgrade(place, "r0001")
            served.do(f"ALTER TABLE alembic_version OWNER TO {owner}", engine.url.database)
        connection = engine.connect()
        connections.append(connection)
        return connection

    connections = []
    yield connected
    for connection in connections:
        connection.close()
    engine.dispose()


def test_a_file_belongs_to_whoever_writes_to_it(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path}/a.db")
    with engine.connect() as connection:
        expect_owner(connection)
    engine.dispose()


def test_who_may_make_tables_owns_an_empty_database(owned_by):
    expect_owner(owned_by())


def test_their_owner_goes_on(owned_by):
    expect_owner(owned_by("skolen"))


def test_anybody_else_is_told_whose_they_are(owned_by):
    connection = owned_by("postgres")
    with pytest.raises(Unavailable) as refused:
        expect_owner(connection)
    said = refused.value.sentence()
    assert "belong to postgres, and skolen may not change them" in said
    assert "Use the address of postgres." in said

    with pytest.raises(Unavailable) as refused:
        expect_owner(connection, owning.OWNER_UPGRADES, found="r0001", ours="r9999")
    said = refused.value.sentence()
    assert "r0001" in said
    assert "r9999" in said
    assert "eduapp database upgrade" in said
