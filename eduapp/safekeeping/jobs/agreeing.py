"""Before a backup is brought back: the second person agrees, and what is there now is kept as one too."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from eduapp.core.actor import system_actor
from eduapp.core.errors import NotAllowed, Refused
from eduapp.people.access import jobs as access
from eduapp.people.access import terms as access_terms
from eduapp.safekeeping import rules, service, terms
from eduapp.safekeeping.jobs import key_ring
from eduapp.safekeeping.jobs.folders import Lying
from eduapp.safekeeping.jobs.looking import key_for, verify
from eduapp.safekeeping.jobs.making import MakeBackup, Place, make_backup

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress


@dataclass(frozen=True, kw_only=True)
class Agree:
    """The second person stands behind it, with the name and password they sign in with."""

    lying: Lying
    place: Place
    reason: str
    sign_in_name: str
    password: str = field(repr=False)
    code: str = field(default="", repr=False)  # on paper, where this PC lacks the key
    command_id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """Who agreed, and what opens the backup."""

    name: str
    key: bytes = field(repr=False)


def agree(database: "Database", command: Agree, progress: "Progress") -> Agreed:
    """Look who agrees, look through the backup, tell the trail of it, and keep what is there now.

    Raises WrongNameOrPassword, WaitFirst, Refused, NeedsCode, NotWhole, and what making a backup raises.
    """
    if not database.actor.may(terms.RESTORE):
        raise NotAllowed(permission=terms.RESTORE)
    database.expect_proof(service.allow_restore)
    entrance = database.acting_as(system_actor((access_terms.SIGN_IN,)))
    typed = access.SignIn(sign_in_name=command.sign_in_name, password=command.password)
    second = access.sign_in(entrance, typed, progress)
    if problems := list(rules.check_two(database.actor, second)):
        raise Refused(*problems)
    key = key_for(command.lying, key_ring.on_this_pc(command.place.folder), command.code)
    verify(command.lying, key, progress)
    made = command.lying.manifest
    allowed = service.AllowRestore(
        number=made.number, day=made.day, reason=command.reason.strip(), agreed_by=second.name
    )
    database.execute(service.allow_restore, allowed)
    own = database.acting_as(system_actor((terms.MAKE,)))
    make_backup(own, MakeBackup(place=command.place, occasion=terms.BEFORE_RESTORE), progress)
    return Agreed(name=second.name, key=key)
