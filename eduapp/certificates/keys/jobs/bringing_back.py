"""A new database, and the keys the school has already: brought back from the folder that two people kept."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from eduapp.certificates.keys import queries, rules, service
from eduapp.certificates.keys.jobs import folder as folders
from eduapp.certificates.keys.jobs.ceremony import keep_or_remove
from eduapp.certificates.keys.jobs.folder import Written
from eduapp.certificates.keys.jobs.people import Proven
from eduapp.certificates.keys.jobs.root import RootWay, secret_of
from eduapp.certificates.seals import keyfile
from eduapp.certificates.seals.key_list import KeyList
from eduapp.certificates.seals.keyfile import COST
from eduapp.certificates.seals.keys import KeyPair, Role, kid_of, public_of_root, root_again
from eduapp.core.box import Cost
from eduapp.core.errors import EduError, Refused
from eduapp.core.i18n import N_

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress

STEPS = 3


class NoListThere(EduError):
    """The public keys are needed: a root alone does not say what it signed for."""

    message = N_(
        "In this folder is no list of public keys of the root {kid} (public-keys-….list). Put the newest one"
        " there: it also lies with everybody who was given the page for checking papers."
    )


@dataclass(frozen=True, kw_only=True)
class BringBack:
    """Where the files are, and the root. `password`: of a new issuing key, if its box is not among them."""

    second: Proven
    way: RootWay = field(repr=False)
    folder: Path
    password: str = field(repr=False)
    cost: Cost = COST
    command_id: UUID = field(default_factory=uuid4)


def bring_back(database: "Database", command: BringBack, progress: "Progress") -> Written:
    """Keep list and issuing key of the folder here. Without the key's box a new key takes its place.

    Raises what opening the root does, NoListThere, and Refused where there are keys already.
    """
    with database.reading() as session:
        there = queries.public_keys(session)
    problems = [*rules.check_two(database.actor, command.second.actor)]
    if there is not None:
        problems.append(rules.already_there(there))
    if problems:
        raise Refused(*problems)
    progress.step(1, STEPS)
    secret = secret_of(command.way)
    public = public_of_root(secret)
    found = folders.newest_list(command.folder, public)
    root = found and root_again(secret, found[0].root_certificate)
    if found is None or root is None:
        raise NoListThere(kid=kid_of(public).hex())
    progress.step(2, STEPS)
    content, box, files = _box_and_list(database, command, root, *found)
    written = folders.write_all(command.folder, files)
    order = service.BeginKeys(
        act=service.BROUGHT_BACK,
        root=public,
        content=content,
        box=box,
        second=command.second.actor.user_id,
        command_id=command.command_id,
    )
    keep_or_remove(database, command.second, order, written)
    progress.step(STEPS, STEPS)
    return written


def _box_and_list(
    database: "Database", command: BringBack, root: KeyPair, kept: KeyList, content: bytes
) -> tuple[bytes, bytes, dict[str, bytes]]:
    """List, box, and what of them is new: as they lie there, or with a new issuing key."""
    box = folders.issuing_boxes(command.folder).get(rules.only_active(kept).kid)
    if box is not None:
        return content, box, {}
    school = rules.name_of(kept.root_certificate)
    if problems := list(rules.check_issuing_password(command.password, school)):
        raise Refused(*problems)
    begun = rules.rotated(root, kept, database.today())
    made = keyfile.close(rules.issuing_of(begun), rules.plain(command.password), cost=command.cost)
    files = {
        folders.list_name(begun.keys.number): begun.content,
        folders.key_name(Role.ISSUING, keyfile.read(made).kid): made,
    }
    return begun.content, made, files
