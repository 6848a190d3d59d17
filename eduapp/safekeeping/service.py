"""What is kept of backups. Each function is one use case, one transaction. Files are the jobs' matter."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from eduapp.core.actor import SYSTEM_ID
from eduapp.core.db.site_settings import site_value, store_site_value
from eduapp.core.db.unit_of_work import Command, UnitOfWork
from eduapp.core.errors import Conflict
from eduapp.safekeeping import queries, terms
from eduapp.safekeeping.formats import left_word
from eduapp.safekeeping.formats.manifest import Manifest
from eduapp.safekeeping.formats.recovery import mark_of
from eduapp.safekeeping.models import Backup, BackupKey


@dataclass(frozen=True, kw_only=True)
class KeepKey(Command):
    """A key for the backups that are made from now on; `before`: the number of the one in use, or 0."""

    key: bytes = field(repr=False)
    sealed: bytes | None = field(repr=False)
    before: int


@dataclass(frozen=True, kw_only=True)
class NoteBackup(Command):
    """A backup lies at a place and was verified there."""

    manifest: Manifest
    place: str


@dataclass(frozen=True, kw_only=True)
class AllowRestore(Command):
    """Two people have a backup take the place of this database."""

    number: int
    day: date
    reason: str
    agreed_by: str  # the name of the second, who typed their own password


@dataclass(frozen=True, kw_only=True)
class NoteRestored(Command):
    """This database came from a backup, and says so itself (formats/left_word)."""


@dataclass(frozen=True, kw_only=True)
class NoteEncrypted(Command):
    """The file of this database is under a key from now on."""

    asked_by: str  # the name; "" at a terminal


@dataclass(frozen=True, kw_only=True)
class NoteHandedOut(Command):
    """Everything was written into files that anybody can read."""

    tables: int
    rows: int
    reason: str


@dataclass(frozen=True, kw_only=True)
class NoteCopying(Command):
    """Everything is about to be copied to a database on a server: who is known there, and where it is."""

    server: str


def keep_key(uow: UnitOfWork, command: KeepKey) -> int:
    """Take a key into use; its number."""
    uow.require(terms.MAKE)
    uow.take_turn(terms.TURN)
    known = queries.keys(uow.session)
    in_use = known[-1].number if known else 0
    if in_use != command.before:
        raise Conflict(anew={"before": in_use})
    row = BackupKey(number=in_use + 1, key=command.key, sealed=command.sealed, made_at=uow.now)
    uow.session.add(row)
    uow.audit(terms.KEY_MADE, SYSTEM_ID, mark=mark_of(command.key), code=command.sealed is not None)
    uow.publish(terms.BACKUPS_CHANGED)
    return row.number


def note_backup(uow: UnitOfWork, command: NoteBackup) -> UUID:
    """Keep where the backup lies and what is in it."""
    uow.require(terms.MAKE)
    told = command.manifest
    row = Backup(
        number=told.number,
        place=command.place,
        occasion=told.occasion,
        day=told.day,
        made_at=told.made_at,
        rows=told.rows,
        size=told.size,
        sha256=told.sha256,
        trail_seq=told.trail.seq,
        trail_digest=told.trail.digest,
        key_mark=told.key,
    )
    uow.session.add(row)
    uow.session.flush()
    place = f"backup_places:{command.place}"
    uow.audit(terms.MADE, row.id, number=told.number, place=place, digest=told.sha256[:16])
    uow.publish(terms.BACKUPS_CHANGED)
    return row.id


def allow_restore(uow: UnitOfWork, command: AllowRestore) -> None:
    """Keep in the trail of the database that is set aside who wanted it, and why."""
    uow.require(terms.RESTORE)
    uow.audit(
        terms.RESTORE_ALLOWED,
        SYSTEM_ID,
        number=command.number,
        day=command.day.isoformat(),
        reason=command.reason,
        agreed_by=command.agreed_by,
    )


def note_restored(uow: UnitOfWork, _command: NoteRestored) -> None:
    """Tell in the trail, once, that what follows stands on a backup, and what was lost by it."""
    uow.require(terms.RESTORE)
    uow.take_turn(terms.TURN)
    word = left_word.read(site_value(uow.session, terms.WORD_LEFT))
    if word is None:
        return
    store_site_value(uow.session, terms.WORD_LEFT, "")
    known = {"asked_by": word.asked_by, "agreed_by": word.agreed_by, "lost": max(word.lost, 0)}
    unknown = {"lost"} if word.lost < 0 else set()  # what is left out the sentence tells as a dash
    unknown |= {name for name in ("asked_by", "agreed_by") if not known[name]}
    told = {name: value for name, value in known.items() if name not in unknown}
    uow.audit(terms.RESTORED, SYSTEM_ID, None, number=word.number, reason=word.reason, **told)
    uow.publish(terms.BACKUPS_CHANGED)


def note_handed_out(uow: UnitOfWork, command: NoteHandedOut) -> None:
    """Tell in the trail that somebody took everything out in files that anybody can read."""
    uow.require(terms.HAND_OUT)
    uow.audit(terms.HANDED_OUT, SYSTEM_ID, tables=command.tables, rows=command.rows, reason=command.reason)


def note_copying(uow: UnitOfWork, command: NoteCopying) -> None:
    """Tell in the trail, before it is done, that somebody takes everything to a server."""
    uow.require(terms.RESTORE)
    uow.audit(terms.COPYING, SYSTEM_ID, server=command.server)


def note_encrypted(uow: UnitOfWork, command: NoteEncrypted) -> None:
    """Tell in the trail that nobody can read the file any more without its key."""
    uow.require(terms.MAKE)
    uow.audit(terms.ENCRYPTED, SYSTEM_ID, asked_by=command.asked_by or "–")
    uow.publish(terms.BACKUPS_CHANGED)
