"""A new key for the backups, with the code on paper that opens it when the PC is gone."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from eduapp.core.db.file_keys import new_key
from eduapp.core.errors import NotAllowed
from eduapp.safekeeping import service, terms
from eduapp.safekeeping.formats import recovery
from eduapp.safekeeping.jobs import key_ring

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress


@dataclass(frozen=True, kw_only=True)
class MakeCode:
    """A key and a code; `folder` is the data folder of this PC."""

    folder: Path
    command_id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, kw_only=True)
class NewCode:
    """The code, as it is written on paper; kept nowhere."""

    code: str = field(repr=False)
    mark: str


def make_code(database: "Database", command: MakeCode, _progress: "Progress") -> NewCode:
    """Make backups under a new key from now on. Older ones open with their own code, and on this PC.

    The same code opens the database where its key got lost: see key_ring.box_for_paper.
    """
    if not database.actor.may(terms.MAKE):
        raise NotAllowed(permission=terms.MAKE)
    database.expect_proof(service.keep_key)
    key, code = new_key(), recovery.new_code()
    key_ring.take_into_use(database, command.folder, key, recovery.seal(key, code))
    return NewCode(code=recovery.for_paper(code), mark=recovery.mark_of(key))
