"""Both people prove who they are, each with the name and password they sign in with."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eduapp.certificates.keys import rules
from eduapp.core.actor import Actor, system_actor
from eduapp.core.errors import Refused
from eduapp.people.access import jobs as access
from eduapp.people.access import queries
from eduapp.people.access import terms as access_terms

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress


@dataclass(frozen=True, kw_only=True)
class ProveAgain:
    """Whoever is signed in types their own password once more."""

    password: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Prove:
    """What the second person typed: the name and the password they sign in with."""

    sign_in_name: str
    password: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Proven:
    """Who it is; made by `prove_again` and `prove_second` alone."""

    actor: Actor


def prove_again(database: "Database", command: ProveAgain, progress: "Progress") -> Proven:
    """Whoever is signed in is still who sits there. Raises WrongNameOrPassword and WaitFirst."""
    with database.reading() as session:
        names = {row.id: row.sign_in_name for row in queries.users(session)}
    name = names.get(database.actor.user_id, "")
    _sign_in(database, Prove(sign_in_name=name, password=command.password), progress)
    return Proven(actor=database.actor)


def prove_second(database: "Database", command: Prove, progress: "Progress") -> Proven:
    """Somebody else than who is signed in, who may keep keys too. Raises as `prove_again`, and Refused."""
    found = _sign_in(database, command, progress)
    if problems := list(rules.check_two(database.actor, found)):
        raise Refused(*problems)
    return Proven(actor=found)


def _sign_in(database: "Database", command: Prove, progress: "Progress") -> Actor:
    """As at the entrance: wrong passwords count, and are answered more and more slowly."""
    entrance = database.acting_as(system_actor((access_terms.SIGN_IN,)))
    typed = access.SignIn(sign_in_name=command.sign_in_name, password=command.password)
    return access.sign_in(entrance, typed, progress)
