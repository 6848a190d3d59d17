"""What people choose: the name on the keys, the two passwords of the root, and the one of issuing."""

import unicodedata
from collections.abc import Iterable, Iterator

from eduapp.certificates.seals.keys import LONGEST_NAME
from eduapp.core.i18n import N_
from eduapp.core.names import tidy
from eduapp.core.violations import Violation
from eduapp.education.school.rules import words_that_tell
from eduapp.people.access.rules import PasswordEasyToGuess, PasswordTooShort, check_password


class NameMissing(Violation):
    """A certificate bears a name."""

    about = ("name",)
    message = N_("Write the public name of the school, as it stands on papers.")


class NameTooLong(Violation):
    """ub-common-name of RFC 5280."""

    about = ("name",)
    message = N_("The name has {length} letters; the keys bear at most {most}. Write a shorter form of it.")


class NameTells(Violation):
    """Who checks a paper sees the name in its signature."""

    about = ("name",)
    message = N_("The name would say “{words}”, which tells where papers were earned. Write it without.")


class PartsAlike(Violation):
    """Then either of the two could open the root alone."""

    message = N_("This is the password of the other person for the root key. Choose your own.")


class UsedAlready(Violation):
    """Whoever issues papers must not be able to open half of the root."""

    about = ("password",)
    message = N_("This is a password of the root key. Choose another one for issuing.")


class NotThePassword(Violation):
    """The issuing key stays closed."""

    about = ("password",)
    message = N_("This is not the password of issuing. Type it anew; nothing was changed.")


def check_name(name: str, site_names: Iterable[str]) -> Iterator[Violation]:
    """The name on the keys: there, not too long, and nothing that tells where papers are earned."""
    told = words_that_tell(name, site_names)
    if not tidy(name):
        yield NameMissing()
    elif len(tidy(name)) > LONGEST_NAME:
        yield NameTooLong(length=len(tidy(name)), most=LONGEST_NAME)
    elif told:
        yield NameTells(words=", ".join(told))


def check_parts(parts: tuple[str, str], names: tuple[str, str]) -> Iterator[Violation]:
    """The two passwords of the root, each its own person's (names in the same order)."""
    for part, name in zip(parts, names, strict=True):
        yield from check_part(part, name)
    if are_alike(*parts):
        yield PartsAlike()


def are_alike(one: str, other: str) -> bool:
    """Whether two passwords are the same on every keyboard."""
    return plain(one) == plain(other)


def check_part(part: str, name: str) -> Iterator[Violation]:
    """One of them: as good as a password for signing in."""
    yield from _about("part", check_password(part, about=(name,)))


def check_issuing_password(password: str, school: str, parts: Iterable[str] = ()) -> Iterator[Violation]:
    """The password that is asked for before papers are issued; `parts` are those of the root, if known."""
    yield from _about("password", check_password(password, about=(school,)))
    if plain(password) in {plain(part) for part in parts}:
        yield UsedAlready()


def joined_parts(one: str, other: str) -> str:
    """The password of the root's file: both parts, in whichever order the two typed them."""
    return "\n".join(sorted((plain(one), plain(other))))


def plain(part: str) -> str:
    """A password as the same letters from every keyboard: NFC."""
    return unicodedata.normalize("NFC", part)


def _about(field: str, found: Iterable[Violation]) -> Iterator[Violation]:
    """The same violation beside a field of this name."""
    for one in found:
        if isinstance(one, PasswordTooShort | PasswordEasyToGuess):
            one.about = (field,)
        yield one
