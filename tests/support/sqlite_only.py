"""A database that is SQLite whatever was asked for: for screens, and for what is tried hundreds of times.

What services and queries promise is proven on both databases; a screen would say the same on either.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from eduapp.core.clock import StillClock
from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.unit_of_work import Database
from eduapp.core.db.upgrade import upgrade
from eduapp.people.audit.service import write_audit
from tests.support import given

__all__ = ["sqlite_database", "sqlite_template"]


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database at the newest step, made once; each test copies it."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    upgrade(sqlite_url(path))
    return path


@pytest.fixture
def sqlite_database(
    sqlite_template: Path, tmp_path: Path, clock: StillClock, published: list[frozenset[str]]
) -> Iterator[Database]:
    """A real database in the name of a leader, who may do nearly everything."""
    path = tmp_path / "dagverk.db"
    shutil.copyfile(sqlite_template, path)
    engine = open_engine(sqlite_url(path))
    database = Database(engine, given.LEADER, write_audit, published.append, clock)
    given.the_staff(database)
    published.clear()
    yield database
    engine.dispose()
