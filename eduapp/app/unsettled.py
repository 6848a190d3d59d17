"""Changes whose answer had not come when somebody left: looked up once the database can be asked again."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.core.db import commands
from eduapp.core.errors import Unavailable
from eduapp.core.files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eduapp.app.location import Location
    from eduapp.core.db.unit_of_work import Database

FILE_NAME = "unsettled.json"


def keep(location: Location, command_ids: Sequence[UUID]) -> None:
    """Note the ids of commands; not what they say. Those noted before stay, each once."""
    known = dict.fromkeys([*_noted(location), *command_ids])
    content = {"database": _name(location), "commands": [str(one) for one in known]}
    with suppress(Unavailable):  # a full disk keeps nobody from leaving
        write_atomically(location.folder / FILE_NAME, json.dumps(content).encode())


def look_up(location: Location, database: Database) -> tuple[int, int]:
    """How many of those noted are saved, and how many are not, for certain; then they are forgotten."""
    noted = _noted(location)
    saved = 0
    for one in noted:
        with database.reading() as session:
            saved += commands.is_settled(session, one, database.clock())
    if noted:
        (location.folder / FILE_NAME).unlink(missing_ok=True)
    return saved, len(noted) - saved


def _noted(location: Location) -> list[UUID]:
    """Those of this database; a file that cannot be read holds none."""
    try:
        content = json.loads((location.folder / FILE_NAME).read_text("utf-8"))
        if content["database"] != _name(location):
            return []
        return [UUID(one) for one in content["commands"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []


def _name(location: Location) -> str:
    """Which database it is; its address may hold a password."""
    return hashlib.sha256(location.url.encode()).hexdigest()
