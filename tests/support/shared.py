"""Files that take seconds to make: whichever process of a run needs one first makes it for all of them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from eduapp.core.clock import StillClock
from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.unit_of_work import Database
from eduapp.core.db.upgrade import upgrade
from tests.support import given


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Path]) -> Path:
    """The file of that name, only to be copied. `make` fills an empty folder and names the file in it.

    Two that need it at the same moment both make it; nobody waits, and nobody sees half a file.
    """
    file = place_for_all(factory) / name
    if not file.exists():
        make(factory.mktemp("made")).replace(file)
    return file


def place_for_all(factory: pytest.TempPathFactory) -> Path:
    """The folder that all processes of a run have in common."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


def staffed_database(factory: pytest.TempPathFactory) -> Path:
    """A SQLite database at the newest step, with accounts for given.STAFF and nothing else."""
    return made_once(factory, "template.db", _staffed)


def _staffed(folder: Path) -> Path:
    path = folder / "template.db"
    with_staff(sqlite_url(path))
    return path


def with_staff(url: str) -> None:
    """Take an empty database to the newest step, and let the staff in."""
    upgrade(url)
    engine = open_engine(url)
    given.the_staff(Database(engine, given.LEADER, lambda _uow: None, clock=StillClock(given.NOW)))
    engine.dispose()
