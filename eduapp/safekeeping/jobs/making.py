"""Makes a backup: one moment of the database, under a key, opened again and compared before it has its name.

Whoever works goes on working. A medium that is full, closed or pulled out is told in one sentence, and
nothing half is left there.
"""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import Connection, Engine

import eduapp
from eduapp.core.clock import zone
from eduapp.core.db.comparing import differing_files, tables_of_file
from eduapp.core.db.faults import folder_of, plain_errors, told_of
from eduapp.core.db.fetching import compare_all, every_table, fetch_all, one_moment_of_server
from eduapp.core.db.sealed import (
    attach,
    copy_into,
    look_at_pages,
    look_at_references,
    look_at_rows,
    one_moment,
    open_sealed,
)
from eduapp.core.db.upgrade import current_revision
from eduapp.core.errors import Damaged, EduError
from eduapp.core.i18n import N_, _
from eduapp.core.progress import NoProgress, Progress
from eduapp.core.side_by_side import side_by_side
from eduapp.safekeeping import queries, rules, service, terms
from eduapp.safekeeping.formats import manifest as manifests
from eduapp.safekeeping.formats.manifest import Manifest, TrailHead
from eduapp.safekeeping.formats.recovery import mark_of
from eduapp.safekeeping.jobs import folders, key_ring
from eduapp.safekeeping.jobs.folders import FILE, MANIFEST, READ_ME, BeingMade, Lying
from eduapp.safekeeping.jobs.looking import TRAIL, check_trail, counts, digest_of, head_in
from eduapp.safekeeping.queries import KeyRow

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database

MAKING, LOOKING = N_("Making the backup"), N_("Looking through the backup")
NO_TRAIL = TrailHead(0, "0" * 64)
STEPS = 6


class NotTheSame(Damaged):
    """What was read again is not what was copied: the medium, or the PC's memory, is not to be trusted."""

    message = N_(
        "The backup did not read the same as the database, so it was thrown away. The disk or stick may be"
        " failing: try another one."
    )


@dataclass(frozen=True)
class Place:
    """Where backups of this PC lie: in the data folder, and in a second folder or on a stick, if chosen."""

    folder: Path  # the data folder
    away: Path | None = None

    @property
    def near(self) -> Path:
        """The folder for backups within the data folder."""
        return self.folder / terms.FOLDER


@dataclass(frozen=True, kw_only=True)
class MakeBackup:
    """A backup now; `occasion` says why."""

    place: Place
    occasion: str = terms.ASKED
    command_id: UUID = field(default_factory=uuid4)


@dataclass(frozen=True, kw_only=True)
class Made:
    """What became of it: the manifest, where it lies now, and what went wrong with one of two places."""

    manifest: Manifest
    places: tuple[str, ...]
    problem: str = ""


@dataclass(frozen=True)
class About:
    """What the manifest says that the file itself does not."""

    number: int  # or the next that is free where it is made
    day: date
    made_at: datetime
    occasion: str
    invented: bool


@dataclass(frozen=True)
class _Target:
    """The file that a copy goes into, its key, and the number of the backup."""

    file: Path
    key: bytes
    number: int

    @contextlib.contextmanager
    def opened(self) -> Iterator[Connection]:
        """The copy as anybody will open it, by a connection of its own."""
        sealed = open_sealed(self.file, self.key)
        try:
            with sealed.connect() as again, again.begin():
                yield again
        finally:
            sealed.dispose()


@dataclass(frozen=True)
class _Copy:
    """What was copied, compared and looked through: of which step, where its trail ends, what it holds."""

    step: str
    trail: TrailHead
    tables: dict[str, int]
    size: int
    sha256: str


def make_backup(database: "Database", command: MakeBackup, progress: Progress) -> Made:
    """Make one in the data folder, copy it to the second place, thin both out, and note it.

    Raises Unavailable or NotTheSame if it could be made at neither place, and BeingMade while another one is.
    """
    with told_of(*folder_of(database.engine)):
        return _made(database, command, progress)


def make_if_due(database: "Database", command: MakeBackup, progress: Progress) -> Made | None:
    """The same if one is due: daily, and at close if anything was changed. Invented people need none."""
    with database.reading() as session:
        if queries.is_invented(session):
            return None
        last = queries.last(session)
    closing = command.occasion == terms.CLOSING
    if not rules.is_due(last, database.today(), closing=closing):
        return None
    return make_backup(database, command, progress)


def make_before_step(engine: Engine, folder: Path, now: datetime) -> Lying:
    """A backup of a database in a file that is about to be changed by a step: of whatever step it is now."""
    ring = key_ring.before_there_is_a_table(folder)
    key = ring.in_use
    if key is None:
        raise Damaged
    place = folder / terms.FOLDER
    day = now.astimezone(zone()).date()
    about = About(1, day, now, terms.BEFORE_STEP, invented=False)
    made = _make(engine, place, about, key, NoProgress())
    folders.thin_out(place, ring.find)
    return made


def copy_to(place: Path, lying: Lying, key: bytes) -> Lying:
    """The same backup at another place, under the next number there; read again and compared byte by byte."""
    with folders.part_of(place) as part:
        number = folders.next_number(place, lying.manifest.number - 1)
        folders.copy(lying.file, part / FILE)
        if digest_of(part / FILE) != (lying.manifest.size, lying.manifest.sha256):
            raise NotTheSame
        return _finish(part, replace(lying.manifest, number=number), key)


# ── Inside ───────────────────────────────────────────────────────────────────────────────────────


def _made(database: "Database", command: MakeBackup, progress: Progress) -> Made:
    place, ring = command.place, key_ring.of_database(database, command.place.folder)
    key = ring.in_use
    if key is None:
        raise Damaged
    about = _about(database, command)
    made: dict[str, Lying] = {}
    problems: list[EduError] = []
    for name, folder in ((terms.NEAR, place.near), (terms.AWAY, place.away)):
        if folder is None or (name == terms.AWAY and not folder.is_dir()):
            continue  # a stick that is not in its place is told by Today, not at every close
        try:
            first = next(iter(made.values()), None)
            if first is None:
                made[name] = _make(database.engine, folder, about, key, progress)
            else:
                made[name] = copy_to(folder, first, key.key)
        except EduError as error:
            problems.append(error)
            if isinstance(error, BeingMade) and name == terms.NEAR:
                break  # whoever makes it brings it to the second place, too
    if not made:
        raise problems[0]
    for name, lying in made.items():
        database.execute(service.note_backup, service.NoteBackup(manifest=lying.manifest, place=name))
        folders.thin_out(lying.folder.parent, ring.find)
    manifest = next(iter(made.values())).manifest
    return Made(manifest=manifest, places=tuple(made), problem=problems[0].sentence() if problems else "")


def _about(database: "Database", command: MakeBackup) -> About:
    with database.reading() as session:
        newest = queries.newest(session)
        invented = queries.is_invented(session)
    now = database.clock()
    return About(
        newest.number + 1 if newest else 1, now.astimezone(zone()).date(), now, command.occasion, invented
    )


def _make(engine: Engine, place: Path, about: About, key: KeyRow, progress: Progress) -> Lying:
    make = _from_file if engine.dialect.name == "sqlite" else _from_server
    with folders.part_of(place) as part, told_of(place, *folder_of(engine)), plain_errors():
        number = folders.next_number(place, about.number - 1)  # nobody else is taking one there now
        copy = make(engine, _Target(part / FILE, key.key, number), progress)
        told = Manifest(
            number=number,
            day=about.day,
            made_at=about.made_at,
            occasion=about.occasion,
            program=eduapp.__version__,
            step=copy.step,
            tables=copy.tables,
            size=copy.size,
            sha256=copy.sha256,
            trail=copy.trail,
            invented=about.invented,
            key=mark_of(key.key),
            recovery=key.sealed or b"",
        )
        progress.step(STEPS, STEPS, _(LOOKING))
        return _finish(part, told, key.key)


def _from_file(engine: Engine, target: _Target, progress: Progress) -> _Copy:
    """Copy one moment of a file, and compare it with that very moment while the copy is looked through."""
    with one_moment(engine.url.render_as_string(hide_password=False)) as moment:
        progress.step(1, STEPS, _(MAKING))
        step, trail = current_revision(moment.looks) or "", _head(moment.looks)
        copy_into(moment.copies, target.file, target.key)
        _sync(target.file)
        progress.step(2, STEPS, _(LOOKING))

        def compared() -> tuple[int, str]:
            attach(moment.looks, target.file, target.key, "again")
            if differing_files(moment.looks, "again", tell=lambda: progress.step(3, STEPS, _(LOOKING))):
                raise NotTheSame
            return _written(target)

        (size, sha256), tables = side_by_side(compared, partial(_held, target, trail))
        return _Copy(step, trail, tables, size, sha256)


def _from_server(engine: Engine, target: _Target, progress: Progress) -> _Copy:
    """The same of a server: row by row into the file, and row by row compared; then it is looked through."""
    tables = every_table()
    with one_moment_of_server(engine) as old:
        file = open_sealed(target.file, target.key, writable=True)
        fetch_all(old, file, tables, progress)
        file.dispose()
        _sync(target.file)
        with target.opened() as new:
            compare_all(old, new, tables, progress)
        step, trail = current_revision(old) or "", head_in(old)
    progress.step(STEPS - 1, STEPS, _(LOOKING))
    size, sha256 = _written(target)
    return _Copy(step, trail, _held(target, trail), size, sha256)


def _written(target: _Target) -> tuple[int, str]:
    """Look at every page and reference of a copy; its size and digest."""
    with target.opened() as again:
        look_at_pages(again)
        look_at_references(again)
    return digest_of(target.file)


def _held(target: _Target, trail: TrailHead) -> dict[str, int]:
    """Look at every row and index of a copy, and at its trail; how many rows each table has."""
    with target.opened() as again:
        look_at_rows(again)
        tables = counts(again)
        check_trail(again, target.number, trail)
        return tables


def _head(connection: Connection) -> TrailHead:
    """The end of the trail in a file, if there is a trail at this step yet."""
    return head_in(connection) if TRAIL in tables_of_file(connection) else NO_TRAIL


def _finish(part: Path, manifest: Manifest, key: bytes) -> Lying:
    content = manifests.write(manifest, key)
    folders.put(part / MANIFEST, content)
    folders.put(part / READ_ME, folders.about(manifest))
    folder = folders.give_name(part, manifest.number)
    return Lying(folder, *manifests.read(content))


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
