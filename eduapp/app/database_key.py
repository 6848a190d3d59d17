"""The key of the database file on this PC: made with the database, kept apart from it, known before it opens.

It lies among the settings of the account, in another folder than the data: a copied data folder, a stick or
somebody else's account opens nothing. Where it got lost (another PC, another account) the code on paper opens
the box beside the database. Against who has the whole disk, only the disk's own encryption helps.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from eduapp.app.locked_file import PassphraseNeeded
from eduapp.core.db import file_keys
from eduapp.core.errors import EduError
from eduapp.core.files import read_whole, write_atomically
from eduapp.core.i18n import N_
from eduapp.safekeeping.formats import database_key

if TYPE_CHECKING:
    from eduapp.app.location import Location
    from eduapp.safekeeping.formats.database_key import DatabaseKey

CODE = "DAGVERK_BACKUP_CODE"  # a variable of the surroundings: the code on paper, for commands


class KeyNeeded(PassphraseNeeded):
    """The database came to this PC or account without its key."""

    message = N_(
        "This PC does not have the key of the database. Write the code on paper with the mark {mark}; it is"
        " asked for only this once."
    )


class WrongCode(KeyNeeded):
    """The code does not open the box."""

    message = N_("That is not the code on paper with the mark {mark}. Look at every letter once more.")


class KeyLost(EduError):
    """Nobody ever made a code on paper, and the account that has the key is another one."""

    message = N_(
        "This PC does not have the key of the database, and no code on paper was made for it. Open it on the"
        " PC and in the account where it was used, or bring a backup back with its code."
    )


class KeptKeyUnreadable(EduError):
    """Somebody changed or cut the file with the key."""

    message = N_(
        "The key of the database ({file}) cannot be read. Move that file away: the code on paper opens the"
        " database again."
    )


def key_folder() -> Path:
    """Where the keys of this account lie: never in the data folder."""
    from platformdirs import user_config_path  # noqa: PLC0415 - heavy, and a server needs none

    return user_config_path("Dagverk", appauthor=False, roaming=True) / "keys"


def take_key(location: Location, *, make: bool = True) -> None:
    """Have the key of the database file known, before anything opens it; for a new database, `make` one.

    A file of before there were keys stays as it is until somebody encrypts it. Raises KeyNeeded, WrongCode,
    KeyLost, or what is wrong with one of the two files.
    """
    file = location.file
    if file is None:
        return
    told = database_key.read(file.parent)
    if told is None and make and location.is_new:
        told = make_key(file.parent)
    if told is None:
        return
    path = _kept(told)
    if not path.exists():
        _keep(told, _recovered(told, location.passphrase))
    file_keys.know(file.parent, _read(path))


def make_key(folder: Path) -> DatabaseKey:
    """A new key for what is made in a data folder from now on; it is kept before anything names it."""
    told = database_key.DatabaseKey(secrets.token_hex(16))
    _keep(told, file_keys.new_key())
    database_key.write(folder, told)
    return told


def needs_code(location: Location) -> str:
    """The mark of the code on paper that would have to be typed; "" if none is needed, or none helps."""
    told = None if location.file is None else database_key.read(location.file.parent)
    return "" if told is None or _kept(told).exists() else told.mark


# ── Inside ───────────────────────────────────────────────────────────────────────────────────────


def _kept(told: DatabaseKey) -> Path:
    return key_folder() / f"{told.id}.key"


def _keep(told: DatabaseKey, key: bytes) -> None:
    write_atomically(_kept(told), f"{key.hex()}\n".encode())  # for this account alone


def _read(path: Path) -> bytes:
    try:
        key = bytes.fromhex(read_whole(path).decode("ascii").strip())
    except ValueError as error:
        raise KeptKeyUnreadable(file=path) from error
    if len(key) != file_keys.KEY:
        raise KeptKeyUnreadable(file=path)
    return key


def _recovered(told: DatabaseKey, code: str) -> bytes:
    """The key out of the box, by the code on paper. Takes about 0.1 s on purpose."""
    from eduapp.safekeeping.formats import recovery  # noqa: PLC0415 - seldom needed, and heavy

    if not told.box:
        raise KeyLost
    if not code:
        raise KeyNeeded(mark=told.mark)
    try:
        return recovery.open_with(told.box, code)
    except recovery.WrongCode as error:
        raise WrongCode(mark=told.mark) from error
