"""The file beside a database that is under a key: which key it is, and the box that the paper code opens.

    {"format": 1, "id": 32 hexadecimal digits, "mark": of the paper code or "", "box": hexadecimal or ""}
    {"format": 2, the same, "wrapped": hexadecimal}

In the first form the box holds the key of the database, or there is none. In the second it is the box of the
backups' key, and the key of the database lies wrapped with that one (ChaCha20-Poly1305; nonce, ciphertext,
tag): so the paper that exists already opens what was put under a key after it was written.

The key itself lies in another folder (app.database_key): whoever carries the data folder away has no key.
"""

import contextlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from eduapp.core.errors import EduError
from eduapp.core.files import could_not, make_lasting, read_whole, sync_names, write_atomically
from eduapp.core.i18n import N_
from eduapp.core.strict_json import hexadecimal, named, read_facts, text, whole

FILE_NAME = "database-key.json"
DIRECT, FORMAT = 1, 2
_NONCE, _WRAPPED = 12, 12 + 32 + 16  # bytes
_ABOUT = b"DAGVERK-DATABASE-KEY-2\n"
_ID, _LONGEST_BOX, _LONGEST_MARK = 16, 16_384, 20  # bytes, hexadecimal digits, letters


class KeyFileUnreadable(EduError):
    """Somebody changed or cut the file."""

    message = N_(
        "The file {file} beside the database cannot be read, so nobody knows its key. Bring it back from a"
        " copy of the data folder, or bring a backup back with the code on paper."
    )


@dataclass(frozen=True)
class DatabaseKey:
    """Which key a database is under; the mark of the paper code whose box holds the key, if there is one."""

    id: str
    mark: str = ""
    box: bytes = b""
    wrapped: bytes = b""  # the key of the database, under the key in the box


def read(folder: Path) -> DatabaseKey | None:
    """What the file in a data folder says; None if there is none. Raises KeyFileUnreadable."""
    path = folder / FILE_NAME
    if not path.exists():
        return None
    try:
        facts = read_facts(read_whole(path))
        direct = whole(facts, "format", DIRECT, FORMAT) == DIRECT
        named(facts, ("format", "id", "mark", "box", *(() if direct else ("wrapped",))))
        box = bytes.fromhex(text(facts, "box", _LONGEST_BOX))
        wrapped = b"" if direct else hexadecimal(facts, "wrapped", _WRAPPED)
        mark = text(facts, "mark", _LONGEST_MARK)
        return DatabaseKey(hexadecimal(facts, "id", _ID).hex(), mark, box, wrapped)
    except ValueError as error:  # Unfit is one
        raise KeyFileUnreadable(file=path.name) from error


def write(folder: Path, told: DatabaseKey) -> None:
    """Write the file, for this account alone. Raises Unavailable."""
    write_atomically(folder / FILE_NAME, _bytes(told))


def write_first(folder: Path, told: DatabaseKey) -> DatabaseKey:
    """Write the file unless there is one, and give what it says now: of two at once, one is first.

    It has its name only once it is on the disk. Raises Unavailable, KeyFileUnreadable.
    """
    path = folder / FILE_NAME
    try:
        make_lasting(folder)
        with tempfile.TemporaryDirectory(dir=folder, prefix=".key") as beside:
            finished = Path(beside) / FILE_NAME
            write_atomically(finished, _bytes(told))
            with contextlib.suppress(FileExistsError):
                _name(finished, path, _bytes(told))
    except OSError as error:
        raise could_not(error, path) from error
    return read(folder) or told


def wrap(told: DatabaseKey, own: bytes, outer: bytes) -> bytes:
    """The key of a database under the key of the backups, bound to which key it is."""
    nonce = os.urandom(_NONCE)
    return nonce + ChaCha20Poly1305(outer).encrypt(nonce, own, _ABOUT + told.id.encode())


def unwrap(told: DatabaseKey, inside: bytes) -> bytes:
    """The key of the database, by what was in the box. Raises KeyFileUnreadable where it was changed."""
    if not told.wrapped:
        return inside
    held = told.wrapped
    try:
        return ChaCha20Poly1305(inside).decrypt(held[:_NONCE], held[_NONCE:], _ABOUT + told.id.encode())
    except InvalidTag as error:
        raise KeyFileUnreadable(file=FILE_NAME) from error


def _name(finished: Path, path: Path, content: bytes) -> None:
    """Raises FileExistsError where somebody was first."""
    try:
        os.link(finished, path)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    sync_names(path.parent)


def _bytes(told: DatabaseKey) -> bytes:
    facts = {"format": DIRECT, "id": told.id, "mark": told.mark, "box": told.box.hex()}
    if told.wrapped:
        facts |= {"format": FORMAT, "wrapped": told.wrapped.hex()}
    return json.dumps(facts, indent=1).encode()
