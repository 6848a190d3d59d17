"""The keys of the backups on this PC: those in the database, and the same in a file beside it.

The file is there for the day when the database cannot be read: without it one click could not bring the last
good backup back. It tells nothing that the database beside it does not tell. When the PC is gone, the paper
code opens the box that lies in every backup.
"""

import contextlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from eduapp.core.db.sealed import KEY, new_key
from eduapp.core.errors import Conflict, Damaged
from eduapp.core.files import read_whole, write_atomically
from eduapp.core.i18n import N_
from eduapp.core.strict_json import Facts, Unfit, each, hexadecimal, named, read_facts, text, whole
from eduapp.safekeeping import queries, service
from eduapp.safekeeping.formats.recovery import mark_of
from eduapp.safekeeping.queries import KeyRow

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database

FILE_NAME = "backup-keys.json"
FORMAT = 1
_LONGEST_BOX = 16_384


class RingUnreadable(Damaged):
    """Somebody changed or cut the file."""

    message = N_(
        "The file with the keys of the backups ({file}) cannot be read. Put it aside: the next backup writes"
        " it anew, and older ones open with the paper code."
    )


@dataclass(frozen=True)
class Ring:
    """Keys by their mark, the one in use last."""

    keys: tuple[KeyRow, ...] = field(default=(), repr=False)

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
        whole(facts, "format", FORMAT, FORMAT)
        return Ring(tuple(each(facts, "keys", _row)))
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
    if list(kept.keys) != wanted:
        facts = {"format": FORMAT, "keys": [_facts(row) for row in wanted]}
        write_atomically(folder / FILE_NAME, json.dumps(facts, indent=1).encode())  # for this account alone


def _keep(database: "Database", key: bytes, sealed: bytes | None, before: int) -> list[KeyRow]:
    with contextlib.suppress(Conflict):  # another PC was first: its key is as good
        database.execute(service.keep_key, service.KeepKey(key=key, sealed=sealed, before=before))
    with database.reading() as session:
        return queries.keys(session)


def _facts(row: KeyRow) -> Facts:
    return {"number": row.number, "key": row.key.hex(), "sealed": row.sealed.hex() if row.sealed else ""}


def _row(facts: Facts) -> KeyRow:
    if not isinstance(facts, dict):
        raise Unfit("keys")
    named(facts, ("number", "key", "sealed"))
    try:
        sealed = bytes.fromhex(text(facts, "sealed", _LONGEST_BOX))
    except ValueError as error:
        raise Unfit("sealed") from error
    return KeyRow(whole(facts, "number", 1), hexadecimal(facts, "key", KEY), sealed or None)
