"""What this PC is called towards the staff's side, and whether what lies here was made on this PC at all.

PCs of a room are often set up with copies of one disk. With one name for all of them each could take
another's seat without the room, so the name is bound to the PC: it is kept with digests of what is built in,
and is made anew where most of that is another's. The digests are keyed with the name: they say whether a fact
is the same, and not what it is.
"""

import hmac
import uuid
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from eduapp.core.errors import EduError
from eduapp.core.files import write_atomically
from eduapp.kiosk.machine import Machine, this_machine

FILE_NAME, FOREIGN_FOLDER = "kiosk-id", "from-another-computer"
_BUILT_IN, _INSTALLED = "built-in", "installed"
_SEATS = ("seat-*.dagverk", "open-*.dagverk")


@dataclass(frozen=True)
class Identity:
    """The name, and whether what lay in the folder before came from another PC."""

    kiosk: str
    is_copied: bool = False


@dataclass(frozen=True)
class _Kept:
    """What a file says: a name, and digests of the PC it was made for."""

    kiosk: str
    built_in: frozenset[str]
    installed: frozenset[str]


def identity(folder: Path, machine: Machine | None = None) -> Identity:
    """The name of this PC: made once, kept in the folder, and never another PC's."""
    here = this_machine() if machine is None else machine
    path = folder / FILE_NAME
    kept = _read(path)
    if kept is not None and _is_of(kept, here):
        _write(path, kept.kiosk, here, kept)
        return Identity(kept.kiosk)
    made = str(uuid.uuid4())
    if kept is not None:
        _put_apart(folder)
    _write(path, made, here)
    return Identity(made, is_copied=kept is not None)


def _is_of(kept: _Kept, here: Machine) -> bool:
    """Whether a name was made for this PC.

    More of what is found here must be known than new. So a card that is switched off or changed leaves the PC
    what it is, and one number that a maker gave to every PC makes no two PCs the same. Where nothing that is
    built in can be read, the installation says it.
    """
    built_in = digests(kept.kiosk, here.built_in)
    if kept.built_in and built_in:
        return len(built_in & kept.built_in) > len(built_in - kept.built_in)
    installed = digests(kept.kiosk, here.installed)
    if kept.installed and installed:
        return kept.installed == installed
    return not (built_in or installed)  # a PC that tells nothing of itself


def digests(kiosk: str, facts: Iterable[str]) -> frozenset[str]:
    """What is kept of facts beside a name."""
    key = uuid.UUID(kiosk).bytes
    return frozenset(hmac.digest(key, fact.encode(), "sha256").hex() for fact in facts)


def _read(path: Path) -> _Kept | None:
    with suppress(OSError, ValueError):
        name, *lines = path.read_text(encoding="ascii").splitlines()
        facts = [line.partition(" ") for line in lines]
        built_in, installed = (
            frozenset(digest for kind, _space, digest in facts if kind == wanted and digest)
            for wanted in (_BUILT_IN, _INSTALLED)
        )
        return _Kept(str(uuid.UUID(name.strip())), built_in, installed)
    return None


def _write(path: Path, kiosk: str, here: Machine, kept: _Kept | None = None) -> None:
    """Keep the name with what is found now; of what cannot be read today what was found before."""
    built_in = digests(kiosk, here.built_in) or (kept.built_in if kept else frozenset())
    installed = digests(kiosk, here.installed) or (kept.installed if kept else frozenset())
    if kept == _Kept(kiosk, built_in, installed):
        return
    lines = [kiosk, *(f"{_BUILT_IN} {one}" for one in sorted(built_in))]
    lines += [f"{_INSTALLED} {one}" for one in sorted(installed)]
    with suppress(EduError):
        write_atomically(path, "".join(f"{line}\n" for line in lines).encode())


def _put_apart(folder: Path) -> None:
    """Seats that lie here were given to another PC: with them one would go on here without the room.

    Journals stay. Nobody sits down by one alone, and with the room's leave what only they have is put in
    safety.
    """
    apart = folder / FOREIGN_FOLDER / uuid.uuid4().hex[:8]
    for path in [one for pattern in _SEATS for one in folder.glob(pattern)]:
        with suppress(OSError):
            apart.mkdir(parents=True, exist_ok=True)
            path.rename(apart / path.name)
