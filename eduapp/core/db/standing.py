"""What stands in the database of a server, before anything is done with it: nothing, ours, or another's."""

from dataclasses import dataclass
from enum import Enum

from sqlalchemy import Connection, inspect, text

from eduapp.core.db.owning import OWNER_UPGRADES, expect_owner
from eduapp.core.db.upgrade import current_revision, newest_step
from eduapp.core.errors import Unavailable
from eduapp.core.i18n import N_, _

OLDEST_SERVER = 13_00_00
NOT_OURS = N_(
    "In the database on the server are tables of another program. Ask for an empty database, for Dagverk"
    " alone."
)
NOT_UNICODE = N_(
    "The database on the server keeps letters as {found}, so names would be lost. Ask for one in UTF8."
)
TOO_OLD = N_("The server is too old ({found}). Dagverk needs PostgreSQL 13 or newer.")


class Standing(Enum):
    """How far a database is."""

    EMPTY = "empty"  # no tables at all
    OLDER = "older"  # ours, with steps to take
    CURRENT = "current"  # ours, at the newest step


@dataclass(frozen=True)
class Found:
    """What was found, and at which step it stands."""

    standing: Standing
    step: str | None


def look_at(connection: Connection) -> Found:
    """What stands there. Raises Unavailable with one sentence if it is of no use to us."""
    version = int(connection.scalar(text("SHOW server_version_num")) or 0)
    if version < OLDEST_SERVER:
        raise Unavailable(reason=_(TOO_OLD).format(found=connection.scalar(text("SHOW server_version"))))
    letters = connection.scalar(text("SHOW server_encoding"))
    if letters != "UTF8":
        raise Unavailable(reason=_(NOT_UNICODE).format(found=letters))
    tables = inspect(connection).get_table_names()
    if tables and "alembic_version" not in tables:
        raise Unavailable(reason=_(NOT_OURS))
    step = current_revision(connection)
    if step != newest_step():
        expect_owner(connection, OWNER_UPGRADES, found=step or "–", ours=newest_step())
        return Found(Standing.OLDER if tables else Standing.EMPTY, step)
    return Found(Standing.CURRENT, step)
