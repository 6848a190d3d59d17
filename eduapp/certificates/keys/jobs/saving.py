"""Handing out the public keys: the newest list, byte for byte as the root signed it."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eduapp.certificates.keys import queries, rules
from eduapp.core.errors import Refused
from eduapp.core.files import write_atomically

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress


@dataclass(frozen=True, kw_only=True)
class SaveKeys:
    """The file it is written to."""

    path: Path


def save_keys(database: "Database", command: SaveKeys, _progress: "Progress") -> Path:
    """Write the list. Raises Unavailable, and Refused before there are keys."""
    with database.reading() as session:
        content = queries.public_key_bytes(session)
    if content is None:
        raise Refused(rules.NoKeys())
    write_atomically(command.path, content)
    return command.path
