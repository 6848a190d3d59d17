"""What was written otherwise than it was meant is noticed, by comparing and by each look alone."""

import pytest
from sqlalchemy import text

from eduapp.core.db.sealed import open_sealed
from eduapp.core.errors import Unavailable
from eduapp.safekeeping import terms
from eduapp.safekeeping.jobs import making
from tests.support import given, given_workshops
from tests.support.given_backups import make
from tests.support.sqlite_only import sqlite_database, sqlite_template

__all__ = ["sqlite_database", "sqlite_template"]


@pytest.fixture
def home(tmp_path):
    return tmp_path / "data"


SPOILED = {
    "a value": "UPDATE learner SET number = '78'",
    "a type": "UPDATE learner SET version = 1.5",
    "a row": "DELETE FROM audit_entry WHERE seq = 1",
    "a row more": "INSERT INTO audit_detail_key VALUES ('00', x'00')",
    "an index": "DROP INDEX ix_audit_entry_at",
}


@pytest.mark.parametrize("change", SPOILED.values(), ids=SPOILED)
def test_whatever_differs_in_the_copy_is_noticed(sqlite_database, home, monkeypatch, change):
    """The copy is spoiled on the disk before it is opened again."""
    home.mkdir()
    given.a_learner(sqlite_database, "Karim Haddad", number="77")
    spoiling(monkeypatch, change)
    with pytest.raises(making.NotTheSame):
        make(sqlite_database, home)
    assert list((home / terms.FOLDER).iterdir()) == []


@pytest.mark.parametrize(
    "change",
    ["UPDATE audit_entry SET details = '{}' WHERE seq = 1", "DELETE FROM learner", "PAGE"],
    ids=["the trail", "a reference", "a page"],
)
def test_each_look_at_the_copy_notices_by_itself(sqlite_database, home, monkeypatch, change):
    """Even where comparing would have let it through."""
    home.mkdir()
    given_workshops.placed(sqlite_database, given_workshops.a_workshop(sqlite_database), "Karim Haddad")
    spoiling(monkeypatch, change)
    monkeypatch.setattr(making, "differing_files", lambda *_given, **_more: {})
    with pytest.raises(Unavailable):
        make(sqlite_database, home)
    assert list((home / terms.FOLDER).iterdir()) == []


def spoiling(monkeypatch, change):
    """Have every copy changed, without its triggers, after it was written."""
    copy = making.copy_into

    def spoiled(copies, path, key):
        copy(copies, path, key)
        if change == "PAGE":
            content = bytearray(path.read_bytes())
            content[-2000] ^= 1
            path.write_bytes(bytes(content))
            return
        engine = open_sealed(path, key, writable=True)
        with engine.begin() as inside:
            made = inside.execute(text("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")).all()
            for name, _sql in made:
                inside.exec_driver_sql(f'DROP TRIGGER "{name}"')
            inside.exec_driver_sql(change)
            for _name, sql in made:
                inside.exec_driver_sql(sql)
        engine.dispose()

    monkeypatch.setattr(making, "copy_into", spoiled)
