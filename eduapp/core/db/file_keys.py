"""Keys of database files (SQLCipher): which of them the program knows, and what a file opens with.

A key belongs to a folder and is said once, before a file there is opened. A file without a key (of before
there was one, or with invented people) opens as it is; what is made new in that folder is under the key.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import sqlcipher3

KEY = 32  # bytes
OPEN = b""  # the key of a file that anybody can read
NO_DATABASE = "file is not a database"  # SQLite's words, also for another key

_known: dict[Path, bytes] = {}


def new_key() -> bytes:
    """A key that nobody knows yet."""
    return os.urandom(KEY)


def written(key: bytes) -> str:
    """A key as SQLCipher takes it: raw, so that nothing is derived of it; "" for none."""
    if key == OPEN:
        return ""
    if len(key) != KEY:
        raise ValueError("a key has 32 bytes")
    return f"x'{key.hex()}'"


def know(folder: Path, key: bytes) -> None:
    """Open database files in a folder with this key from now on; OPEN for none."""
    _known[folder.resolve()] = key


def key_for(file: Path) -> bytes:
    """The key that a file made here is under; OPEN where no key is known."""
    return _known.get(file.parent.resolve(), OPEN)


def keys_to_try(file: Path) -> Iterator[bytes]:
    """What a file that is there may be under: the key of its folder, or none."""
    yield from dict.fromkeys((key_for(file), OPEN))


def opens(connection: sqlcipher3.Connection, key: bytes) -> bool:
    """Give a fresh connection a key, and tell whether the file can be read with it; a new file can.

    Whatever else is wrong with the file is raised.
    """
    connection.execute("PRAGMA cipher_log_level=NONE")  # it would write on stderr that a key is wrong
    if key != OPEN:
        connection.execute(f'PRAGMA key="{written(key)}"')
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlcipher3.DatabaseError as error:
        if NO_DATABASE in str(error):
            return False
        raise
    return True
