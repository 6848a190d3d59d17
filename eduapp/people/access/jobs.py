"""Work around passwords: slow on purpose, so it is done outside transactions and off the window's thread."""

import hashlib
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.core import crockford
from eduapp.core.actor import Actor, system_actor
from eduapp.core.errors import EduError, Refused
from eduapp.core.fresh import Proof
from eduapp.core.i18n import N_
from eduapp.core.passwords import hash_password, is_outdated, verify_password
from eduapp.people.access import queries, rules, service, terms
from eduapp.people.access.drawing import CodeSheet, draw_code

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress


RECOVERING = "(sealed code)"  # wrong tries at it are counted as with a name that nobody has


class WrongNameOrPassword(EduError):
    """The same words for an unknown name and a wrong password: nobody learns which names exist."""

    message = N_("The name or the password does not fit. Check Caps Lock and try again.")


class WaitFirst(EduError):
    """Too many wrong passwords in a row."""

    message = N_("Too many wrong passwords. Wait {seconds} seconds, then try again.")


class PasswordNeeded(EduError):
    """A PIN is for a short way back, and never the only one."""

    message = N_(
        "Use your password: a PIN counts on the PC where it was chosen, for {hours} hours after that."
    )


class WrongPin(EduError):
    """One try less."""

    message = N_("That is not your PIN here. {left} tries are left, then your password is needed.")


class PinGone(EduError):
    """Whoever tried knows neither."""

    message = N_("The PIN was wrong too often and is gone. Use your password, and choose another PIN then.")


class WrongCode(EduError):
    """The same words whatever did not fit: nobody learns which names exist, nor that a code is in force."""

    message = N_(
        "The name or the code does not fit, or the code was used. Check every group, then try again."
    )


@dataclass(frozen=True)
class Desk:
    """One PC, as far as PINs go: a secret that nobody else has."""

    secret: str = field(repr=False)

    @property
    def id(self) -> str:
        """What it is called in the database, where the secret never comes."""
        return hashlib.sha256(self.secret.encode()).hexdigest()

    def salted(self, pin: str) -> str:
        """What is hashed: without this PC's secret nobody could try PINs on the hash."""
        return f"{pin}:{self.secret}"


@dataclass(frozen=True, kw_only=True)
class Unlock:
    """Somebody is back at a screen they locked, with a password or a PIN."""

    user_id: UUID
    typed: str = field(repr=False)
    desk: Desk


@dataclass(frozen=True, kw_only=True)
class Prove:
    """Whoever is signed in types their password anew, for one act (codes/fresh_acts)."""

    act: str
    password: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class MakeCode:
    """A sealed code, on a sheet in one of the languages of the program."""

    language: str


@dataclass(frozen=True, kw_only=True)
class UseCode:
    """What an administrator types who cannot sign in any more."""

    sign_in_name: str
    code: str = field(repr=False)
    password: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class NewPin:
    """A new PIN as typed."""

    desk: Desk
    pin: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class SignIn:
    """Somebody at the desk."""

    sign_in_name: str
    password: str = field(repr=False)
    purpose: str = terms.SIGNED_IN  # what the trail calls it


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
    key = rules.sign_in_key(command.sign_in_name)
    _begin_try(database, key)
    with database.reading() as session:
        facts = queries.sign_in_facts(session, key)
    right = verify_password(facts.password_hash if facts else None, command.password)
    welcome = facts is not None and right and facts.active
    whom = facts.id if facts else None
    anew = welcome and facts is not None and is_outdated(facts.password_hash)
    hashed = hash_password(command.password) if anew else ""
    note = service.NoteSignIn(user_id=whom, succeeded=welcome, purpose=command.purpose, password_hash=hashed)
    database.execute(service.note_sign_in, note)
    if facts is None or not welcome:
        _begin_wait(database, key)
        raise WrongNameOrPassword
    database.waits.password_typed(facts.id)
    return rules.actor_with(facts.id, facts.name, facts.title, facts.roles, facts.sites)


def unlock(database: "Database", command: Unlock, progress: "Progress") -> Actor:
    """The actor who is back, by a password or by the PIN of this PC. Raises as `sign_in`, and of PINs."""
    with database.reading() as session:
        name = queries.sign_in_name(session, command.user_id)
        facts = queries.sign_in_facts(session, name)
    if facts is None or not facts.active or not rules.looks_like_pin(command.typed):
        order = SignIn(sign_in_name=name, password=command.typed, purpose=terms.UNLOCKED)
        return sign_in(database, order, progress)
    _try_pin(database, command)
    return rules.actor_with(facts.id, facts.name, facts.title, facts.roles, facts.sites)


def _try_pin(database: "Database", command: Unlock) -> None:
    """Go on only if it is the PIN of this PC, and a password was typed here not long ago."""
    with database.reading() as session:
        kept = queries.pin(session, command.user_id, command.desk.id)
    age, hours = database.waits.since_password(command.user_id), rules.limit("pin_hours")
    if kept is None or age is None or age > timedelta(hours=hours):
        raise PasswordNeeded(hours=hours)
    who, desk = command.user_id, command.desk.id
    trying = service.CountPin(user_id=who, desk=desk, before=kept.wrong_pins)
    if not database.execute(service.count_pin, trying):
        raise PinGone
    right = verify_password(kept.pin_hash, command.desk.salted(command.typed))
    database.execute(service.note_pin, service.NotePin(user_id=who, desk=desk, succeeded=right))
    if not right:
        left = rules.limit("pin_tries") - kept.wrong_pins - 1
        raise WrongPin(left=left) if left else PinGone


def choose_pin(database: "Database", command: NewPin, _progress: "Progress") -> None:
    """Check and hash a new PIN, then keep it for this PC."""
    if problems := list(rules.check_pin(command.pin)):
        raise Refused(*problems)
    hashed = hash_password(command.desk.salted(command.pin))
    database.execute(service.set_pin, service.SetPin(desk=command.desk.id, pin_hash=hashed))


def prove(database: "Database", command: Prove, progress: "Progress") -> Proof:
    """The proof that whoever is signed in sits there, for one act. A PIN is none. Raises as `sign_in`."""
    with database.reading() as session:
        name = queries.sign_in_name(session, database.actor.user_id)
    entrance = database.acting_as(system_actor((terms.SIGN_IN,)))
    order = SignIn(sign_in_name=name, password=command.password, purpose=terms.PROVEN)
    return Proof(sign_in(entrance, order, progress).user_id, command.act)


def make_code(database: "Database", command: MakeCode, _progress: "Progress") -> bytes:
    """Keep the hash of a new sealed code; the sheet with it (PDF), which is nowhere else."""
    code = crockford.random(rules.CODE_LETTERS)
    database.execute(service.keep_recovery_code, service.KeepRecoveryCode(code_hash=hash_password(code)))
    groups = tuple(crockford.in_groups(code, rules.CODE_GROUP).split())
    return draw_code(CodeSheet(groups, database.actor.name, database.today(), command.language))


def use_code(database: "Database", command: UseCode, _progress: "Progress") -> None:
    """Give an administrator a new password by the sealed code, once. Raises WrongCode, WaitFirst, Refused."""
    if problems := list(rules.check_password(command.password, about=(command.sign_in_name,))):
        raise Refused(*problems)
    _begin_try(database, RECOVERING)
    with database.reading() as session:
        kept = queries.sealed_code(session)
        facts = queries.sign_in_facts(session, rules.sign_in_key(command.sign_in_name))
    right = verify_password(kept.code_hash if kept else None, rules.code_typed(command.code))
    fits = facts is not None and facts.active and rules.ADMINISTRATOR in facts.roles
    hashed = hash_password(command.password)
    order = service.Recover(user_id=None, code_id=None)
    if right and fits and kept is not None and facts is not None:
        order = service.Recover(user_id=facts.id, code_id=kept.id, password_hash=hashed)
    if not database.execute(service.recover, order):
        _begin_wait(database, RECOVERING)
        raise WrongCode


def begin_waits(database: "Database", _command: None, _progress: "Progress") -> int:
    """When the program opens a database: every wait there was begins whole again, now. How many there are."""
    with database.reading() as session:
        found = queries.waiting(session)
    for tries in found:
        _left(database, tries)
    return len(found)


def _begin_try(database: "Database", key: str) -> None:
    """Raises WaitFirst after too many wrong tries with a name, whoever has it; else this one counts too."""
    tries, left = _still_to_wait(database, key)
    if not left:
        order = service.CountTry(sign_in_key=key, before=tries.wrong)
        if database.execute(service.count_try, order):
            database.waits.begin(tries.whom)
            return
        left = rules.FIRST_WAIT  # somebody else tried the same name at the same moment
    raise WaitFirst(seconds=int(left.total_seconds()) + 1)


def _still_to_wait(database: "Database", key: str) -> tuple[queries.Tries, timedelta]:
    with database.reading() as session:
        tries = queries.tries(session, key)
    return tries, _left(database, tries)


def _begin_wait(database: "Database", key: str) -> None:
    """It was wrong, as is known only now, and so the wait begins now."""
    with database.reading() as session:
        database.waits.begin(queries.tries(session, key).whom)


def _left(database: "Database", tries: queries.Tries) -> timedelta:
    return database.waits.left(tries.whom, rules.wait_after(tries.wrong))


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
