"""Databases of older programs are brought up to date with every row, on both engines, and read the same.

They were made once by tests/support/old_databases.py, and are never made again.
"""

import pytest
from sqlalchemy import MetaData, text
from sqlalchemy.types import DateTime

from eduapp.app.location import Location
from eduapp.app.opening import open_database
from eduapp.core.db import copying
from eduapp.core.db.comparing import counted, differing
from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.types import UtcDateTime
from eduapp.core.db.upgrade import downgrade, newest_step, revisions, upgrade
from eduapp.core.progress import NoProgress
from eduapp.people.audit.queries import first_break
from eduapp.safekeeping import terms
from eduapp.schema import Base
from tests.support.given_backups import newest
from tests.support.old_databases import STEPS, kept, unpack

NEVER_FEWER = (
    "learner",
    "user_account",
    "audit_entry",
    "course",
    "course_group",
    "enrolment",
    "attendance_mark",
)
ANEW = {"booking", "booking_person"}  # steps made these of what was there, under ids of their own


@pytest.fixture(params=kept())
def step(request):
    return request.param


def rows_of(url):
    """How many rows each table of a file has, whatever its step."""
    engine = open_engine(url)
    with engine.connect() as connection:
        names = connection.scalars(text("SELECT name FROM sqlite_schema WHERE type = 'table'")).all()
        found = {name: connection.scalar(text(f'SELECT count(*) FROM "{name}"')) for name in names}
    engine.dispose()
    return found


def test_one_of_each_is_kept():
    assert set(STEPS) <= set(kept())
    assert set(kept()) <= set(revisions())


@pytest.mark.timeout(900)
def test_it_is_kept_and_then_brought_up_to_date_with_every_row(step, tmp_path):
    place = Location.of(tmp_path)
    unpack(step, place.file)
    before = rows_of(place.url)

    database = open_database(place)

    with database.engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == newest_step()
        assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
        now = counted(connection, Base.metadata)
    with database.reading() as session:
        assert first_break(session) is None
    database.engine.dispose()
    for table in NEVER_FEWER:
        if table in before:
            assert now[table] >= before[table] > 0, table
    manifest = newest(tmp_path).manifest
    assert (manifest.occasion, manifest.step) == (terms.BEFORE_STEP, step)
    assert manifest.tables == {name: rows for name, rows in before.items() if not name.startswith("sqlite_")}


@pytest.mark.both_databases
@pytest.mark.timeout(900)
def test_a_server_brings_it_up_to_the_same_rows(step, database_url, tmp_path):
    if not database_url.startswith("postgresql"):
        pytest.skip("a file is opened above")
    url = sqlite_url(tmp_path / "old.db")
    unpack(step, tmp_path / "old.db")
    downgrade(database_url, "base")
    upgrade(database_url, step)
    old, new = open_engine(url), open_engine(database_url)
    metadata = MetaData()
    with old.connect() as ours, old.begin(), new.begin() as theirs:
        metadata.reflect(theirs)
        metadata.remove(metadata.tables["alembic_version"])
        _in_general(metadata)
        copying._fill(ours, theirs, metadata, copying._Steps(NoProgress(), counted(ours, metadata), ""))

    upgrade(url)
    upgrade(database_url)

    with old.connect() as ours, new.connect() as theirs:
        assert counted(ours, Base.metadata) == counted(theirs, Base.metadata)
        differ = {
            table.name: count
            for table in Base.metadata.sorted_tables
            if table.name not in ANEW and (count := differing(ours, theirs, table))
        }
    old.dispose()
    new.dispose()
    assert differ == {}


def _in_general(metadata):
    """The types of a server's columns as both databases have them."""
    for table in metadata.tables.values():
        for column in table.c:
            general = column.type.as_generic()
            column.type = UtcDateTime(timezone=True) if isinstance(general, DateTime) else general
            column.server_default = None
        for link in table.foreign_key_constraints:
            link.use_alter = bool(link.deferrable)  # it is looked at when all is there, so it gives no order
