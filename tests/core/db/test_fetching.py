"""A server's database in a file: every row, as of one moment. On SQLite there is no server to fetch from."""

import pytest
from sqlalchemy import text

from eduapp.core.db import fetching
from eduapp.core.db.fetching import compare_all, fetch_all, one_moment_of_server
from eduapp.core.db.file_keys import new_key
from eduapp.core.db.sealed import open_sealed
from eduapp.core.errors import Damaged, Unavailable
from eduapp.schema import Base
from tests.support import accounts, given

pytestmark = pytest.mark.both_databases


@pytest.fixture
def server(database):
    if database.engine.dialect.name == "sqlite":
        pytest.skip("a file is copied by core.db.sealed")
    return database


def test_every_row_reads_the_same_and_what_comes_later_is_not_in_it(server, tmp_path):
    given.a_learner(server, "Karim Haddad")
    key = new_key()
    with one_moment_of_server(server.engine) as old:
        given.a_learner(server, "Ola Berg")
        fetch_all(old, open_sealed(tmp_path / "copy.db", key, writable=True), Base.metadata)
        with open_sealed(tmp_path / "copy.db", key).connect() as new, new.begin():
            compare_all(old, new, Base.metadata)
            assert new.scalar(text("SELECT count(*) FROM learner")) == 1
            triggers = new.scalar(text("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'"))
            assert triggers > 0


def test_a_row_that_reads_otherwise_is_found(server, tmp_path):
    learner_id = given.a_learner(server, "Karim Haddad")
    key = new_key()
    file = open_sealed(tmp_path / "copy.db", key, writable=True)
    with one_moment_of_server(server.engine) as old:
        fetch_all(old, file, Base.metadata)
        with file.begin() as new:
            new.execute(text("UPDATE learner SET family_name = 'Hadad'"))
        with open_sealed(tmp_path / "copy.db", key).connect() as new, new.begin(), pytest.raises(Damaged):
            compare_all(old, new, Base.metadata)
    assert learner_id


def test_a_server_at_another_step_is_refused(server, monkeypatch):
    monkeypatch.setattr(fetching, "newest_step", lambda: "r9999")
    with pytest.raises(Unavailable), one_moment_of_server(server.engine):
        pass


def test_nothing_can_be_written_through_the_moment(server):
    with (
        accounts.owner_of(server) as owner,
        pytest.raises(Unavailable),
        one_moment_of_server(owner.engine) as connection,
    ):
        connection.execute(text("DELETE FROM role_grant"))
