"""What can be done with accounts. Each function is one use case, one transaction. Passwords arrive hashed."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import delete, select

from eduapp.core.actor import SYSTEM_ID
from eduapp.core.codes import code_list
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import NotFound
from eduapp.core.names import tidy
from eduapp.people.access import queries, rules, terms
from eduapp.people.access.models import RoleGrant, User, WorksAt


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
class NoteSignIn(Command):
    """How an attempt to sign in ended. user_id None: there is no such account."""

    user_id: UUID | None
    succeeded: bool


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
    keeps_role = command.active and "administrator" in command.roles
    problems = [*rules.check_names(tidy(command.name), user.sign_in_name)]
    if not command.roles:
        problems.append(rules.RoleMissing())
    had_role = user.active and "administrator" in _roles(uow, user.id)
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
    uow.audit(terms.PASSWORD_CHANGED, user.id, name=user.name)
    uow.publish(terms.USERS_CHANGED)


def note_sign_in(uow: UnitOfWork, command: NoteSignIn) -> None:
    """Keep count of wrong passwords, and note who came in."""
    uow.require(terms.SIGN_IN)
    if command.user_id is None:
        uow.audit(terms.SIGN_IN_FAILED, uow.actor.user_id, name="")
        return
    user = _user(uow, command.user_id)
    if command.succeeded:
        user.wrong_passwords, user.last_signed_in_at = 0, uow.now
        uow.audit(terms.SIGNED_IN, user.id, name=user.name)
    else:
        user.wrong_passwords, user.last_wrong_at = user.wrong_passwords + 1, uow.now
        uow.audit(terms.SIGN_IN_FAILED, user.id, name=user.name)


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
