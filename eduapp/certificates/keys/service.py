"""What can be done with the keys of the school. Each function is one use case, one transaction.

Private keys arrive sealed in their boxes, lists signed by the root; nothing here could read or sign one.
"""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import delete, select

from eduapp.certificates.keys import queries, rules, terms
from eduapp.certificates.keys.models import KeyAgreement, KeyBox, KeyHalf, KeyListIssue
from eduapp.certificates.seals import keyfile
from eduapp.certificates.seals.key_list import KeyList, read_key_list
from eduapp.certificates.seals.keys import Role, kid_of
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.files import sha256
from eduapp.core.violations import Violation
from eduapp.people.access.models import User

BEGUN, BROUGHT_BACK, ROTATED, LOST = "begun", "brought_back", "rotated", "lost"  # code: key_acts
_TOLD = {
    BEGUN: terms.BEGUN,
    BROUGHT_BACK: terms.BROUGHT_BACK,
    ROTATED: terms.ROTATED,
    LOST: terms.LOST,
}


@dataclass(frozen=True, kw_only=True)
class Agree(Command):
    """The second person stands behind what is about to be done, in their own name."""

    digest: str  # SHA-256 of the list of keys, or of the file of the root


@dataclass(frozen=True, kw_only=True)
class BeginKeys(Command):
    """The first keys in this database: made at a ceremony, or brought back from what the school kept."""

    act: str  # BEGUN or BROUGHT_BACK
    root: bytes  # public half
    content: bytes = field(repr=False)  # the list, as signed
    box: bytes = field(repr=False)
    second: UUID
    halves: tuple[UUID, ...] = ()  # who was given the first and the second one


@dataclass(frozen=True, kw_only=True)
class ChangeKeys(Command):
    """The next list of keys. `box` is that of a new issuing key, None where the one in use stays."""

    act: str  # ROTATED or LOST
    content: bytes = field(repr=False)
    box: bytes | None = field(repr=False)
    second: UUID


@dataclass(frozen=True, kw_only=True)
class ChangePassword(Command):
    """The issuing key in a box of another password. `before`: SHA-256 of the box that was opened."""

    before: str
    box: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class NoteOpening(Command):
    """How an attempt to open the issuing key ended."""

    kid: str
    succeeded: bool


@dataclass(frozen=True, kw_only=True)
class NoteRootLocked(Command):
    """The file of the root was sealed by other passwords; `digest` is the file's."""

    digest: str
    second: UUID


def agree(uow: UnitOfWork, command: Agree) -> None:
    """Agree, as the second person, to what somebody else is about to do with the keys."""
    uow.require(terms.KEEP_KEYS)
    kept = KeyAgreement(digest=command.digest, agreed_by=uow.actor.user_id, agreed_at=uow.now)
    uow.session.add(kept)
    uow.session.flush()
    uow.audit(terms.AGREED, kept.id, name=uow.actor.name)


def begin_keys(uow: UnitOfWork, command: BeginKeys) -> int:
    """Keep the first list and the box of its key. The answer is the list's number."""
    uow.require(terms.KEEP_KEYS)
    uow.take_turn(terms.TURN)
    there = queries.public_keys(uow.session)
    problems: list[Violation] = [rules.already_there(there)] if there is not None else []
    found = read_key_list(command.content, command.root)
    kid = _kid_of(command.box)
    problems += [*rules.check_first(found, kid), *_against_two(uow, sha256(command.content), command.second)]
    if command.act == BEGUN and set(command.halves) != {uow.actor.user_id, command.second}:
        problems.append(rules.NotAgreed())
    uow.enforce(problems)
    _keep_list(uow, found, command.act, command.content, command.second)
    uow.session.add(KeyBox(kid=kid.hex(), content=command.box))
    for half, user_id in enumerate(command.halves, start=1):
        root_kid = kid_of(command.root).hex()
        uow.session.add(KeyHalf(kid=root_kid, half=half, given_to=user_id, given_at=uow.now))
    return found.number


def change_keys(uow: UnitOfWork, command: ChangeKeys) -> int:
    """Keep the next list; a new issuing key takes the place of the old one, whose box is gone for good."""
    uow.require(terms.KEEP_KEYS)
    uow.take_turn(terms.TURN)
    kept = queries.public_keys(uow.session)
    if kept is None:
        uow.enforce([rules.NoKeys()])
        raise NotFound
    found = read_key_list(command.content, kept.root)
    kid = rules.only_active(kept).kid if command.box is None else _kid_of(command.box)
    problems = [
        *rules.check_next(kept, found, kid),
        *_against_two(uow, sha256(command.content), command.second),
    ]
    uow.enforce(problems)
    _keep_list(uow, found, command.act, command.content, command.second)
    if command.box is not None:
        uow.session.execute(delete(KeyBox))
        uow.session.add(KeyBox(kid=kid.hex(), content=command.box))
    return found.number


def change_password(uow: UnitOfWork, command: ChangePassword) -> None:
    """Keep the issuing key in a box of another password. It was opened with the old one."""
    uow.require(terms.KEEP_KEYS)
    uow.take_turn(terms.TURN)
    kept = uow.session.scalar(select(KeyBox).order_by(KeyBox.id.desc()).limit(1))
    if kept is None:
        uow.enforce([rules.NoKeys()])
        raise NotFound
    uow.expect(sha256(kept.content), command.before, told_by=KeyBox.told_by, about=kept.id)
    if _kid_of(command.box).hex() != kept.kid:
        uow.enforce([rules.NotTheKey()])
    kept.content, kept.wrong_passwords = command.box, 0
    uow.audit(terms.PASSWORD_CHANGED, kept.id, kid=kept.kid)
    uow.publish(terms.KEYS_CHANGED)


def note_opening(uow: UnitOfWork, command: NoteOpening) -> None:
    """Keep count of wrong passwords, and note who opened the keys."""
    uow.require(terms.OPEN_KEYS)
    kept = uow.session.scalar(select(KeyBox).where(KeyBox.kid == command.kid))
    if kept is None:
        raise NotFound  # renewed while the password was typed
    if command.succeeded:
        kept.wrong_passwords = 0
    else:
        kept.wrong_passwords, kept.last_wrong_at = kept.wrong_passwords + 1, uow.now
    uow.audit(terms.OPENED if command.succeeded else terms.OPEN_FAILED, kept.id, kid=kept.kid)


def note_root_locked(uow: UnitOfWork, command: NoteRootLocked) -> None:
    """Note that two people gave the file of the root other passwords."""
    uow.require(terms.KEEP_KEYS)
    uow.enforce(_against_two(uow, command.digest, command.second))
    second = uow.session.get_one(User, command.second)
    uow.audit(terms.ROOT_LOCKED_ANEW, uow.actor.user_id, second=second.name)


def _against_two(uow: UnitOfWork, digest: str, second: UUID) -> list[Violation]:
    return queries.against_two(uow.session, uow.actor.user_id, digest, second, uow.now)


def _keep_list(uow: UnitOfWork, found: KeyList, act: str, content: bytes, second: UUID) -> None:
    uow.session.add(
        KeyListIssue(
            number=found.number,
            root=found.root,
            content=content,
            act=act,
            made_by=uow.actor.user_id,
            agreed_by=second,
            made_at=uow.now,
        )
    )
    active = rules.only_active(found)
    uow.audit(
        _TOLD[act],
        uow.actor.user_id,
        second=uow.session.get_one(User, second).name,
        kid=active.kid.hex(),
        number=found.number,
    )
    uow.publish(terms.KEYS_CHANGED)


def _kid_of(box: bytes) -> bytes:
    """What the issuing key in a box is called, as the box says. Raises NotAKeyFile."""
    found = keyfile.read(box)
    return found.kid if found.role is Role.ISSUING else b""
