"""What roles allow, what a password must be, and how long to wait after wrong ones. Pure."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from uuid import UUID

from eduapp.core.actor import Actor
from eduapp.core.codes import code_list
from eduapp.core.i18n import N_
from eduapp.core.names import begins_as_name, folded
from eduapp.core.violations import Violation

SHORTEST_PASSWORD = 12  # ASVS 5.0, 6.2.1: long before complicated; no composition rules, no forced change
FREE_TRIES = 3
FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=15)

# Words that are tried first: the program's, the school's world, and the usual ones (folded).
_GUESSED = (
    "dagverk",
    "passord",
    "password",
    "fengsel",
    "skole",
    "12345678",
    "qwerty",
    "velkommen",
    "sommer",
    "vinter",
)


class PasswordTooShort(Violation):
    """Shorter than ASVS asks for."""

    about = ("password",)
    message = N_("The password has {length} characters. Use at least {least}, such as four words.")


class PasswordEasyToGuess(Violation):
    """Hardly more than a word that everybody tries first."""

    about = ("password",)
    message = N_("The password is easy to guess. Use words that have nothing to do with you or the place.")


class NameTaken(Violation):
    """Two accounts cannot share a sign-in name."""

    about = ("sign_in_name",)
    message = N_("The sign-in name “{name}” is taken. Choose another.")


class NameBeginsOddly(Violation):
    """A sign in front, as of a formula."""

    about = ("name",)
    message = N_("“{name}” does not begin with a letter. Write the name without what stands in front.")


class NameMissing(Violation):
    """An account needs both names."""

    about = ("name",)
    message = N_("Write both the person's name and a sign-in name.")


class RoleMissing(Violation):
    """An account without a role can do nothing."""

    message = N_("Choose at least one role.")


class LastAdministrator(Violation):
    """Somebody must be able to open accounts."""

    message = N_("This is the last administrator. Give somebody else the role first.")


class AlreadySetUp(Violation):
    """The first administrator exists."""

    message = N_("An administrator exists already. Sign in instead.")


def permissions_of(roles: Iterable[str]) -> frozenset[str]:
    """Everything the roles allow together (the table: resources/codes/roles.toml)."""
    table = code_list("roles")
    found: set[str] = set()
    for role in roles:
        granted = table[role].flags.get("permissions", ())
        found.update(granted if isinstance(granted, list) else ())
    return frozenset(found)


def actor_with(
    user_id: UUID, name: str, title: str, roles: tuple[str, ...], sites: Iterable[str] = ()
) -> Actor:
    """The signed-in person."""
    return Actor(user_id, name, permissions_of(roles), roles, title, frozenset(sites))


def check_names(name: str, key: str) -> Iterator[Violation]:
    """Both the person's name and that for signing in are there, and the first begins as a name."""
    if not name or not key:
        yield NameMissing()
    elif not begins_as_name(name):
        yield NameBeginsOddly(name=name)


def check_password(password: str, *, about: Iterable[str] = ()) -> Iterator[Violation]:
    """Long enough, and not just a word that is tried first or the person's own name."""
    if len(password) < SHORTEST_PASSWORD:
        yield PasswordTooShort(length=len(password), least=SHORTEST_PASSWORD)
    plain = folded(password).replace(" ", "")
    own = [word for text in about for word in folded(text).split() if len(word) > 3]  # noqa: PLR2004
    left = plain
    for word in (*_GUESSED, *own):
        left = left.replace(word, "")
    if len(set(left)) < 5 and len(password) >= SHORTEST_PASSWORD:  # noqa: PLR2004 - what is left is a pattern
        yield PasswordEasyToGuess()


def wait_after(wrong: int) -> timedelta:
    """How long to wait after so many wrong passwords in a row: 0, 0, 0, 2 s, 4 s … 15 min. Never for ever."""
    if wrong <= FREE_TRIES:
        return timedelta()
    doublings: int = min(wrong - FREE_TRIES - 1, 16)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def still_to_wait(wrong: int, last_wrong_at: datetime | None, now: datetime) -> timedelta:
    """What is left of the wait. A clock that was set back starts the wait anew instead of ending it."""
    if last_wrong_at is None:
        return timedelta()
    passed = max(now - last_wrong_at, timedelta())
    return max(wait_after(wrong) - passed, timedelta())


def sign_in_key(name: str) -> str:
    """How sign-in names are compared: without case, accents or spaces."""
    return folded(name).replace(" ", "")
