"""Database files as schools have them: under a key that lies among the account's settings (DECISIONS 87).

A site of a test is one folder: the data folder, and beside it the account, where the program looks for keys.
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import sqlcipher3

from eduapp.app.database_key import key_folder, make_key, take_key
from eduapp.app.location import Location
from eduapp.core.db import file_keys
from eduapp.core.db.engine import sqlite_url
from eduapp.core.db.sealed import copy_into, one_moment

DATA, ACCOUNT = "data", "account"
READABLE = b"SQLite format 3\0"  # how a file begins that anybody can read


def come_anew(data: Path) -> None:
    """As a process that has just begun: it knows no key, and finds it beside the data folder if anywhere."""
    os.environ["XDG_CONFIG_HOME"] = str(data.parent / ACCOUNT)
    file_keys.know(data, file_keys.OPEN)


def put_under_key(plain: Path, data: Path) -> Path:
    """All rows of a file that anybody can read, as the database of an empty data folder; its file."""
    location = Location.of(data)
    make_key(data)
    take_key(location, make=False)
    assert location.file is not None
    with one_moment(sqlite_url(plain)) as moment:
        copy_into(moment.copies, location.file, file_keys.key_for(location.file))
    return location.file


@contextmanager
def looked_into(file: Path) -> Iterator[sqlcipher3.Connection]:
    """A connection of its own to a file, with the key of its folder or none, whichever opens it."""
    for key in file_keys.keys_to_try(file):
        with closing(sqlcipher3.connect(str(file))) as own:
            if file_keys.opens(own, key):
                yield own
                return
    raise AssertionError(f"no key opens {file}")


def rows_of(file: Path, tables: Sequence[str]) -> dict[str, int]:
    """How many rows some tables of a file have."""
    with looked_into(file) as own:
        return {name: own.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}


def opens_without(file: Path) -> bool:
    """Whether anybody can open a file; also asked while the program has it open."""
    with closing(sqlcipher3.connect(str(file))) as own:
        return file_keys.opens(own, file_keys.OPEN)


def is_under_key(file: Path) -> bool:
    """Whether the bytes are hidden. Nobody here may have the file open: closing it drops their locks."""
    with file.open("rb") as content:
        return content.read(len(READABLE)) not in (READABLE, b"")


def slips(data: Path) -> Iterator[str]:
    """What anybody could read who carries a data folder away. Nobody here may have its database open."""
    file = Location.of(data).file
    assert file is not None
    if not is_under_key(file):
        yield "the database is under no key"
    kept = [bytes.fromhex(one.read_text()) for one in key_folder().glob("*.key")]
    if not kept:
        yield "no key is kept among the settings"
    for path in (one for one in data.rglob("*") if one.is_file()):
        content = path.read_bytes()
        if any(key in content or key.hex().encode() in content for key in kept):
            yield f"the key stands in {path.name}"


def copied(site: Path, into: Path) -> Path:
    """The whole of a site somewhere else; its data folder."""
    shutil.copytree(site, into)
    return into / DATA
