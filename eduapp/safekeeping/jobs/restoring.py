"""Brings a backup back: into a new file beside the one that is there, looked through and compared.

The old file is set aside with all that belongs to it, never written over; only then the new one takes its
name. A database that is open elsewhere is left alone.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from eduapp.core.db.comparing import differing_files
from eduapp.core.db.copying import Copied, copy_all
from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.faults import plain_errors, told_of
from eduapp.core.db.fetching import every_table
from eduapp.core.db.file_keys import key_for
from eduapp.core.db.sealed import attach, copy_into, look_through, open_sealed
from eduapp.core.errors import EduError, Unavailable
from eduapp.core.file_locks import held
from eduapp.core.files import could_not, make_folder, sync_names
from eduapp.core.i18n import N_
from eduapp.core.progress import NoProgress, Progress
from eduapp.safekeeping import queries, terms
from eduapp.safekeeping.formats import database_key
from eduapp.safekeeping.formats.database_key import DatabaseKey
from eduapp.safekeeping.formats.left_word import Word
from eduapp.safekeeping.jobs import key_ring
from eduapp.safekeeping.jobs.folders import Lying
from eduapp.safekeeping.jobs.leaving_word import leave, leave_in_file
from eduapp.safekeeping.jobs.looking import verify
from eduapp.safekeeping.jobs.making import NotTheSame
from eduapp.safekeeping.jobs.numbers import carry_numbers, leave_gap
from eduapp.safekeeping.jobs.shut import carry_shut
from eduapp.safekeeping.queries import KeyRow

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database

_PART, _LOCK = ".restored.part", ".lock"
_BESIDE = ("", "-wal", "-shm", "-journal")  # a file of SQLite, and what belongs to it
UNKNOWN = -1  # how much is lost, where nobody can count


class InUse(Unavailable):
    """Another window or command has the database open."""

    message = N_(
        "Another window or program has the database open. Close Dagverk everywhere on this PC, then try"
        " again. Nothing was changed."
    )


@dataclass(frozen=True)
class Preview:
    """What going back to a backup means: the backup, and how many entries of the trail came after it.

    `lost` is UNKNOWN where the database cannot be read, or the backup is of another one.
    """

    lying: Lying
    lost: int
    same: bool  # whether the backup is of this very database


def preview(database: "Database", lying: Lying) -> Preview:
    """What would be lost, by the trail of the database that is open."""
    with database.reading() as session:
        same = queries.holds(session, lying.manifest.trail)
        lost = queries.acts_after(session, lying.manifest.trail.seq) if same else UNKNOWN
    return Preview(lying, lost, same)


@dataclass(frozen=True, kw_only=True)
class Restored:
    """What became of it: where the old database lies now, if there was one, and what is lost of it."""

    number: int
    day: date
    aside: Path | None
    lost: int  # entries of the trail after the backup, or UNKNOWN


@dataclass(frozen=True, kw_only=True)
class Because:
    """Why a backup is brought back, and who wants it."""

    reason: str
    asked_by: str = ""  # the name; "" where nobody could sign in, or at a terminal
    agreed_by: str = ""


def bring_back(
    lying: Lying,
    key: bytes,
    live: Path,
    because: Because,
    progress: Progress | None = None,
    named: DatabaseKey | None = None,
) -> Restored:
    """Put the database of a backup in the place of the file `live`. The trail is told as that is opened.

    Nobody may have `live` open. `named` is the key it goes under where the one before is not here; the file
    beside it names that one only once the old database is set aside. Raises NotWhole, NotTheSame, InUse,
    Unavailable: then all is as it was.
    """
    told = progress or NoProgress()
    verify(lying, key, told)
    lost = _lost(lying, live)
    make_folder(live.parent)
    part = live.with_name(live.name + _PART)
    with removed(part):
        _unseal(lying, key, part)
        carry_numbers(live, part)
        if lost != UNKNOWN:  # it is of this very database
            carry_shut(live, part)
        leave_in_file(_word(lying, lost, because), part)
        expect_alone(live)
        aside = set_aside(live, () if named is None else _of_the_old_key(live.parent))
        try:
            if named is not None:
                database_key.write(live.parent, named)
            _have_paper_open(lying, key, live.parent)
            part.rename(live)
            sync_names(live.parent)
        except (OSError, EduError) as error:
            if aside is not None:
                _move_back(aside, live)
            raise error if isinstance(error, EduError) else could_not(error, live) from error
    return Restored(number=lying.manifest.number, day=lying.manifest.day, aside=aside, lost=lost)


def bring_to_server(
    lying: Lying, key: bytes, target: Engine, because: Because, progress: Progress | None = None
) -> Copied:
    """Put the database of a backup into an empty one on a server, compared row by row. Raises CannotCopy.

    What that one had before nobody can say: a new database, as a rule.
    """
    verify(lying, key)
    source = open_sealed(lying.file, key)
    try:
        copied = copy_all(source, target, every_table(), progress)
    finally:
        source.dispose()
    with target.begin() as connection:
        leave_gap(connection)
    leave(_word(lying, UNKNOWN, because), target)
    return copied


def set_aside(live: Path, also: tuple[str, ...] = ()) -> Path | None:
    """Move a database with all that belongs to it into a folder of its own; None if there is none."""
    names = (*(live.name + end for end in _BESIDE), *also)
    there = [one for name in names if (one := live.with_name(name)).exists()]
    if not there:
        return None
    place = live.parent / terms.ASIDE
    make_folder(place)
    number = 1 + max((int(one.name) for one in place.iterdir() if one.name.isdecimal()), default=0)
    aside = place / f"{number:04}"
    try:
        aside.mkdir()
        for one in there:
            one.rename(aside / one.name)
        sync_names(aside)
        sync_names(live.parent)
    except OSError as error:
        _move_back(aside, live)
        raise could_not(error, live) from error
    return aside


# ── Inside ───────────────────────────────────────────────────────────────────────────────────────


def _word(lying: Lying, lost: int, because: Because) -> Word:
    made = lying.manifest
    return Word(
        number=made.number,
        day=made.day,
        lost=lost,
        reason=because.reason.strip(),
        asked_by=because.asked_by,
        agreed_by=because.agreed_by,
        seq=made.trail.seq,
        digest=made.trail.digest,
    )


def _lost(lying: Lying, live: Path) -> int:
    """How many entries the trail of a file has after the backup, as far as the file can be read."""
    if not live.exists():
        return UNKNOWN
    engine = open_engine(sqlite_url(live))
    try:
        with Session(engine) as session:
            if not queries.holds(session, lying.manifest.trail):
                return UNKNOWN
            return queries.acts_after(session, lying.manifest.trail.seq)
    except (DBAPIError, ValueError, TypeError):
        return UNKNOWN
    finally:
        engine.dispose()


def _of_the_old_key(folder: Path) -> tuple[str, ...]:
    """What only the key of the database before opens, or names: it is kept with that database."""
    try:
        key_ring.on_this_pc(folder)
    except EduError:
        return database_key.FILE_NAME, key_ring.FILE_NAME
    return (database_key.FILE_NAME,)


def _have_paper_open(lying: Lying, key: bytes, folder: Path) -> None:
    """The paper that opens the backup opens what comes out of it, from the first moment."""
    told = database_key.read(folder)
    if told is not None and not told.box:
        key_ring.box_for_paper(folder, [KeyRow(1, key, lying.manifest.recovery or None)])


def _unseal(lying: Lying, key: bytes, part: Path) -> None:
    """The same rows in a file as the program opens it."""
    engine, own = open_sealed(lying.file, key, writable=True), key_for(part)
    try:
        with told_of(part.parent), plain_errors():
            _copy(engine, part, own)
    finally:
        engine.dispose()


def _copy(engine: Engine, part: Path, own: bytes) -> None:
    """Write the file, compare it with where it came from, and look through it."""
    with engine.connect() as copies:
        copies.begin()
        copy_into(copies, part, own)
    with engine.connect() as looks, looks.begin():
        attach(looks, part, own, "again")
        if differing_files(looks, "again"):
            raise NotTheSame
    made = open_sealed(part, own)
    with made.connect() as again, again.begin():
        look_through(again)


def expect_alone(live: Path) -> None:
    """Nobody else has it open: only then SQLite lets go of the file beside it. A damaged one is not asked."""
    if not live.exists():
        return
    engine = open_engine(sqlite_url(live))
    try:
        own = engine.raw_connection()  # outside of any transaction: within one it cannot be asked
        try:
            own.cursor().execute("PRAGMA journal_mode=DELETE")
        finally:
            own.close()
    except sqlcipher3.Error as error:
        if "locked" in str(error):
            raise InUse from error
    except DBAPIError:
        return  # damaged already when it is opened
    finally:
        engine.dispose()


def _move_back(aside: Path, live: Path) -> None:
    with contextlib.suppress(OSError):
        for one in aside.iterdir():
            one.replace(live.with_name(one.name))
        aside.rmdir()


@contextlib.contextmanager
def removed(part: Path) -> Iterator[None]:
    """A file that was being made is gone again unless it took its name.

    Raises InUse where another program is making it: what one has half done the other would put in place.
    """
    try:
        with held(part.with_name(part.name + _LOCK)) as is_ours:
            if not is_ours:
                raise InUse
            for end in _BESIDE:
                part.with_name(part.name + end).unlink(missing_ok=True)
            try:
                yield
            finally:
                for end in _BESIDE:
                    with contextlib.suppress(OSError):
                        part.with_name(part.name + end).unlink(missing_ok=True)
    except OSError as error:
        raise could_not(error, part) from error
