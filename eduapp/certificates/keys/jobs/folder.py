"""What two people take home: three files in a folder or on a stick, written whole and read back.

root-KID.key         the root, sealed by two passwords
issuing-KID.key      the issuing key, sealed by the password of issuing: for a new database
public-keys-N.list   all public keys, signed: no secret, may be given to anybody
"""

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from eduapp.certificates.seals import keyfile
from eduapp.certificates.seals.faults import Fault
from eduapp.certificates.seals.key_list import KeyList, read_key_list
from eduapp.certificates.seals.keyfile import KeyFile
from eduapp.certificates.seals.keys import Role
from eduapp.core.errors import EduError, Unavailable
from eduapp.core.files import could_not, read_whole, write_atomically
from eduapp.core.i18n import N_

KEYS, LISTS = "*.key", "*.list"
MOST_FILES, LARGEST = 200, 8 * 2**20  # looked into in a folder; a stick may hold anything


class NotAsWritten(EduError):
    """The stick gives back other bytes than it took."""

    message = N_("{place} does not read as it was written. Use another stick. Nothing was kept.")


@dataclass(frozen=True)
class Written:
    """What lies in the folder now."""

    folder: Path
    names: tuple[str, ...]


def key_name(role: Role, kid: bytes) -> str:
    """The file of a key: what it is for and what it is called. No name of a school, a place or a person."""
    return f"{role.name.lower()}-{kid.hex()}.key"


def list_name(number: int) -> str:
    """The file of a list of public keys."""
    return f"public-keys-{number}.list"


def write_all(folder: Path, files: Mapping[str, bytes]) -> Written:
    """Write each file whole and read it back; only then do all get their names.

    Raises Unavailable and NotAsWritten; then the folder is as it was.
    """
    beside = {name: folder / f"{name}.new" for name in files}
    try:
        for name, content in files.items():
            write_atomically(beside[name], content)
            if read_whole(beside[name]) != content:
                raise NotAsWritten(place=name)
        for name, path in beside.items():
            _rename(path, folder / name)
    except EduError:
        remove(list(beside.values()))
        raise
    return Written(folder, tuple(files))


def _rename(path: Path, to: Path) -> None:
    try:
        path.replace(to)
    except OSError as error:
        raise could_not(error, to) from error


def remove(paths: list[Path]) -> None:
    """Throw away what would open nothing: the keys it belongs to were not kept."""
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()


def issuing_boxes(folder: Path) -> dict[bytes, bytes]:
    """The boxes of issuing keys in a folder, by what the keys are called."""
    found: dict[bytes, bytes] = {}
    for content in _contents(folder, KEYS):
        with contextlib.suppress(Fault):
            box: KeyFile = keyfile.read(content)
            if box.role is Role.ISSUING:
                found[box.kid] = content
    return found


def newest_list(folder: Path, root: bytes) -> tuple[KeyList, bytes] | None:
    """The newest list in a folder that the root with this public key (32 bytes) signed."""
    found: list[tuple[KeyList, bytes]] = []
    for content in _contents(folder, LISTS):
        with contextlib.suppress(Fault):
            found.append((read_key_list(content, root), content))
    return max(found, key=lambda one: one[0].number, default=None)


def _contents(folder: Path, pattern: str) -> Iterator[bytes]:
    """The files of a kind, as far as they are no larger than ours can be."""
    try:
        paths = sorted(folder.glob(pattern))[:MOST_FILES]
        small = [path for path in paths if path.is_file() and path.stat().st_size <= LARGEST]
    except OSError:
        return
    for path in small:
        with contextlib.suppress(Unavailable):
            yield read_whole(path)
