"""Two people bring a backup back: it takes work away that others have done (reliability, matrix row 24)."""

from collections.abc import Iterator

from eduapp.core.actor import Actor
from eduapp.core.i18n import N_
from eduapp.core.violations import Violation
from eduapp.safekeeping import terms


class SamePerson(Violation):
    """Both names are of one person."""

    about = ("second_name",)
    message = N_("{name} cannot be the second person as well. Ask another leader or administrator.")


class MayNotRestore(Violation):
    """The second person lacks the role."""

    about = ("second_name",)
    message = N_("The role of {name} does not allow this. Ask another leader or administrator.")


def check_two(first: Actor, second: Actor) -> Iterator[Violation]:
    """Whether these two together may bring a backup back."""
    if second.user_id == first.user_id:
        yield SamePerson(name=first.name)
    elif not second.may(terms.RESTORE):
        yield MayNotRestore(name=second.name)
