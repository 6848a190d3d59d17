"""Work around passwords: slow on purpose, so it is done outside transactions and off the window's thread."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.core.actor import Actor
from eduapp.core.errors import EduError, Refused
from eduapp.core.i18n import N_
from eduapp.core.passwords import hash_password, verify_password
from eduapp.people.access import queries, rules, service

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress


class WrongNameOrPassword(EduError):
    """The same words for an unknown name and a wrong password: nobody learns which names exist."""

    message = N_("The name or the password does not fit. Check Caps Lock and try again.")


class WaitFirst(EduError):
    """Too many wrong passwords in a row."""

    message = N_("Too many wrong passwords. Wait {seconds} seconds, then try again.")


@dataclass(frozen=True, kw_only=True)
class SignIn:
    """Somebody at the desk."""

    sign_in_name: str
    password: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class NewUser:
    """A new account with the password as typed."""

    name: str
    sign_in_name: str
    title: str
    roles: tuple[str, ...]
    password: str = field(repr=False)
    sites: tuple[str, ...] = ()
    first: bool = False  # the very first administrator


@dataclass(frozen=True, kw_only=True)
class NewPassword:
    """A new password as typed. `old` is asked for when somebody changes their own."""

    user_id: UUID
    user_name: str
    password: str = field(repr=False)


def sign_in(database: "Database", command: SignIn, _progress: "Progress") -> Actor:
    """The actor behind a name and password, or WrongNameOrPassword or WaitFirst."""
    with database.reading() as session:
        facts = queries.sign_in_facts(session, rules.sign_in_key(command.sign_in_name))
    if facts is not None:
        left = rules.still_to_wait(facts.wrong_passwords, facts.last_wrong_at, database.clock())
        if left > timedelta():
            raise WaitFirst(seconds=int(left.total_seconds()) + 1)
    right = verify_password(facts.password_hash if facts else None, command.password)
    welcome = facts is not None and right and facts.active
    database.execute(
        service.note_sign_in, service.NoteSignIn(user_id=facts.id if facts else None, succeeded=welcome)
    )
    if facts is None or not welcome:
        raise WrongNameOrPassword
    return rules.actor_with(facts.id, facts.name, facts.title, facts.roles, facts.sites)


def add_user(database: "Database", command: NewUser, _progress: "Progress") -> UUID:
    """Check and hash the password, then open the account."""
    if problems := list(rules.check_password(command.password, about=(command.name, command.sign_in_name))):
        raise Refused(*problems)
    order = service.AddUser(
        name=command.name,
        sign_in_name=command.sign_in_name,
        title=command.title,
        roles=command.roles,
        sites=command.sites,
        password_hash=hash_password(command.password),
    )
    return database.execute(service.set_up_administrator if command.first else service.add_user, order)


def set_password(database: "Database", command: NewPassword, _progress: "Progress") -> None:
    """Check and hash a new password, then keep it."""
    if problems := list(rules.check_password(command.password, about=(command.user_name,))):
        raise Refused(*problems)
    order = service.SetPassword(user_id=command.user_id, password_hash=hash_password(command.password))
    database.execute(service.set_password, order)
