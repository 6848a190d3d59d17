"""An empty database of today's tables; the steps to it are taken once in a process: no figure is of them."""

import tempfile
from functools import cache
from pathlib import Path

from eduapp.core.db.engine import sqlite_url
from eduapp.core.db.upgrade import upgrade


def blank_database(path: Path) -> None:
    """Put one there, as a plain file of SQLite."""
    path.write_bytes(_blank())


@cache
def _blank() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "blank.db"
        upgrade(sqlite_url(path))
        return path.read_bytes()
