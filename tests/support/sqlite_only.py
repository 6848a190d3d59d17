"""A database that is SQLite whatever was asked for: for screens, and for what is tried hundreds of times.

What services and queries promise is proven on both databases; a screen would say the same on either.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from eduapp.core.clock import StillClock
from eduapp.core.db.engine import sqlite_url
from eduapp.core.db.unit_of_work import Database
from eduapp.people.audit.service import write_audit
from tests.support import given
from tests.support.engines import lent_engine, put_in_place
from tests.support.shared import empty_database

__all__ = ["sqlite_database", "sqlite_template"]


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database at the newest step, made once; each test copies it."""
    return empty_database(tmp_path_factory)


@pytest.fixture
def sqlite_database(
    sqlite_template: Path,
    tmp_path_factory: pytest.TempPathFactory,
    clock: StillClock,
    published: list[frozenset[str]],
) -> Iterator[Database]:
    """A real database in the name of a leader, who may do nearly everything."""
    path = tmp_path_factory.getbasetemp() / "sqlite-only.db"
    put_in_place(sqlite_template, path)
    with lent_engine(sqlite_url(path)) as engine:
        database = Database(engine, given.LEADER, write_audit, published.append, clock)
        given.the_staff(database)
        published.clear()
        yield database
