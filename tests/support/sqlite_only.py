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
from tests.support.ready import FileShelf, ReadyMade
from tests.support.shared import staffed_database

__all__ = ["sqlite_database", "sqlite_ready_made", "sqlite_template"]


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A database at the newest step with the staff in it, made once; each test copies it."""
    return staffed_database(tmp_path_factory).read_bytes()


@pytest.fixture
def sqlite_database(
    sqlite_template: bytes,
    tmp_path_factory: pytest.TempPathFactory,
    clock: StillClock,
    published: list[frozenset[str]],
) -> Iterator[Database]:
    """A real database in the name of a leader, who may do nearly everything."""
    path = _path(tmp_path_factory)
    put_in_place(sqlite_template, path)
    with lent_engine(sqlite_url(path)) as engine:
        yield Database(engine, given.LEADER, write_audit, published.append, clock).unattended()


@pytest.fixture
def sqlite_ready_made(
    sqlite_database: Database,
    tmp_path_factory: pytest.TempPathFactory,
    clock: StillClock,
    published: list[frozenset[str]],
) -> ReadyMade:
    """Gives what many tests begin with, see `ready.py`."""
    return ReadyMade(sqlite_database, FileShelf(sqlite_database, _path(tmp_path_factory)), clock, published)


def _path(factory: pytest.TempPathFactory) -> Path:
    return factory.getbasetemp() / "sqlite-only.db"
