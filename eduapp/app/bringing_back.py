"""A damaged database is set aside and the last good backup brought back, before anybody can sign in."""

from __future__ import annotations

import contextlib
from heapq import merge
from pathlib import Path
from typing import TYPE_CHECKING

from eduapp.app.database_key import key_for_backup, make_key, take_key
from eduapp.core.db import file_keys
from eduapp.core.db.site_settings import site_value
from eduapp.core.errors import EduError
from eduapp.core.i18n import N_, _, date_text
from eduapp.safekeeping import jobs, service, terms
from eduapp.safekeeping.formats import database_key, left_word
from eduapp.safekeeping.jobs import folders, key_ring
from eduapp.safekeeping.jobs.looking import MadeByNewer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eduapp.app.location import Location
    from eduapp.app.witness import Witness
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.settings import MachineSettings
    from eduapp.safekeeping.jobs.folders import Lying

BROUGHT_BACK = N_(
    "Backup {number} of {day} is the database now. The one before lies in {place}, in case it is needed."
)
NOW_ENCRYPTED = N_("The database is encrypted now.")
AT_START = N_("The database was damaged when Dagverk was started.")


class NotHere(EduError):
    """The database is on a server."""

    message = N_("The database is on a server: its disk is encrypted by whoever looks after it.")


class NoGoodBackup(EduError):
    """None of those that lie here is whole, or this PC has the key of none."""

    message = N_(
        "No backup on this PC can be brought back. Put in the stick with backups and choose one. The damaged"
        " database was left as it is."
    )


def newest_here(location: Location) -> Lying | None:
    """The newest backup in the data folder that could be whole."""
    return next(_newest_first(location, None, ring_here(location)), None)


def bring_back_last(
    location: Location, settings: MachineSettings, named: Path | None = None
) -> jobs.Restored:
    """Set the damaged file aside, and bring back the newest backup that is whole, or the one in a folder.

    Raises NoGoodBackup, or what is wrong with the one that was named.
    """
    if location.file is None:
        raise NoGoodBackup
    ring = ring_here(location)
    if named is not None:
        return _bring_back(folders.look(named), ring, location)
    away = settings.get(terms.AWAY_FOLDER)
    for lying in _newest_first(location, Path(away) if away else None, ring):
        try:
            return _bring_back(lying, ring, location)
        except (jobs.NotWhole, jobs.NeedsCode, MadeByNewer):
            continue  # the one before it may be whole
    raise NoGoodBackup


def encrypt_here(location: Location, asked_by: str = "") -> jobs.Encrypted:
    """Have the database file of this PC under a key; a key that was made and not used yet serves."""
    if location.file is None:
        raise NotHere
    folder = location.file.parent
    take_key(location)
    if database_key.read(folder) is None:
        make_key(folder)
    take_key(location)
    try:
        jobs.encrypt(location.file, file_keys.key_for(location.file))
    except jobs.AlreadyEncrypted:
        jobs.lock_ring(folder)  # who asks again may have been stopped between the two
        raise
    jobs.lock_ring(folder)
    return jobs.Encrypted(asked_by=asked_by)


def note(database: Database, done: jobs.Restored | jobs.Encrypted) -> str:
    """Tell the trail what it does not know yet, and say it; of a backup it was told as that was opened."""
    if isinstance(done, jobs.Encrypted):
        database.execute(service.note_encrypted, service.NoteEncrypted(asked_by=done.asked_by))
        return _(NOW_ENCRYPTED)
    place = "–" if done.aside is None else f"{done.aside.parent.name}/{done.aside.name}"
    return _(BROUGHT_BACK).format(number=done.number, day=date_text(done.day), place=place)


def tell_of_backup(database: Database, witness: Witness | None) -> None:
    """Where a database says that it came from a backup, tell its witness, then the trail.

    What was witnessed beyond the backup is gone for a reason.
    """
    with database.reading() as session:
        word = left_word.read(site_value(session, terms.WORD_LEFT))
    if word is None:
        return
    if witness is not None:
        witness.went_back(word.seq, word.digest, word.day)
    database.execute(service.note_restored, service.NoteRestored())


def ring_here(location: Location) -> key_ring.Ring:
    """The keys of the backups as far as they open here; where they do not, the code on paper does."""
    with contextlib.suppress(EduError):  # no backup needs the key of the database before
        take_key(location, make=False)
    try:
        return key_ring.on_this_pc(location.beside)
    except (key_ring.RingLocked, key_ring.RingUnreadable):
        return key_ring.Ring()


def _bring_back(lying: Lying, ring: key_ring.Ring, location: Location) -> jobs.Restored:
    if location.file is None:
        raise NoGoodBackup
    key = jobs.key_for(lying, ring, location.passphrase)
    because = jobs.Because(reason=_(AT_START))
    return jobs.bring_back(lying, key, location.file, because, named=key_for_backup(location))


def _newest_first(location: Location, away: Path | None, ring: key_ring.Ring) -> Iterator[Lying]:
    """Those that could be whole; first those whose key is here, since nobody vouches for what others say.

    In one folder their numbers tell their order, also where one was brought back since and the trail began
    anew from it; between two folders, their moments.
    """
    if location.file is None:
        return
    near = folders.listed(location.file.parent / terms.FOLDER)
    far = folders.listed(away) if away else []
    there = merge(near, far, key=lambda one: one.manifest.made_at, reverse=True)
    found = [(one, ring.find(one.manifest.key)) for one in there]
    good = [(one, key) for one, key in found if folders.could_be_whole(one, key)]
    yield from (one for one, _key in sorted(good, key=lambda each: each[1] is None))
