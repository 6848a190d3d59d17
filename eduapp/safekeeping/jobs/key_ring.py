"""The keys of the backups on this PC: those in the database, and the same in a file beside it.

The file is there for the day when the database cannot be read: without it one click could not bring the last
good backup back. It tells nothing that the database beside it does not tell: where that is under a key, the
keys in the file are under the same one. When the PC is gone, the paper code opens the box in every backup.
"""

import contextlib
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from eduapp.core.actor import system_actor
from eduapp.core.db.file_keys import KEY, OPEN, key_for, new_key
from eduapp.core.errors import Conflict, Damaged, EduError
from eduapp.core.files import read_whole, write_atomically
from eduapp.core.i18n import N_
from eduapp.core.strict_json import Facts, Unfit, each, hexadecimal, named, read_facts, text, whole
from eduapp.safekeeping import queries, service, terms
from eduapp.safekeeping.formats import database_key
from eduapp.safekeeping.formats.recovery import mark_of
from eduapp.safekeeping.queries import KeyRow

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database

FILE_NAME = "backup-keys.json"
FORMAT, PLAIN = 2, 1  # the keys as they are: of a database that anybody can read
_NONCE, _TAG = 12, 16
_ABOUT = b"DAGVERK-BACKUP-KEYS-2\n"
_LONGEST_BOX = 16_384


class RingUnreadable(Damaged):
    """Somebody changed or cut the file."""

    message = N_(
        "The file with the keys of the backups ({file}) cannot be read. Put it aside: the next backup writes"
        " it anew, and older ones open with the paper code."
    )


class RingLocked(EduError):
    """The database they belong to is under a key that is not here."""

    message = N_(
        "The keys of the backups on this PC are locked with the key of its database, which is not here. Open"
        " the database first; it asks for the code on paper."
    )


@dataclass(frozen=True)
class Ring:
    """Keys by their mark, the one in use last."""

    keys: tuple[KeyRow, ...] = field(default=(), repr=False)
    locked: bool = False  # whether they lie in the file under the key of the database

    @property
    def in_use(self) -> KeyRow | None:
        """The key that backups are made under, if there is one yet."""
        return self.keys[-1] if self.keys else None

    def find(self, mark: str) -> bytes | None:
        """The key of this mark."""
        return next((row.key for row in self.keys if mark_of(row.key) == mark), None)


def on_this_pc(folder: Path) -> Ring:
    """The keys in the file beside the database. Raises RingUnreadable."""
    path = folder / FILE_NAME
    if not path.exists():
        return Ring()
    try:
        facts = named(read_facts(read_whole(path)), ("format", "keys"))
        plain = whole(facts, "format", PLAIN, FORMAT) == PLAIN
        lock = OPEN if plain else _lock_of(folder)
        return Ring(tuple(each(facts, "keys", partial(_row, lock))), locked=not plain)
    except Unfit as error:
        raise RingUnreadable(file=path.name) from error


def of_database(database: "Database", folder: Path) -> Ring:
    """The keys in the database, with one in use; the file beside it says the same afterwards.

    A newer key that only the file has is taken into the database: it was made before there was a table for
    it, or the database came back from a backup of before there was that key.
    """
    with database.reading() as session:
        rows = queries.keys(session)
    kept = on_this_pc(folder)
    last, newest = (rows[-1].number if rows else 0), kept.in_use
    if newest is not None and newest.number > last:
        rows = _keep(database, newest.key, newest.sealed, last)
    elif not rows:
        rows = _keep(database, new_key(), None, 0)
    write(folder, rows, kept)
    return Ring(tuple(rows))


def before_there_is_a_table(folder: Path) -> Ring:
    """The keys in the file, with one in use: for a database whose next step is about to be taken."""
    kept = on_this_pc(folder)
    if kept.in_use is None:
        write(folder, [KeyRow(1, new_key(), None)], kept)
    return on_this_pc(folder)


def take_into_use(database: "Database", folder: Path, key: bytes, sealed: bytes) -> Ring:
    """Make backups under this key from now on; its code was just written on paper."""
    ring = of_database(database, folder)
    before = ring.in_use.number if ring.in_use else 0
    order = service.KeepKey(key=key, sealed=sealed, before=before)
    database.execute(service.keep_key, order)  # if another PC was first, its code is on paper: ask again
    with database.reading() as session:
        rows = queries.keys(session)
    write(folder, rows, ring)
    return Ring(tuple(rows))


def write(folder: Path, rows: Sequence[KeyRow], kept: Ring) -> None:
    """Bring the file up to date; a key that only the file knew stays in it, for backups made under it."""
    known = {row.key for row in rows}
    older = [row for row in kept.keys if row.key not in known]
    wanted = [*older, *rows]
    lock = key_for(folder / FILE_NAME)
    if list(kept.keys) != wanted or kept.locked != (lock != OPEN):
        number = PLAIN if lock == OPEN else FORMAT
        facts = {"format": number, "keys": [_facts(row, lock) for row in wanted]}
        write_atomically(folder / FILE_NAME, json.dumps(facts, indent=1).encode())  # for this account alone
    box_for_paper(folder, rows)


def box_for_paper(folder: Path, rows: Sequence[KeyRow]) -> None:
    """Have the code on paper of the newest key open the database beside it, too, however it got its key."""
    told, own = database_key.read(folder), key_for(folder / FILE_NAME)
    last = rows[-1] if rows else None
    if told is None or own == OPEN or last is None or not last.sealed:
        return
    mark = mark_of(last.key)
    if not told.box or told.mark != mark:
        wrapped = database_key.wrap(told, own, last.key)
        database_key.write(folder, replace(told, mark=mark, box=last.sealed, wrapped=wrapped))


def _keep(database: "Database", key: bytes, sealed: bytes | None, before: int) -> list[KeyRow]:
    own = database.acting_as(system_actor((terms.MAKE,)))  # what the program needs, nobody is asked for
    with contextlib.suppress(Conflict):  # another PC was first: its key is as good
        own.execute(service.keep_key, service.KeepKey(key=key, sealed=sealed, before=before))
    with database.reading() as session:
        return queries.keys(session)


def _lock_of(folder: Path) -> bytes:
    lock = key_for(folder / FILE_NAME)
    if lock == OPEN:
        raise RingLocked
    return lock


def _facts(row: KeyRow, lock: bytes) -> Facts:
    key = row.key
    if lock != OPEN:
        nonce = os.urandom(_NONCE)
        key = nonce + ChaCha20Poly1305(lock).encrypt(nonce, key, _ABOUT)
    return {"number": row.number, "key": key.hex(), "sealed": row.sealed.hex() if row.sealed else ""}


def _row(lock: bytes, facts: Facts) -> KeyRow:
    if not isinstance(facts, dict):
        raise Unfit("keys")
    named(facts, ("number", "key", "sealed"))
    try:
        sealed = bytes.fromhex(text(facts, "sealed", _LONGEST_BOX))
    except ValueError as error:
        raise Unfit("sealed") from error
    return KeyRow(whole(facts, "number", 1), _key(facts, lock), sealed or None)


def _key(facts: Facts, lock: bytes) -> bytes:
    if lock == OPEN:
        return hexadecimal(facts, "key", KEY)
    held = hexadecimal(facts, "key", _NONCE + KEY + _TAG)
    try:
        return ChaCha20Poly1305(lock).decrypt(held[:_NONCE], held[_NONCE:], _ABOUT)
    except InvalidTag as error:
        raise Unfit("key") from error
