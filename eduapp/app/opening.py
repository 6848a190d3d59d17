"""Opens a database, step by step, before anybody signs in: folder, upgrade, the program's own account."""

from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

from sqlalchemy import event

from eduapp.app.consequences import program_actor, write_with_consequences
from eduapp.app.database_key import note_use, take_key, was_used
from eduapp.app.need_to_know import reached_by
from eduapp.app.reaching import address_of
from eduapp.app.witness import Witness
from eduapp.core.clock import system_clock
from eduapp.core.db.engine import open_engine
from eduapp.core.db.faults import plain_errors, told_of
from eduapp.core.db.site_settings import site_value
from eduapp.core.db.unit_of_work import Database, UnitOfWork
from eduapp.core.db.upgrade import current_revision, needs_upgrade, upgrade
from eduapp.core.errors import Damaged, EduError, Unavailable
from eduapp.core.files import could_not, make_lasting
from eduapp.core.i18n import N_, _
from eduapp.core.shares import network_share
from eduapp.education.school import queries as school_queries
from eduapp.gui.loading import load
from eduapp.people.access import queries as access_queries
from eduapp.people.access import service as access_service
from eduapp.people.access import terms as access_terms
from eduapp.people.audit.queries import last_change
from eduapp.safekeeping import terms as safekeeping

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from sqlalchemy.orm import Session

    from eduapp.app.location import Location
    from eduapp.core.changes import Topic
    from eduapp.core.clock import Clock

NO_FOLDER = N_("The data folder {place} is a file, not a folder. Choose another folder.")
NO_FILE = N_("There is a folder called {place}, where the database should be. Choose another data folder.")
HELD_BACK = "eduapp.privacy.queries:held_back"
TELL_OF_BACKUP = "eduapp.app.bringing_back:tell_of_backup"  # seldom needed
NOT_SQLITE = N_("This file is not a Dagverk database, or it is locked with another key.")


class NoBackupBefore(EduError):
    """The file stays at its old step: nothing could be kept of it."""

    message = N_(
        "This Dagverk brings the database up to date, and makes a backup first. That did not work, so"
        " the database was left as it was. {reason}"
    )


class Gone(Damaged):
    """There was a database of a school here, and its file is missing or empty."""

    message = N_(
        "The database file of this PC is missing or empty, and no new one was put in its place. Bring the"
        " last backup back (eduapp backup restore), or put the file where it was."
    )


class OnAShare(EduError):
    """Where no file of SQLite is safe."""

    message = N_(
        "The folder {place} lies on a network share ({kind}), where SQLite cannot keep two PCs from"
        " destroying each other’s work: keep the data folder on this PC’s own disk, or let several PCs share"
        " a database server (eduapp database)."
    )


def open_database(
    location: Location,
    publish: Callable[[frozenset[Topic]], None] = lambda _topics: None,
    clock: Clock | None = None,
    *,
    witnessed: bool = True,
) -> Database:
    """The database in the program's own name, ready for somebody to sign in.

    Raises Unavailable with one sentence: folder missing or read-only, disk full, a newer database, a file
    that is no database, a server that does not answer. Raises OnAShare, and PassphraseNeeded where the
    password of the server is locked, or the key of the file is not here.

    Its trail is `witnessed` outside of it, and a new file is under a key: unless all people are invented.
    """
    with told_of(*(() if location.file is None else (location.file.parent,))):
        return _opened(location, publish, clock, witnessed=witnessed)


def _opened(
    location: Location,
    publish: Callable[[frozenset[Topic]], None],
    clock: Clock | None,
    *,
    witnessed: bool,
) -> Database:
    _prepare_folder(location)
    witness = Witness.of(location)
    gone = witnessed and _is_gone(location, witness)
    if witnessed:
        take_key(location, make=not gone)
    if gone:
        raise Gone
    with plain_errors():
        _refuse_other_files(location)
    if location.is_new and witnessed:
        witness.begin_anew()
    url = address_of(location)
    if needs_upgrade(url):
        _keep_safe(location, url, clock)
        upgrade(url)
    engine, program = open_engine(url), program_actor()
    write: Callable[[UnitOfWork], None] = write_with_consequences
    if witnessed:
        write = _noting_use(location, witness.of_writing(write))
    in_force = access_queries.expect_in_force
    database = Database(engine, program, write, publish, clock, last_change, reached_by, in_force)
    database = database.holding(_held_back)
    try:
        with database.reading() as session:
            there = access_queries.program_account_exists(session)
            left = site_value(session, safekeeping.WORD_LEFT)
            if witnessed and access_queries.any_user(session):
                note_use(location)
        if not there:
            database.execute(access_service.keep_program_account, access_service.KeepProgramAccount())
        if left:  # it came from a backup, and the trail was not told yet
            load(TELL_OF_BACKUP)(database, witness if witnessed else None)
    except EduError:
        database.engine.dispose()
        raise
    return database


def _held_back(session: Session) -> frozenset[UUID]:
    """Read where something is about to go: nobody waits for it at the start."""
    found: frozenset[UUID] = load(HELD_BACK)(session)
    return found


def _keep_safe(location: Location, url: str, clock: Clock | None) -> None:
    """A verified backup of a file that is about to be changed by steps; without one it is not changed.

    A server's owner makes theirs before they take the steps: a staff PC takes none there.
    """
    if location.file is None or location.is_new:
        return
    from eduapp.safekeeping.jobs import make_before_step  # noqa: PLC0415 - only before steps

    engine = open_engine(url)
    try:
        with plain_errors(), engine.connect() as connection:
            if current_revision(connection) is None:
                return
        make_before_step(engine, location.file.parent, (clock or system_clock)())
    except Damaged:
        raise
    except EduError as error:
        raise NoBackupBefore(reason=error.sentence()) from error
    finally:
        engine.dispose()


def is_set_up(database: Database) -> bool:
    """Whether an administrator exists; otherwise the first-run pages are due."""
    with database.reading() as session:
        return access_queries.any_user(session)


def is_invented(database: Database) -> bool:
    """Whether all people there are invented, which windows and papers say."""
    with database.reading() as session:
        return school_queries.is_invented(session)


def _prepare_folder(location: Location) -> None:
    folder = location.beside
    if location.file and (kind := network_share(folder)):
        raise OnAShare(place=folder, kind=kind)
    try:
        if folder.exists() and not folder.is_dir():
            raise Unavailable(reason=_(NO_FOLDER).format(place=folder))
        if location.file and location.file.is_dir():
            raise Unavailable(reason=_(NO_FILE).format(place=location.file))
        _make(folder)
        if location.is_new:
            with tempfile.TemporaryFile(dir=folder):
                pass  # it may be written to
    except OSError as error:
        raise could_not(error, folder / "-") from error


def _make(folder: Path) -> None:
    """A folder that is ours from the start is for this account only; one that was there keeps its rights."""
    if not folder.exists():
        make_lasting(folder)
        if os.name == "posix":
            folder.chmod(0o700)  # names of people in custody


def _is_gone(location: Location, witness: Witness) -> bool:
    """Whether a school's database was here and is not now: a key nobody used is of a first start, cut off."""
    file = location.file
    if file is None or (file.exists() and file.stat().st_size > 0):
        return False
    from eduapp.safekeeping.formats import database_key  # noqa: PLC0415 - only where there is no database
    from eduapp.safekeeping.jobs import folders, key_ring  # noqa: PLC0415

    folder = file.parent
    if folders.listed(folder / safekeeping.FOLDER) or (folder / key_ring.FILE_NAME).exists():
        return True
    return database_key.read(folder) is not None and (witness.has_any() or was_used(folder))


def _noting_use(location: Location, write: Callable[[UnitOfWork], None]) -> Callable[[UnitOfWork], None]:
    """The same writing of the trail, which remembers that the first administrator is in."""

    def written(uow: UnitOfWork) -> None:
        write(uow)
        if any(note.action == access_terms.USER_ADDED for note in uow.audit_notes):
            event.listen(uow.session, "after_commit", lambda _session: note_use(location), once=True)

    return written


def _refuse_other_files(location: Location) -> None:
    """Anything else than a database would be misread; asked of SQLite alone (reliability, decision 6)."""
    path = location.file
    if path is None or location.is_new or path.stat().st_size == 0:
        return
    engine = open_engine(location.url)
    try:
        engine.connect().close()
    finally:
        engine.dispose()
