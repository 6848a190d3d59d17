"""A database in a file with something in it, and backups of it."""

from pathlib import Path

import pytest

from eduapp.app.consequences import program_actor
from eduapp.app.location import FILE_NAME, Location
from eduapp.core.db.unit_of_work import Database
from eduapp.core.progress import NoProgress
from eduapp.safekeeping import jobs, terms
from eduapp.safekeeping.jobs import folders, key_ring
from eduapp.safekeeping.jobs.folders import Lying

BECAUSE = jobs.Because(reason="A test")


def installed(folder: Path, template: bytes | str) -> Location:
    """A data folder with the tests' own database in it, which the staff is in; only for files."""
    if not isinstance(template, bytes):
        pytest.skip("a file is set aside, a server's database is not")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / FILE_NAME).write_bytes(template)
    return Location.of(folder)


def own(database: Database) -> Database:
    """The same in the program's own name."""
    return database.acting_as(program_actor())


def make(
    database: Database, folder: Path, occasion: str = terms.ASKED, away: Path | None = None
) -> jobs.Made:
    """A backup of the database, into the data folder given."""
    folder.mkdir(exist_ok=True)
    order = jobs.MakeBackup(place=jobs.Place(folder, away), occasion=occasion)
    return jobs.make_backup(own(database), order, NoProgress())


def newest(folder: Path) -> Lying:
    """The newest backup in the data folder."""
    return folders.listed(folder / terms.FOLDER)[0]


def key_of(lying: Lying, folder: Path) -> bytes:
    """What opens it on this PC."""
    return jobs.key_for(lying, key_ring.on_this_pc(folder))


def flip(path: Path, place: int) -> None:
    """Change one bit of a file."""
    content = bytearray(path.read_bytes())
    content[place] ^= 0x10
    path.write_bytes(bytes(content))
