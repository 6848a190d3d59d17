"""The key of the database file on this PC: made with the database, kept apart from it, known before it opens.

It lies among the settings of the account, in another folder than the data: a copied data folder, a stick or
somebody else's account opens nothing. Where it got lost (another PC, another account) the code on paper opens
the box beside the database. Against who has the whole disk, only the disk's own encryption helps.
"""

from __future__ import annotations

import contextlib
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3

from eduapp.app.locked_file import PassphraseNeeded
from eduapp.core.db import file_keys
from eduapp.core.errors import EduError
from eduapp.core.files import read_whole, write_atomically
from eduapp.core.i18n import N_
from eduapp.safekeeping.formats import database_key
from eduapp.safekeeping.formats.database_key import DatabaseKey

if TYPE_CHECKING:
    from eduapp.app.location import Location

CODE = "DAGVERK_BACKUP_CODE"  # a variable of the surroundings: the code on paper, for commands


class KeyNeeded(PassphraseNeeded):
    """The database came to this PC or account without its key."""

    message = N_(
        "This PC does not have the key of the database. Write the code on paper with the mark {mark}; it is"
        " asked for only this once."
    )
    asks = N_("Code on paper")  # 25 letters are read from paper, and compared


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
    is_new = location.is_new  # asked first: another process names its key before it makes the file
    told = database_key.read(file.parent)
    if told is None and make and is_new:
        told = make_key(file.parent)
    path = None if told is None else _kept(told)
    if path is None or not path.exists() or not _opens(file, _read(path)):
        path = _fitting(file) or path  # the name beside the file got lost, or is of another
    if told is None:
        if path is None:
            return
        told = database_key.write_first(file.parent, DatabaseKey(path.stem))
    if path is None or not path.exists():
        path = _kept(told)
        _keep(told, _recovered(told, location.passphrase))
    file_keys.know(file.parent, _read(path))


def note_use(location: Location) -> None:
    """Remember, beside the kept key, that people work with the database, so that one that is gone is missed.

    That it cannot be written stops nobody.
    """
    with contextlib.suppress(EduError, OSError):
        told = None if location.file is None else database_key.read(location.file.parent)
        if told is not None and _kept(told).exists() and not _in_use(told).exists():
            write_atomically(_in_use(told), b"")


def was_used(folder: Path) -> bool:
    """Whether people worked with the database in a data folder, as the key tells that its name is beside."""
    told = database_key.read(folder)
    return told is not None and _in_use(told).exists()


def key_for_backup(location: Location) -> DatabaseKey | None:
    """Have a key known for what a backup brings: the one that is here, or a new one, which is given back.

    A new one is kept, and named only once the old database is set aside. A plain file stays plain.
    """
    file = location.file
    if file is None:
        return None
    try:
        take_key(location)
    except (KeyNeeded, KeyLost, KeptKeyUnreadable, database_key.KeyFileUnreadable):
        pass
    else:
        if database_key.read(file.parent) is not None or _is_plain(file):
            return None
    told, key = DatabaseKey(secrets.token_hex(16)), file_keys.new_key()
    _keep(told, key)
    file_keys.know(file.parent, key)
    return told


def make_key(folder: Path) -> DatabaseKey:
    """A new key for what is made in a data folder from now on; it is kept before anything names it.

    Where another process was first, it is that one's key.
    """
    mine = DatabaseKey(secrets.token_hex(16))
    _keep(mine, file_keys.new_key())
    told = database_key.write_first(folder, mine)
    if told.id != mine.id:
        _kept(mine).unlink(missing_ok=True)
    return told


def needs_code(location: Location) -> str:
    """The mark of the code on paper that would have to be typed; "" if none is needed, or none helps."""
    try:
        told = None if location.file is None else database_key.read(location.file.parent)
    except database_key.KeyFileUnreadable:
        return ""  # said by whoever needs it
    return "" if told is None or _kept(told).exists() else told.mark


# ── Inside ───────────────────────────────────────────────────────────────────────────────────────


def _kept(told: DatabaseKey) -> Path:
    return key_folder() / f"{told.id}.key"


def _in_use(told: DatabaseKey) -> Path:
    return _kept(told).with_suffix(".in-use")


def _opens(file: Path, key: bytes) -> bool:
    """Whether a file opens with a key; one that is not there, or is plain, does."""
    if not file.exists():
        return True
    for one in dict.fromkeys((key, file_keys.OPEN)):
        connection = sqlcipher3.connect(str(file))
        try:
            if file_keys.opens(connection, one):
                return True
        except sqlcipher3.Error:
            return True  # another trouble than the key: told by who opens it
        finally:
            connection.close()
    return False


def _is_plain(file: Path) -> bool:
    """Whether a file is a database that anybody can read, for certain: an empty or damaged one is none."""
    if not file.exists() or file.stat().st_size == 0:
        return False
    connection = sqlcipher3.connect(str(file))
    try:
        return file_keys.opens(connection, file_keys.OPEN)
    except sqlcipher3.Error:
        return False
    finally:
        connection.close()


def _fitting(file: Path) -> Path | None:
    """The kept key that opens a file, whatever it is called; None if none does, or it needs none."""
    if not file.exists() or _opens(file, file_keys.OPEN):
        return None
    for path in sorted(key_folder().glob("*.key")):
        try:
            if _opens(file, _read(path)):
                return path
        except EduError:
            continue  # another one may
    return None


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
        return database_key.unwrap(told, recovery.open_with(told.box, code))
    except recovery.WrongCode as error:
        raise WrongCode(mark=told.mark) from error
