"""Both people prove who they are, each with the name and password they sign in with."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eduapp.certificates.keys import rules
from eduapp.core.actor import Actor, system_actor
from eduapp.core.errors import Refused
from eduapp.people.access import jobs as access
from eduapp.people.access import terms as access_terms

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress


@dataclass(frozen=True, kw_only=True)
class Prove:
    """What somebody typed: the name and the password they sign in with."""

    sign_in_name: str
    password: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Proven:
    """Who it is; made by `prove` and `prove_second` alone."""

    actor: Actor


def prove(database: "Database", command: Prove, progress: "Progress") -> Proven:
    """Whoever is signed in types their own password once more.

    Raises WrongNameOrPassword and WaitFirst as signing in does, Refused for another account.
    """
    found = _sign_in(database, command, progress)
    if found.user_id != database.actor.user_id:
        raise Refused(rules.NotYourAccount(name=database.actor.name))
    return Proven(actor=database.actor)


def prove_second(database: "Database", command: Prove, progress: "Progress") -> Proven:
    """Somebody else than who is signed in, who may keep keys too. Raises as `prove` does."""
    found = _sign_in(database, command, progress)
    if problems := list(rules.check_two(database.actor, found)):
        raise Refused(*problems)
    return Proven(actor=found)


def _sign_in(database: "Database", command: Prove, progress: "Progress") -> Actor:
    """As at the entrance: wrong passwords count, and are answered more and more slowly."""
    entrance = database.acting_as(system_actor((access_terms.SIGN_IN,)))
    typed = access.SignIn(sign_in_name=command.sign_in_name, password=command.password)
    return access.sign_in(entrance, typed, progress)
