"""Two people, each in their own name."""

from collections.abc import Iterator
from uuid import UUID

from eduapp.certificates.keys import terms
from eduapp.core.actor import Actor
from eduapp.core.i18n import N_
from eduapp.core.violations import Violation


class SamePerson(Violation):
    """Nobody is two people."""

    about = ("second_name",)
    message = N_("The second person must be somebody else than {name}.")


class MayNotKeep(Violation):
    """Both must be trusted with the keys."""

    about = ("second_name",)
    message = N_("{name} has no role that may keep the keys. A leader or an administrator can.")


class NotAgreed(Violation):
    """What is kept is exactly what the second person agreed to, just now."""

    message = N_("The second person has not agreed to this. Begin again, both of you.")


def check_two(first: Actor, second: Actor) -> Iterator[Violation]:
    """Whether these two together may make or change keys. The service looks it up again in the database."""
    if second.user_id == first.user_id:
        yield SamePerson(name=first.name)
    elif not second.may(terms.KEEP_KEYS):
        yield MayNotKeep(name=second.name)


def check_agreement(first: UUID, agreed: frozenset[UUID]) -> Iterator[Violation]:
    """Somebody other than who does it has agreed to the very same thing."""
    if not agreed - {first}:
        yield NotAgreed()
