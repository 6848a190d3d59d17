"""What can be done with accounts. Each function is one use case, one transaction. Passwords arrive hashed."""

import secrets
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import delete, select

from eduapp.core.actor import SYSTEM_ID
from eduapp.core.codes import code_list
from eduapp.core.db.site_settings import site_value, store_site_value
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.names import tidy
from eduapp.people.access import queries, rules, terms
from eduapp.people.access.models import DeskPin, RecoveryCode, RoleGrant, UnknownName, User, WorksAt


@dataclass(frozen=True, kw_only=True)
class AddUser(Command):
    """A new account. `password_hash` comes from jobs.add_user, never from a screen."""

    name: str
    sign_in_name: str
    title: str
    roles: tuple[str, ...]
    password_hash: str
    sites: tuple[str, ...] = ()  # where the person works; none: everywhere


@dataclass(frozen=True, kw_only=True)
class KeepProgramAccount(Command):
    """Make sure that the program's own account exists."""


@dataclass(frozen=True, kw_only=True)
class ChangeUser(Command):
    """Another name, title, set of roles or of sites, or closing and opening the account."""

    user_id: UUID
    version: int
    name: str
    title: str
    roles: tuple[str, ...]
    active: bool
    sites: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SetPassword(Command):
    """A new password for an account, hashed."""

    user_id: UUID
    password_hash: str


@dataclass(frozen=True, kw_only=True)
class CountTry(Command):
    """Somebody is about to try a password. It counts as wrong until it is known to be right.

    So neither two who try at once nor a program that is ended meanwhile gets a try for nothing.
    """

    sign_in_key: str = field(repr=False)
    before: int  # wrong tries that were known


@dataclass(frozen=True, kw_only=True)
class NoteSignIn(Command):
    """How an attempt to sign in ended. user_id None: there is no such account."""

    user_id: UUID | None
    succeeded: bool
    purpose: str = terms.SIGNED_IN  # or to unlock, or to prove who it is
    password_hash: str = ""  # the same password, hashed as is done today; "": as it was


@dataclass(frozen=True, kw_only=True)
class SetPin(Command):
    """What whoever is signed in unlocks one PC with, hashed together with that PC's own secret."""

    desk: str
    pin_hash: str


@dataclass(frozen=True, kw_only=True)
class CountPin(Command):
    """Somebody is about to try a PIN. It counts as wrong until it is known to be right."""

    user_id: UUID
    desk: str
    before: int  # wrong ones that were known


@dataclass(frozen=True, kw_only=True)
class NotePin(Command):
    """How that ended."""

    user_id: UUID
    desk: str
    succeeded: bool


@dataclass(frozen=True, kw_only=True)
class SetLockMinutes(Command):
    """After how many minutes without a touch screens are locked. `before`: what was shown."""

    minutes: int
    before: int


@dataclass(frozen=True, kw_only=True)
class KeepRecoveryCode(Command):
    """The sealed code, hashed; the one before counts no longer."""

    code_hash: str


@dataclass(frozen=True, kw_only=True)
class Recover(Command):
    """An administrator's new password, by the sealed code. `code_id` None: it was the wrong one."""

    user_id: UUID | None
    code_id: UUID | None
    password_hash: str = ""


def keep_program_account(uow: UnitOfWork, _command: KeepProgramAccount) -> None:
    """Nobody can sign in with it; it only gives a name to what the program did by command."""
    uow.require(terms.SET_UP)
    if not queries.program_account_exists(uow.session):
        uow.session.add(
            User(
                id=SYSTEM_ID,
                sign_in_name="(program)",
                name="Dagverk",
                title="",
                password_hash="-",  # noqa: S106 - no hash: nobody can sign in
                active=False,
            )
        )


def set_up_administrator(uow: UnitOfWork, command: AddUser) -> UUID:
    """The very first account; only while there is none."""
    uow.require(terms.SET_UP)
    if queries.any_user(uow.session):
        uow.enforce([rules.AlreadySetUp()])
    return _add(uow, command)


def add_user(uow: UnitOfWork, command: AddUser) -> UUID:
    """Open an account."""
    uow.require(terms.MANAGE_USERS)
    return _add(uow, command)


def change_user(uow: UnitOfWork, command: ChangeUser) -> None:
    """Save what a leader or administrator changed; closing keeps the person's name on what was done."""
    uow.require(terms.MANAGE_USERS)
    user = _user(uow, command.user_id, command.version)
    keeps_role = command.active and rules.ADMINISTRATOR in command.roles
    problems = [*rules.check_names(tidy(command.name), user.sign_in_name)]
    if not command.roles:
        problems.append(rules.RoleMissing())
    uow.take_turn(terms.ADMINISTRATORS)  # two who take the role from each other leave one
    had_role = user.active and rules.ADMINISTRATOR in _roles(uow, user.id)
    if had_role and not keeps_role and queries.active_administrators(uow.session) <= 1:
        problems.append(rules.LastAdministrator())
    uow.enforce(problems)

    closed = user.active and not command.active
    user.name, user.title, user.active = tidy(command.name), tidy(command.title), command.active
    _set_roles(uow, user.id, command.roles)
    sites = _set_sites(uow, user.id, command.sites)
    action = terms.USER_CLOSED if closed else terms.USER_CHANGED
    uow.audit(action, user.id, name=user.name, roles=sorted(command.roles), sites=sites)
    uow.publish(terms.USERS_CHANGED)


def set_password(uow: UnitOfWork, command: SetPassword) -> None:
    """Replace a password: one's own, or somebody's who forgot it."""
    uow.require(terms.CHANGE_OWN_PASSWORD if command.user_id == uow.actor.user_id else terms.MANAGE_USERS)
    user = _user(uow, command.user_id)
    user.password_hash = command.password_hash
    user.wrong_passwords = 0
    uow.session.execute(delete(DeskPin).where(DeskPin.user_id == user.id))  # what opens goes with it
    uow.audit(terms.PASSWORD_CHANGED, user.id, name=user.name)
    uow.publish(terms.USERS_CHANGED)


def count_try(uow: UnitOfWork, command: CountTry) -> bool:
    """Count one try more with a name; False, and nothing counted, if others tried meanwhile."""
    uow.require(terms.SIGN_IN)
    uow.take_turn(terms.TRYING)
    user = uow.session.scalar(select(User).where(User.sign_in_name == command.sign_in_key))
    tried = user or _unknown(uow, command.sign_in_key)
    if tried.wrong_passwords != command.before:
        return False
    tried.wrong_passwords, tried.last_wrong_at = tried.wrong_passwords + 1, uow.now
    return True


def note_sign_in(uow: UnitOfWork, command: NoteSignIn) -> None:
    """Note who came in, or that somebody did not; who is right begins to count anew."""
    uow.require(terms.SIGN_IN)
    uow.take_turn(terms.TRYING)
    if command.user_id is None:
        uow.audit(terms.SIGN_IN_FAILED, uow.actor.user_id, name="")
        return
    user = _user(uow, command.user_id)
    if command.succeeded:
        user.wrong_passwords, user.last_signed_in_at = 0, uow.now
        user.password_hash = command.password_hash or user.password_hash
        aged = UnknownName.last_wrong_at < uow.now - rules.UNKNOWN_FOR
        uow.session.execute(delete(UnknownName).where(aged))
        uow.audit(command.purpose, user.id, name=user.name)
        return
    uow.audit(terms.SIGN_IN_FAILED, user.id, name=user.name)
    if wait := rules.wait_after(user.wrong_passwords):
        seconds = round(wait.total_seconds())
        uow.audit(terms.SIGN_IN_SLOWED, user.id, name=user.name, count=user.wrong_passwords, seconds=seconds)


def set_pin(uow: UnitOfWork, command: SetPin) -> None:
    """Choose another PIN for one PC, or the first."""
    uow.require(terms.CHANGE_OWN_PASSWORD)
    kept = _pin(uow, uow.actor.user_id, command.desk)
    if kept is None:
        kept = DeskPin(user_id=uow.actor.user_id, desk=command.desk, pin_hash=command.pin_hash)
        uow.session.add(kept)
    kept.pin_hash, kept.wrong_pins = command.pin_hash, 0
    uow.audit(terms.PIN_SET, uow.actor.user_id, name=uow.actor.name)


def count_pin(uow: UnitOfWork, command: CountPin) -> bool:
    """Count one try more; False, and nothing counted, if it is gone or others tried meanwhile."""
    uow.require(terms.SIGN_IN)
    uow.take_turn(terms.TRYING)
    kept = _pin(uow, command.user_id, command.desk)
    if kept is None or kept.wrong_pins != command.before or kept.wrong_pins >= rules.limit("pin_tries"):
        return False  # at the limit: the last try was broken off before its end was noted
    kept.wrong_pins += 1
    return True


def note_pin(uow: UnitOfWork, command: NotePin) -> None:
    """Note who came back, or that somebody did not; after too many wrong ones there is no PIN any more."""
    uow.require(terms.SIGN_IN)
    uow.take_turn(terms.TRYING)
    user, kept = _user(uow, command.user_id), _pin(uow, command.user_id, command.desk)
    if kept is None:
        raise NotFound
    if command.succeeded:
        kept.wrong_pins = 0
        uow.audit(terms.UNLOCKED, user.id, name=user.name)
        return
    uow.audit(terms.PIN_FAILED, user.id, name=user.name)
    if kept.wrong_pins >= rules.limit("pin_tries"):
        uow.session.delete(kept)
        uow.audit(terms.PIN_GONE, user.id, name=user.name, count=kept.wrong_pins)


def set_lock_minutes(uow: UnitOfWork, command: SetLockMinutes) -> None:
    """Set when screens lock by themselves."""
    uow.require(terms.SET_LOCKING)
    uow.take_turn(terms.LOCKING_SET)
    now = queries.lock_minutes(uow.session)
    uow.expect(now, command.before, told_by=(terms.LOCKING_SET,), minutes=now)
    uow.enforce(rules.check_lock_minutes(command.minutes))
    store_site_value(uow.session, terms.LOCK_MINUTES, command.minutes)
    uow.audit(terms.LOCKING_SET, uow.actor.user_id, minutes=command.minutes, before=now)
    uow.publish(terms.LOCKING_CHANGED)


def keep_recovery_code(uow: UnitOfWork, command: KeepRecoveryCode) -> UUID:
    """Keep the code that somebody is about to seal."""
    uow.require(terms.MANAGE_USERS)
    uow.take_turn(terms.ADMINISTRATORS)
    for old in uow.session.scalars(select(RecoveryCode).where(RecoveryCode.ended_at.is_(None))):
        old.ended_at = uow.now
    kept = RecoveryCode(code_hash=command.code_hash, made_by=uow.actor.user_id, made_at=uow.now)
    uow.session.add(kept)
    uow.session.flush()
    uow.audit(terms.RECOVERY_MADE, kept.id, name=uow.actor.name)
    uow.publish(terms.RECOVERY_CHANGED)
    return kept.id


def recover(uow: UnitOfWork, command: Recover) -> bool:
    """Give an administrator a new password, and end the code; False if it did not fit or was used."""
    uow.require(terms.SIGN_IN)
    uow.take_turn(terms.ADMINISTRATORS)
    code = None if command.code_id is None else uow.session.get(RecoveryCode, command.code_id)
    if code is None or code.ended_at is not None or command.user_id is None:
        uow.audit(terms.RECOVERY_FAILED, uow.actor.user_id)
        return False
    user = _user(uow, command.user_id)
    user.password_hash, user.wrong_passwords = command.password_hash, 0
    uow.session.execute(delete(DeskPin).where(DeskPin.user_id == user.id))
    code.ended_at, code.used_by = uow.now, user.id
    uow.audit(terms.RECOVERY_USED, user.id, name=user.name)
    uow.publish(terms.RECOVERY_CHANGED, terms.USERS_CHANGED)
    return True


def _pin(uow: UnitOfWork, user_id: UUID, desk: str) -> DeskPin | None:
    return uow.session.scalar(select(DeskPin).where(DeskPin.user_id == user_id, DeskPin.desk == desk))


def _unknown(uow: UnitOfWork, key: str) -> UnknownName:
    """The row of the bucket in which a name that nobody has is counted."""
    secret = site_value(uow.session, terms.NAMES_SECRET)
    if not secret:
        secret = secrets.token_hex(16)
        store_site_value(uow.session, terms.NAMES_SECRET, secret)
    bucket = rules.bucket_of(key, secret)
    found = uow.session.get(UnknownName, bucket)
    if found is None:
        found = UnknownName(bucket=bucket, wrong_passwords=0, last_wrong_at=uow.now)
        uow.session.add(found)
    return found


def _add(uow: UnitOfWork, command: AddUser) -> UUID:
    key = rules.sign_in_key(command.sign_in_name)
    problems = [*rules.check_names(tidy(command.name), key)]
    if not command.roles:
        problems.append(rules.RoleMissing())
    if key and queries.sign_in_facts(uow.session, key):
        problems.append(rules.NameTaken(name=command.sign_in_name))
    uow.enforce(problems)

    user = User(
        sign_in_name=key,
        name=tidy(command.name),
        title=tidy(command.title),
        password_hash=command.password_hash,
    )
    uow.session.add(user)
    uow.session.flush()
    _set_roles(uow, user.id, command.roles)
    sites = _set_sites(uow, user.id, command.sites)
    uow.audit(terms.USER_ADDED, user.id, name=user.name, roles=sorted(command.roles), sites=sites)
    uow.publish(terms.USERS_CHANGED)
    return user.id


def _user(uow: UnitOfWork, user_id: UUID, version: int | None = None) -> User:
    user = uow.session.get(User, user_id)
    if user is None:
        raise NotFound
    if version not in (None, user.version):
        now = _roles(uow, user.id)
        granted = {f"role_{role}": role in now for role in code_list("roles").keys()}  # noqa: SIM118 - a CodeList
        works_at = select(WorksAt.site).where(WorksAt.user_id == user.id).order_by(WorksAt.site)
        sites = ", ".join(uow.session.scalars(works_at))
        uow.expect_version(user, version, "version", sites=sites, **granted)
    return user


def _roles(uow: UnitOfWork, user_id: UUID) -> set[str]:
    return set(uow.session.scalars(select(RoleGrant.role).where(RoleGrant.user_id == user_id)))


def _set_roles(uow: UnitOfWork, user_id: UUID, roles: tuple[str, ...]) -> None:
    uow.session.execute(delete(RoleGrant).where(RoleGrant.user_id == user_id))
    uow.session.add_all(RoleGrant(user_id=user_id, role=role) for role in sorted(set(roles)))


def _set_sites(uow: UnitOfWork, user_id: UUID, sites: tuple[str, ...]) -> list[str]:
    """Names as places write them, each once."""
    found = sorted({tidy(site) for site in sites} - {""})
    uow.session.execute(delete(WorksAt).where(WorksAt.user_id == user_id))
    uow.session.add_all(WorksAt(user_id=user_id, site=site) for site in found)
    return found
