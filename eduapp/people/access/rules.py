"""What roles allow, what a password must be, and how long to wait after wrong ones. Pure."""

import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from uuid import UUID

from eduapp.core import crockford
from eduapp.core.actor import EVERYBODY, Actor, Reach
from eduapp.core.codes import code_list
from eduapp.core.errors import SignedOut
from eduapp.core.i18n import N_
from eduapp.core.names import begins_as_name, folded
from eduapp.core.violations import Violation

SHORTEST_PASSWORD = 12  # ASVS 5.0, 6.2.1: long before complicated; no composition rules, no forced change
CODE_LETTERS, CODE_GROUP = 24, 4  # of the sealed code: 120 bits
ADMINISTRATOR = "administrator"  # the role that opens accounts
FREE_TRIES = 3
_OLDEST, _YOUNGEST = 1900, 2099  # years that a PIN is taken for
FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=15)
UNKNOWN_FOR = timedelta(days=30)  # house rule; freed by a sign-in at once, they would be told from accounts
BUCKETS = 4096  # of names nobody has: each waits as an account would, so that nobody learns which names exist

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


class AccountClosed(SignedOut):
    """Somebody's account was closed while they were signed in."""

    message = N_("Your account was closed, and nothing more is saved in your name. Ask the administrator.")


class RolesChanged(SignedOut):
    """What somebody may do, or where they work, is not any more what it was when they signed in."""

    message = N_("Your roles or sites were changed, and nothing more is saved until you sign in again.")


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


class PinNotDigits(Violation):
    """A PIN is typed on the digits alone."""

    about = ("pin",)
    message = N_("A PIN has {least} to {most} digits and nothing else.")


class PinEasyToGuess(Violation):
    """Somebody who watches or knows the person tries it first."""

    about = ("pin",)
    message = N_(
        "This PIN is tried first: no row such as 123456, no repeated digits such as 111111 or 121212, and no"
        " date."
    )


class LockMinutesOutside(Violation):
    """Neither so short that nobody can work, nor so long that the screen stays open."""

    about = ("minutes",)
    message = N_("The screen is locked after {least} to {most} minutes.")


def limit(key: str, flag: str = "value") -> int:
    """A number by its name in sign_in_limits."""
    return int(str(code_list("sign_in_limits")[key].flags[flag]))


def looks_like_pin(typed: str) -> bool:
    """Whether something typed can only be a PIN: a password has more signs."""
    return typed.isascii() and typed.isdecimal() and len(typed) <= limit("pin_digits", "most")


def check_pin(pin: str) -> Iterator[Violation]:
    """Digits enough, and none of the few that everybody tries: rows, repetitions, dates."""
    least = limit("pin_digits")
    if not looks_like_pin(pin) or len(pin) < least:
        yield PinNotDigits(least=least, most=limit("pin_digits", "most"))
    elif _is_row(pin) or _repeats(pin) or _is_date(pin):
        yield PinEasyToGuess()


def _is_row(pin: str) -> bool:
    """123456, 987654, 246802: each digit as far from the one before."""
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(pin)}
    return len(steps) == 1


def _repeats(pin: str) -> bool:
    """111111, 121212, 123123, 112233, or hardly more than one digit."""
    parts = (pin[:length] for length in range(1, len(pin) // 2 + 1))
    again = any(len(pin) % len(part) == 0 and part * (len(pin) // len(part)) == pin for part in parts)
    doubled = len(pin) % 2 == 0 and pin[::2] == pin[1::2]
    return again or doubled or len(set(pin)) < 3  # noqa: PLR2004 - two digits


def _is_date(pin: str) -> bool:
    """A day somebody could be born on, in any order: 050690, 900605, 05061990, 19900605, 060590."""
    if len(pin) not in (6, 8):
        return False
    forms = ("%d%m%y", "%y%m%d", "%m%d%y") if len(pin) == 6 else ("%d%m%Y", "%Y%m%d", "%m%d%Y")  # noqa: PLR2004
    return any(_reads_as(pin, form) for form in forms)


def _reads_as(pin: str, form: str) -> bool:
    try:
        year = datetime.strptime(pin, form).year  # noqa: DTZ007 - a day of no zone
    except ValueError:
        return False
    return _OLDEST <= year <= _YOUNGEST


def code_typed(typed: str) -> str:
    """The sealed code as it was made, however it was typed; "" for what cannot be one."""
    try:
        code = crockford.read(typed)
    except ValueError:
        return ""
    return code if len(code) == CODE_LETTERS else ""


def check_lock_minutes(minutes: int) -> Iterator[Violation]:
    """Within the limits there are for everybody."""
    least, most = limit("lock_minutes", "least"), limit("lock_minutes", "most")
    if not least <= minutes <= most:
        yield LockMinutesOutside(least=least, most=most)


def permissions_of(roles: Iterable[str]) -> frozenset[str]:
    """Everything the roles allow together (the table: resources/codes/roles.toml)."""
    table = code_list("roles")
    found: set[str] = set()
    for role in roles:
        granted = table[role].flags.get("permissions", ())
        found.update(granted if isinstance(granted, list) else ())
    return frozenset(found)


def reach_of(roles: Iterable[str]) -> Reach:
    """Whose records the roles need together: everybody's if one of them does, else what is theirs.

    The table (resources/codes/roles.toml) says `reach = "everybody"` or names kinds of codes/reaches.
    """
    said = [code_list("roles")[role].flags.get("reach", ()) for role in roles]
    own = frozenset(kind for kinds in said if isinstance(kinds, list) for kind in kinds)
    return EVERYBODY if "everybody" in said else Reach(own=own)


@dataclass(frozen=True)
class ActRow:
    """Something that is done here: which roles do it, and which only see it (codes)."""

    id: str  # code: matrix
    label: str
    does: tuple[str, ...]
    sees: tuple[str, ...]


def acts(role: str = "") -> list[ActRow]:
    """What roles may, act by act in the order of resources/codes/matrix; of one role what it does or sees.

    What no role does, as to answer an exam, is none of them.
    """
    allowed = {one.key: permissions_of([one.key]) for one in code_list("roles")}
    rows = []
    for act in code_list("matrix"):
        do, see = (frozenset(map(str, _several(act.flags[kind]))) for kind in ("do", "see"))
        does = tuple(key for key, known in allowed.items() if known & do)
        sees = tuple(key for key, known in allowed.items() if known & see and key not in does)
        rows.append(ActRow(act.key, act.label, does, sees))
    return [row for row in rows if (role in (*row.does, *row.sees) if role else row.does or row.sees)]


def whose(role: str) -> list[str]:
    """Whose records a role sees, in words; none for everybody's and for nobody's (`reach_of` tells which)."""
    return [code_list("reaches")[kind].label for kind in sorted(reach_of([role]).own)]


def _several(told: object) -> list[object]:
    return told if isinstance(told, list) else []


def actor_with(
    user_id: UUID, name: str, title: str, roles: tuple[str, ...], sites: Iterable[str] = ()
) -> Actor:
    """The signed-in person."""
    return Actor(user_id, name, permissions_of(roles), roles, title, frozenset(sites), reach_of(roles))


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


def bucket_of(name: str, secret: str) -> int:
    """Among which unknown names this one is counted: a name nobody has is told from its bucket by nobody."""
    told = hmac.digest(secret.encode(), name.encode(), "sha256")
    return int.from_bytes(told[:4]) % BUCKETS


def sign_in_key(name: str) -> str:
    """How sign-in names are compared: without case, accents or spaces."""
    return folded(name).replace(" ", "")
