"""The ceremony: two people make the keys of the school, and each takes one half of the root home."""

import secrets
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from eduapp.certificates.keys import queries, rules, service
from eduapp.certificates.keys.jobs import folder as folders
from eduapp.certificates.keys.jobs.folder import Written
from eduapp.certificates.keys.jobs.people import Proven
from eduapp.certificates.seals import keyfile
from eduapp.certificates.seals.keyfile import COST
from eduapp.certificates.seals.keys import SECRET, KeyPair, Role, new_root
from eduapp.core.box import Cost
from eduapp.core.errors import EduError, Refused, Unavailable
from eduapp.core.files import sha256
from eduapp.core.names import tidy
from eduapp.core.progress import Cancelled
from eduapp.education.school import queries as schools

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress

STEPS = 4


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """A root in memory and its two halves, while the two are at the screen. Written nowhere yet."""

    root: KeyPair = field(repr=False)
    secret: bytes = field(repr=False)
    halves: tuple[bytes, bytes] = field(repr=False)

    def printed(self, half: int) -> tuple[str, ...]:
        """The groups of the first or the second half, as they are printed."""
        return keyfile.printed_half(self.halves[half - 1])


@dataclass(frozen=True, kw_only=True)
class HoldCeremony:
    """Everything the two have chosen. With the same id a repeat keeps nothing twice."""

    prepared: Prepared = field(repr=False)
    second: Proven
    parts: tuple[str, str] = field(repr=False)  # the passwords of the root: of the first, of the second
    password: str = field(repr=False)  # of issuing
    folder: Path
    cost: Cost = COST
    command_id: UUID = field(default_factory=uuid4)


def prepare(database: "Database", name: str, _progress: "Progress") -> Prepared:
    """A root for a school by this name, in memory alone. Raises Refused for a name keys cannot bear."""
    with database.reading() as session:
        site = schools.site(session)
        there = queries.public_keys(session)
    problems = [*rules.check_name(name, site.names)]
    if there is not None:
        problems.append(rules.already_there(there))
    if problems:
        raise Refused(*problems)
    return prepared(tidy(name), database.today())


def prepared(name: str, day: date) -> Prepared:
    """A new root and its halves."""
    secret = secrets.token_bytes(SECRET)
    return Prepared(root=new_root(name, day, secret), secret=secret, halves=keyfile.halves(secret))


def hold_ceremony(database: "Database", command: HoldCeremony, progress: "Progress") -> Written:
    """Make the issuing key, write the files, and keep list and box: all of it, or nothing.

    Raises Refused (passwords, people, keys that are there), Unavailable (stick full …), NotAsWritten.
    """
    names = (database.actor.name, command.second.actor.name)
    school = rules.name_of(command.prepared.root.certificate)
    problems = [
        *rules.check_two(database.actor, command.second.actor),
        *rules.check_parts(command.parts, names),
        *rules.check_issuing_password(command.password, school, command.parts),
    ]
    if problems:
        raise Refused(*problems)
    database.expect_proof(service.begin_keys)
    root = command.prepared.root
    progress.step(1, STEPS)
    sealed = keyfile.close(
        root, rules.joined_parts(*command.parts), secret=command.prepared.secret, cost=command.cost
    )
    files = {folders.key_name(root.role, root.kid): sealed}
    progress.step(2, STEPS)
    if (kept := _kept_already(database, root.public)) is not None:
        progress.step(STEPS, STEPS)
        return folders.write_all(command.folder, files | kept)
    order = _order(database, command)
    progress.step(3, STEPS)
    written = folders.write_all(command.folder, files | _public_files(order.box, order.content, 1))
    keep_or_remove(database, command.second, order, written)
    progress.step(STEPS, STEPS)
    return written


def _order(database: "Database", command: HoldCeremony) -> service.BeginKeys:
    """The issuing key and the list that tells it, sealed and signed."""
    root = command.prepared.root
    begun = rules.new_keys(root, database.today())
    return service.BeginKeys(
        act=service.BEGUN,
        root=root.public,
        content=begun.content,
        box=keyfile.close(rules.issuing_of(begun), rules.plain(command.password), cost=command.cost),
        second=command.second.actor.user_id,
        halves=(database.actor.user_id, command.second.actor.user_id),
        command_id=command.command_id,
    )


def _kept_already(database: "Database", root: bytes) -> dict[str, bytes] | None:
    """Box and list, if an earlier try whose answer was lost was kept after all."""
    with database.reading() as session:
        there, content, box = (
            queries.public_keys(session),
            queries.public_key_bytes(session),
            queries.box(session),
        )
    if there is None or content is None or box is None or there.root != root:
        return None
    return _public_files(box.content, content, there.number)


def _public_files(box: bytes, content: bytes, number: int) -> dict[str, bytes]:
    return {
        folders.key_name(Role.ISSUING, keyfile.read(box).kid): box,
        folders.list_name(number): content,
    }


def keep_or_remove(
    database: "Database",
    second: Proven,
    order: service.BeginKeys,
    written: Written,
) -> None:
    """Both agree and it is kept; if that is refused, the files are of no use and go.

    After a lost line nobody knows yet whether it was kept, so they stay.
    """
    try:
        agreement = service.Agree(digest=sha256(order.content))
        database.acting_as(second.actor).execute(service.agree, agreement)
        database.execute(service.begin_keys, order)
    except (EduError, Cancelled) as error:
        if not isinstance(error, Unavailable):
            folders.remove([written.folder / name for name in written.names])
        raise
