"""Puts a database that anybody can read under a key: into a new file, compared, which then takes its place.

For files of before there were keys. The old file is gone afterwards as any file that is deleted: what the
disk itself still has of it, only the disk's own encryption hides.
"""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from eduapp.core.db.comparing import differing_files, tables_of_file
from eduapp.core.db.engine import open_engine, sqlite_url
from eduapp.core.db.faults import plain_errors, told_of
from eduapp.core.db.sealed import attach, copy_into, look_through, one_moment, open_sealed
from eduapp.core.errors import EduError, Unavailable
from eduapp.core.files import could_not, sync_names
from eduapp.core.i18n import N_
from eduapp.safekeeping import queries
from eduapp.safekeeping.formats.manifest import TrailHead
from eduapp.safekeeping.jobs import key_ring
from eduapp.safekeeping.jobs.making import NotTheSame
from eduapp.safekeeping.jobs.restoring import expect_alone, removed

PART = ".encrypted.part"


class WentOn(Unavailable):
    """Somebody worked in the database meanwhile: what they did would be lost."""

    message = N_("Somebody worked in the database meanwhile, so nothing was changed. Try again.")


class AlreadyEncrypted(EduError):
    """There is nothing to do."""

    message = N_("The database is encrypted already.")


@dataclass(frozen=True, kw_only=True)
class Encrypted:
    """The database is under a key: what the trail is told once it is open."""

    asked_by: str = ""


def encrypt(live: Path, key: bytes) -> None:
    """Have the file `live` under a key, which must be kept already. Nobody may have it open.

    Raises AlreadyEncrypted, NotTheSame, InUse, WentOn, Unavailable: then all is as it was.
    """
    part = live.with_name(live.name + PART)
    with removed(part):
        with told_of(live.parent), plain_errors():
            with one_moment(sqlite_url(live)) as moment:
                if not queries.is_readable(Session(moment.looks)):
                    raise AlreadyEncrypted
                copy_into(moment.copies, part, key)
                attach(moment.looks, part, key, "again")
                if differing_files(moment.looks, "again"):
                    raise NotTheSame
            made = open_sealed(part, key)
            with made.connect() as again, again.begin():
                look_through(again)
                end = queries.trail_head(Session(again))
                there = "backup_key" in tables_of_file(again)  # not before its step
                rows = queries.keys(Session(again)) if there else list(key_ring.on_this_pc(live.parent).keys)
        expect_alone(live)
        if _end_of(live) != end:
            raise WentOn
        key_ring.box_for_paper(live.parent, rows)  # the paper that is there already opens it, too
        try:
            part.replace(live)
            sync_names(live.parent)
        except OSError as error:
            raise could_not(error, live) from error


def lock_ring(folder: Path) -> None:
    """Have the keys in the file beside the database under its key, too, once that is known."""
    ring = key_ring.on_this_pc(folder)
    key_ring.write(folder, ring.keys, ring)


def _end_of(live: Path) -> TrailHead:
    engine = open_engine(sqlite_url(live))
    try:
        with Session(engine) as session:
            return queries.trail_head(session)
    finally:
        engine.dispose()
