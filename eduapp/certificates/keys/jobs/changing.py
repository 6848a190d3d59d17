"""What two people do with the root once there is one: the next key, a lost one, other passwords."""

from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from eduapp.certificates.keys import queries, rules, service
from eduapp.certificates.keys.jobs import folder as folders
from eduapp.certificates.keys.jobs.folder import Written
from eduapp.certificates.keys.jobs.papers import Papers
from eduapp.certificates.keys.jobs.people import Proven
from eduapp.certificates.keys.jobs.root import RootWay, open_root, secret_of
from eduapp.certificates.keys.rules import Begun
from eduapp.certificates.seals import keyfile
from eduapp.certificates.seals.key_list import KeyList
from eduapp.certificates.seals.keyfile import COST
from eduapp.certificates.seals.keys import Role
from eduapp.core.box import Cost
from eduapp.core.errors import EduError, Refused, Unavailable
from eduapp.core.files import sha256
from eduapp.core.progress import Cancelled

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database, UnitOfWork
    from eduapp.core.progress import Progress

STEPS = 3


@dataclass(frozen=True, kw_only=True)
class Rotate:
    """A new issuing key, since the date has come or the password was forgotten. `before`: the list shown.

    `papers`: what tells whether the clock can be right; None where no feature has papers.
    """

    second: Proven
    way: RootWay = field(repr=False)
    password: str = field(repr=False)  # of issuing, from now on
    folder: Path
    before: int
    papers: Papers | None = None
    cost: Cost = COST


@dataclass(frozen=True, kw_only=True)
class TellLost:
    """A key was lost. What others have seen of the register is told by number and beginning of its hash.

    `papers`: the register of issue, and the list of revoked papers, which the root begins anew in the same
    act: what the lost key signed of it is taken by nobody any more.
    """

    second: Proven
    way: RootWay = field(repr=False)
    password: str = field(repr=False)  # of issuing, from now on; unused where an ended key was lost
    folder: Path
    before: int
    kid: bytes
    day: date
    entry: int
    letters: str
    papers: Papers
    cost: Cost = COST


@dataclass(frozen=True, kw_only=True)
class LockRootAnew:
    """Other passwords for the file of the root; or a new file of it, from the halves."""

    second: Proven
    way: RootWay = field(repr=False)
    parts: tuple[str, str] = field(repr=False)
    folder: Path
    cost: Cost = COST


@dataclass(frozen=True, kw_only=True)
class ChangeIssuingPassword:
    """Another password of issuing."""

    old: str = field(repr=False)
    password: str = field(repr=False)
    cost: Cost = COST


def rotate(database: "Database", command: Rotate, progress: "Progress") -> Written:
    """Make the next issuing key under the root; the one in use signs for the last time today.

    Raises what opening the root does, Refused, Unavailable and NotAsWritten; then nothing is changed.
    """
    kept = kept_by_two(database, command.before, command.second)
    _check_clock(database, command.papers)
    _check_password(kept, command.password)
    database.expect_proof(service.change_keys)
    progress.step(1, STEPS)
    root = open_root(command.way, kept.root, kept.root_certificate)
    begun = rules.rotated(root, kept, database.today())
    progress.step(2, STEPS)
    box = keyfile.close(rules.issuing_of(begun), rules.plain(command.password), cost=command.cost)
    return _keep(database, command.second, service.ROTATED, begun, box, command.folder)


def tell_lost(database: "Database", command: TellLost, progress: "Progress") -> Written:
    """Tell everybody that a key was lost; if it was the one in use, a new one takes its place.

    Raises as `rotate` does; Refused also for a head that is not in the register, or a broken register.
    """
    kept = kept_by_two(database, command.before, command.second)
    _check_clock(database, command.papers)
    record = rules.key_called(kept, command.kid)
    with database.reading() as session:
        entries = command.papers.entries(session)
    today = database.today()
    problems = list(rules.check_loss(record, today, command.day, command.entry, command.letters, entries))
    head = rules.head_at(entries, command.entry, command.letters)
    if problems or head is None:
        raise Refused(*problems)
    if record == rules.only_active(kept):
        _check_password(kept, command.password)
    database.expect_proof(service.change_keys)
    progress.step(1, STEPS)
    root = open_root(command.way, kept.root, kept.root_certificate)
    begun = rules.lost_and_new(
        root, kept, today, kid=command.kid, day=command.day, head=head, entries=entries
    )
    progress.step(2, STEPS)
    made = begun.issuing
    box = None if made is None else keyfile.close(made, rules.plain(command.password), cost=command.cost)
    with database.reading() as session:
        anew = command.papers.list_anew(session, root, today)
    return _keep(database, command.second, service.LOST, begun, box, command.folder, (command.papers, anew))


def lock_root_anew(database: "Database", command: LockRootAnew, progress: "Progress") -> Written:
    """Write the file of the root with two other passwords. The printed halves stay as good as they were."""
    kept = kept_by_two(database, None, command.second)
    names = (database.actor.name, command.second.actor.name)
    if problems := list(rules.check_parts(command.parts, names)):
        raise Refused(*problems)
    progress.step(1, STEPS)
    root = open_root(command.way, kept.root, kept.root_certificate)
    progress.step(2, STEPS)
    secret, password = secret_of(command.way), rules.joined_parts(*command.parts)
    sealed = keyfile.close(root, password, secret=secret, cost=command.cost)
    written = folders.write_all(command.folder, {folders.key_name(Role.ROOT, root.kid): sealed})
    digest, second = sha256(sealed), command.second.actor
    database.acting_as(second).execute(service.agree, service.Agree(digest=digest))
    noted = service.NoteRootLocked(digest=digest, second=second.user_id)
    database.execute(service.note_root_locked, noted)
    return written


def change_issuing_password(
    database: "Database", command: ChangeIssuingPassword, _progress: "Progress"
) -> None:
    """Seal the issuing key by another password. Raises WrongPassword, Refused; then the old one stays."""
    with database.reading() as session:
        kept, sealed = queries.public_keys(session), queries.box(session)
    if kept is None or sealed is None:
        raise Refused(rules.NoKeys())
    _check_password(kept, command.password)
    found = keyfile.read(sealed.content)
    secret = found.secret(rules.plain(command.old))
    box = keyfile.close(
        found.open_with(secret), rules.plain(command.password), secret=secret, cost=command.cost
    )
    database.execute(service.change_password, service.ChangePassword(before=sha256(sealed.content), box=box))


def kept_by_two(database: "Database", before: int | None, second: Proven) -> KeyList:
    """The list to go on from, if it is still the one that was shown, and these two may."""
    with database.reading() as session:
        kept = queries.public_keys(session)
    if kept is None:
        raise Refused(rules.NoKeys())
    problems = [*rules.check_two(database.actor, second.actor)]
    if before is not None and kept.number != before:
        problems.append(rules.NotTheNext())
    if problems:
        raise Refused(*problems)
    return kept


def _check_clock(database: "Database", papers: Papers | None) -> None:
    """A key made by a wrong clock signs from a wrong day on."""
    if papers is None:
        return
    with database.reading() as session:
        problems = papers.against_clock(session, database.today())
    if problems:
        raise Refused(*problems)


def _check_password(kept: KeyList, password: str) -> None:
    school = rules.name_of(kept.root_certificate)
    if problems := list(rules.check_issuing_password(password, school)):
        raise Refused(*problems)


def _keep(
    database: "Database",
    second: Proven,
    act: str,
    begun: Begun,
    box: bytes | None,
    folder: Path,
    anew: tuple[Papers, bytes] | None = None,
) -> Written:
    """Write what is new into the folder, then keep it here. Refused, the files go; after a lost line not.

    `anew`: the list of revoked papers that the root begins anew in the same transaction.
    """
    files = {folders.list_name(begun.keys.number): begun.content}
    if box is not None:
        files[folders.key_name(Role.ISSUING, keyfile.read(box).kid)] = box
    written = folders.write_all(folder, files)
    order = service.ChangeKeys(act=act, content=begun.content, box=box, second=second.actor.user_id)
    try:
        for agreed in (begun.content, *(() if anew is None else (anew[1],))):
            database.acting_as(second.actor).execute(service.agree, service.Agree(digest=sha256(agreed)))
        database.execute(partial(_change, anew), order)
    except (EduError, Cancelled) as error:
        if not isinstance(error, Unavailable):
            folders.remove([written.folder / name for name in written.names])
        raise
    return written


def _change(anew: tuple[Papers, bytes] | None, uow: "UnitOfWork", order: service.ChangeKeys) -> int:
    """The next list of keys and, where a key was lost, the list of revoked papers: both or neither."""
    number = service.change_keys(uow, order)
    if anew is not None:
        papers, content = anew
        papers.keep_anew(uow, content, order.second)
    return number
