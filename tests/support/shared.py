"""Files that take seconds to make: whichever process of a run needs one first makes it for all of them."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from eduapp.core.db.engine import sqlite_url
from eduapp.core.db.upgrade import upgrade


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], Path]) -> Path:
    """The file of that name, only to be copied. `make` fills an empty folder and names the file in it.

    Two that need it at the same moment both make it; nobody waits, and nobody sees half a file.
    """
    own = factory.getbasetemp()
    file = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / name
    if not file.exists():
        make(factory.mktemp("made")).replace(file)
    return file


def empty_database(factory: pytest.TempPathFactory) -> Path:
    """A SQLite database at the newest step."""
    return made_once(factory, "template.db", _upgraded)


def _upgraded(folder: Path) -> Path:
    path = folder / "template.db"
    upgrade(sqlite_url(path))
    return path
