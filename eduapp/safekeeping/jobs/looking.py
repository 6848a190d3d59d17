"""A backup is opened and looked through: each byte, each reference, each number of rows, and the trail."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from eduapp.core.db.comparing import count_in_file, tables_of_file
from eduapp.core.db.faults import plain_errors
from eduapp.core.db.sealed import look_through, open_sealed
from eduapp.core.db.upgrade import revisions
from eduapp.core.errors import Damaged, EduError, Unavailable
from eduapp.core.files import CANNOT_READ, open_plain
from eduapp.core.i18n import N_, _
from eduapp.core.progress import NoProgress, Progress
from eduapp.people.audit.queries import first_break
from eduapp.safekeeping import queries
from eduapp.safekeeping.formats import manifest as manifests
from eduapp.safekeeping.formats.manifest import Altered, Manifest, TrailHead
from eduapp.safekeeping.formats.recovery import WrongCode, open_with
from eduapp.safekeeping.jobs.folders import Lying
from eduapp.safekeeping.jobs.key_ring import Ring

STEPS = 4
TRAIL = "audit_head"  # without this table there is no trail to look at yet
_AT_ONCE = 1 << 20


class NotWhole(Damaged):
    """What was found to be wrong with a backup."""

    message = N_("Backup {number} is not as it was written: {what} It was left as it is. Choose another one.")


class NeedsCode(EduError):
    """The backup was made elsewhere, or before this PC was set up anew."""

    message = N_("This PC does not have the key of this backup. Type the code on paper with the mark {mark}.")


class CodeDoesNotFit(NeedsCode):
    """The code opens another key, or none."""

    message = N_("That is not the code with the mark {mark}. Read it again from the paper.")


class MadeByNewer(EduError):
    """A newer program wrote it."""

    message = N_("This backup was made by a newer Dagverk ({step}). Install the newest version on this PC.")


FILE_DIFFERS = N_("the file was changed or cut.")
MANIFEST_DIFFERS = N_("its list of contents was changed.")
DOES_NOT_OPEN = N_("the database in it does not open or is damaged.")
COUNTS_DIFFER = N_("it does not hold the rows that its list of contents tells of.")
TRAIL_BROKEN = N_("the trail is broken at entry {seq}.")
TRAIL_DIFFERS = N_("the trail does not end where its list of contents says.")


@dataclass(frozen=True)
class Sound:
    """A backup that was looked through and is as it was written."""

    lying: Lying
    rows: int
    tables: int


def key_for(lying: Lying, ring: Ring, code: str = "") -> bytes:
    """The key of a backup: this PC's, or by the paper code. Raises NeedsCode."""
    mark = lying.manifest.key
    if (found := ring.find(mark)) is not None:
        return found
    if not code or not lying.manifest.recovery:
        raise NeedsCode(mark=mark)
    try:
        return open_with(lying.manifest.recovery, code)
    except WrongCode:
        raise CodeDoesNotFit(mark=mark) from None


def verify(lying: Lying, key: bytes, progress: Progress | None = None) -> Sound:
    """Look through a backup. Raises NotWhole with the first thing that is wrong, MadeByNewer, Unavailable."""
    told, manifest = progress or NoProgress(), lying.manifest
    if manifest.step not in revisions():
        raise MadeByNewer(step=manifest.step)
    try:
        manifests.check(manifest, lying.seal, key)
    except Altered:
        raise _wrong(manifest, MANIFEST_DIFFERS) from None
    told.step(1, STEPS)
    if digest_of(lying.file, manifest.size) != (manifest.size, manifest.sha256):
        raise _wrong(manifest, FILE_DIFFERS)
    told.step(2, STEPS)
    with opened(lying.file, key, manifest.number) as connection:
        look_through(connection)
        told.step(3, STEPS)
        if counts(connection) != manifest.tables:
            raise _wrong(manifest, COUNTS_DIFFER)
        check_trail(connection, manifest.number, manifest.trail)
    told.step(STEPS, STEPS)
    return Sound(lying, manifest.rows, len(manifest.tables))


@contextmanager
def opened(file: Path, key: bytes, number: int) -> Iterator[Connection]:
    """The database in a backup, to be read. Raises NotWhole where it does not open or contradicts itself."""
    engine = open_sealed(file, key)
    try:
        with plain_errors(), engine.connect() as connection, connection.begin():
            yield connection
    except NotWhole:
        raise
    except Damaged as error:
        raise NotWhole(number=number, what=_(DOES_NOT_OPEN)) from error
    except Unavailable as error:
        if isinstance(error.__cause__, DBAPIError) and "not a database" in str(error.__cause__.orig):
            raise NotWhole(number=number, what=_(DOES_NOT_OPEN)) from error
        raise
    finally:
        engine.dispose()


def counts(connection: Connection) -> dict[str, int]:
    """How many rows each table of a file has."""
    return {name: count_in_file(connection, name) for name in tables_of_file(connection)}


def check_trail(connection: Connection, number: int, trail: TrailHead) -> None:
    """The chain of the trail in a backup holds, and ends where it is to end. Raises NotWhole."""
    if TRAIL not in tables_of_file(connection):
        return
    with Session(connection, autoflush=False) as session:
        if (broken := first_break(session)) is not None:
            raise NotWhole(number=number, what=_(TRAIL_BROKEN).format(seq=broken.seq))
        if queries.trail_head(session) != trail:
            raise NotWhole(number=number, what=_(TRAIL_DIFFERS))


def head_in(connection: Connection) -> TrailHead:
    """The end of the trail in a file, or in one moment of a database."""
    with Session(connection, autoflush=False) as session:
        return queries.trail_head(session)


def digest_of(path: Path, most: int | None = None) -> tuple[int, str]:
    """How long a file is, and its SHA-256; of one that has more than `most` bytes, not much more is read.

    Raises Unavailable, which names it.
    """
    digest, size = hashlib.sha256(), 0
    try:
        with open_plain(path) as file:
            while part := file.read(_AT_ONCE):
                digest.update(part)
                size += len(part)
                if most is not None and size > most:
                    break
    except OSError as error:
        raise Unavailable(reason=_(CANNOT_READ).format(place=path.name)) from error
    return size, digest.hexdigest()


def _wrong(manifest: Manifest, what: str) -> NotWhole:
    return NotWhole(number=manifest.number, what=_(what))
