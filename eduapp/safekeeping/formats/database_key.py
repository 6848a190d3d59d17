"""The file beside a database that is under a key: which key it is, and the box that the paper code opens.

    {"format": 1, "id": 32 hexadecimal digits, "mark": of the paper code or "", "box": hexadecimal or ""}

The key itself lies in another folder (app.database_key): whoever carries the data folder away has no key.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from eduapp.core.errors import EduError
from eduapp.core.files import read_whole, write_atomically
from eduapp.core.i18n import N_
from eduapp.core.strict_json import hexadecimal, named, read_facts, text, whole

FILE_NAME = "database-key.json"
FORMAT = 1
_ID, _LONGEST_BOX, _LONGEST_MARK = 16, 16_384, 20  # bytes, hexadecimal digits, letters


class KeyFileUnreadable(EduError):
    """Somebody changed or cut the file."""

    message = N_(
        "The file {file} beside the database cannot be read, so nobody knows its key. Bring it back from a"
        " copy of the data folder, or bring a backup back with the code on paper."
    )


@dataclass(frozen=True)
class DatabaseKey:
    """Which key a database is under; the mark of the paper code whose box holds the key, if there is one."""

    id: str
    mark: str = ""
    box: bytes = b""


def read(folder: Path) -> DatabaseKey | None:
    """What the file in a data folder says; None if there is none. Raises KeyFileUnreadable."""
    path = folder / FILE_NAME
    if not path.exists():
        return None
    try:
        facts = named(read_facts(read_whole(path)), ("format", "id", "mark", "box"))
        whole(facts, "format", FORMAT, FORMAT)
        box = bytes.fromhex(text(facts, "box", _LONGEST_BOX))
        return DatabaseKey(hexadecimal(facts, "id", _ID).hex(), text(facts, "mark", _LONGEST_MARK), box)
    except ValueError as error:  # Unfit is one
        raise KeyFileUnreadable(file=path.name) from error


def write(folder: Path, told: DatabaseKey) -> None:
    """Write the file, for this account alone. Raises Unavailable."""
    facts = {"format": FORMAT, "id": told.id, "mark": told.mark, "box": told.box.hex()}
    write_atomically(folder / FILE_NAME, json.dumps(facts, indent=1).encode())
