"""The root while it is needed: out of its file by two passwords, or of its two printed halves."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from eduapp.certificates.keys import rules
from eduapp.certificates.seals import keyfile
from eduapp.certificates.seals.faults import NotAKeyFile, WrongGroup, WrongHalf, WrongPassword
from eduapp.certificates.seals.keys import KeyPair, Role, kid_of, public_of_root, root_again
from eduapp.core.errors import EduError
from eduapp.core.files import read_whole
from eduapp.core.i18n import N_, _

LARGEST_FILE = 65_536  # bytes; a key file has some 900


class WrongRoot(EduError):
    """A root, but of another school or an earlier try."""

    message = N_("This is the root key of another list of keys ({kid}). The school's is {wanted}.")


class WrongParts(EduError):
    """The file of the root opens with both passwords or not at all; it does not tell which is wrong."""

    message = N_(
        "The key file does not open with these two passwords. Type both once more; the order does not matter."
        " Nothing was changed."
    )


class GroupOfHalf(EduError):
    """A group of one of the two halves was mistyped."""

    message = N_("{half}: group {group} is not as it was printed. Look at it again.")


@dataclass(frozen=True, kw_only=True)
class ByFile:
    """The encrypted file, and what the two of them typed."""

    path: Path
    parts: tuple[str, str] = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class ByHalves:
    """The two halves as they were typed from paper."""

    halves: tuple[str, str] = field(repr=False)


RootWay = ByFile | ByHalves
_HALVES = (N_("The first half"), N_("The second half"))


def secret_of(way: RootWay) -> bytes:
    """The secret of the root (32 bytes).

    Raises WrongParts, NotAKeyFile, GroupOfHalf, WrongHalf, Unavailable. Slow by file (Argon2id).
    """
    if isinstance(way, ByFile):
        return _of_file(way)
    one, other = (_half(typed, said) for typed, said in zip(way.halves, _HALVES, strict=True))
    if one == other:
        raise WrongHalf(place=keyfile.GROUPS)
    return keyfile.joined(one, other)


def open_root(way: RootWay, public: bytes, certificate: bytes) -> KeyPair:
    """The root with this public key (32 bytes) and certificate (DER). Raises WrongRoot too."""
    secret = secret_of(way)
    found = root_again(secret, certificate)
    if found is None or found.public != public:
        if isinstance(way, ByHalves):
            raise WrongHalf(place=kid_of(public).hex())
        raise WrongRoot(kid=kid_of(public_of_root(secret)).hex(), wanted=kid_of(public).hex())
    return found


def _of_file(way: ByFile) -> bytes:
    content = read_whole(way.path)
    if len(content) > LARGEST_FILE:
        raise NotAKeyFile(place=LARGEST_FILE)
    found = keyfile.read(content)
    if found.role is not Role.ROOT:
        raise NotAKeyFile(place=len(keyfile.MAGIC))
    return _opened(found.secret, rules.joined_parts(*way.parts))


def _opened(secret: Callable[[str], bytes], password: str) -> bytes:
    try:
        return secret(password)
    except WrongPassword:
        raise WrongParts from None


def _half(typed: str, said: str) -> bytes:
    try:
        return keyfile.read_half(typed)
    except WrongGroup as error:
        raise GroupOfHalf(half=_(said), group=error.facts["group"]) from None
