"""Opening the issuing key before papers are issued."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eduapp.certificates.keys.opened import KeyRing, OpenedKeys

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress


@dataclass(frozen=True, kw_only=True)
class OpenKeys:
    """The ring of whoever is signed in, and the password of issuing as typed."""

    ring: KeyRing = field(repr=False)
    password: str = field(repr=False)


def open_keys(database: "Database", command: OpenKeys, _progress: "Progress") -> OpenedKeys:
    """Put the opened keys on the ring. Raises what `KeyRing.unlock` does."""
    return command.ring.unlock(database, command.password)
