"""`eduapp backup make|list|verify|restore|encrypt|code|export-readable`: backups from the command line.

Exit codes: 0 done; 1 a backup is not as it was written, or was made at one of two places only; 2 nothing was
done. A code on paper is asked for, or read from DAGVERK_BACKUP_CODE: it never stands among the words.
The code and readable files are made in the name of whoever signs in. A backup is encrypted, and made by a
task of the system where nobody sits; one is brought back where the database may not be readable: both ask
nobody.
"""

from __future__ import annotations

import getpass
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from eduapp.app.at_terminal import ASK_CODE, location_of, server_at, somebody_is_there
from eduapp.app.bringing_back import encrypt_here, note, ring_here, tell_of_backup
from eduapp.app.consequences import program_actor, write_with_consequences
from eduapp.app.database_key import CODE, key_for_backup
from eduapp.app.machine import LANGUAGE, machine_settings
from eduapp.app.need_to_know import reached_by
from eduapp.app.opening import open_database
from eduapp.app.who import in_own_name
from eduapp.app.witness import Witness
from eduapp.core.codes import code_list
from eduapp.core.db.engine import open_engine
from eduapp.core.db.unit_of_work import Database
from eduapp.core.errors import EduError, Unavailable
from eduapp.core.i18n import N_, _, date_text, number_text, set_screen_language
from eduapp.core.progress import NoProgress
from eduapp.safekeeping import jobs, service, terms
from eduapp.safekeeping.jobs import folders
from eduapp.safekeeping.jobs.restoring import UNKNOWN

if TYPE_CHECKING:
    import argparse

    from eduapp.app.location import Location
    from eduapp.core.settings import MachineSettings
    from eduapp.safekeeping.formats.manifest import Manifest
    from eduapp.safekeeping.jobs.folders import Lying

DONE, NOT_WHOLE = 0, 1
FOUND = N_("All backups that lie here, newest first:")
NONE = N_("There are no backups in {place} yet.")


class ReasonNeeded(EduError):
    """Going back throws work away."""

    message = N_("Say why with --reason TEXT: it stands in the trail for whoever asks later.")


def run(arguments: argparse.Namespace) -> int:
    """Do what the subject says."""
    folder, settings = machine_settings(arguments.data)
    set_screen_language(arguments.language or settings.get(LANGUAGE))
    acts = {
        "make": _make,
        "list": _list,
        "verify": _verify,
        "restore": _restore,
        "code": _code,
        "encrypt": _encrypt,
        "export-readable": _take_out,
    }
    return acts[arguments.subject](arguments, folder, settings)


def _make(arguments: argparse.Namespace, folder: Path, settings: MachineSettings) -> int:
    database = open_database(location_of(folder, settings, arguments.database))
    try:
        order = jobs.MakeBackup(place=_place(folder, settings, arguments.to))
        made = jobs.make_backup(database, order, NoProgress())
    finally:
        database.engine.dispose()
    if arguments.json:
        _say_json({**_told(made.manifest), "places": list(made.places), "problem": made.problem})
    else:
        _say(_line(made.manifest))
        words = _("{rows} rows were copied, opened again and compared, and the trail was checked.")
        _say(words.format(rows=number_text(made.manifest.rows)))
        _say(_no_code() if not made.manifest.recovery else "")
        _say(made.problem)
    return NOT_WHOLE if made.problem else DONE


def _list(arguments: argparse.Namespace, folder: Path, settings: MachineSettings) -> int:
    place = _place(folder, settings, None)
    there = {
        terms.NEAR: folders.listed(place.near),
        terms.AWAY: folders.listed(place.away) if place.away else [],
    }
    if arguments.json:
        _say_json(
            [
                {**_told(one.manifest), "place": key, "folder": str(one.folder)}
                for key in there
                for one in there[key]
            ]
        )
        return DONE
    if not any(there.values()):
        _say(_(NONE).format(place=place.near))
        return DONE
    _say(_(FOUND))
    for one in (*there[terms.NEAR], *there[terms.AWAY]):
        _say(f"{_line(one.manifest)}  {one.folder}")
    return DONE


def _verify(arguments: argparse.Namespace, folder: Path, settings: MachineSettings) -> int:
    lying = folders.look(arguments.file)
    key = _key(lying, location_of(folder, settings, arguments.database))
    try:
        sound = jobs.verify(lying, key)
    except jobs.NotWhole as error:
        if arguments.json:
            _say_json({**_told(lying.manifest), "whole": False, "problem": error.sentence()})
        else:
            _say(error.sentence())
        return NOT_WHOLE
    if arguments.json:
        _say_json({**_told(lying.manifest), "whole": True, "problem": ""})
        return DONE
    words = _("Backup {number} is whole: {rows} rows of {tables} tables, and the trail holds to its end.")
    told = {"number": lying.manifest.number, "rows": number_text(sound.rows), "tables": sound.tables}
    _say(words.format(**told))
    return DONE


def _restore(arguments: argparse.Namespace, folder: Path, settings: MachineSettings) -> int:
    if not (arguments.reason or "").strip():
        raise ReasonNeeded
    lying = folders.look(arguments.file)
    location = location_of(folder, settings, arguments.database)
    key = _key(lying, location)
    because = jobs.Because(reason=arguments.reason)
    if location.file is None:
        engine = open_engine(server_at(location.url, folder).engine_url)
        try:
            done = jobs.bring_to_server(lying, key, engine, because)
            there = Database(engine, program_actor(), write_with_consequences, need_to_know=reached_by)
            tell_of_backup(there, Witness.of(location))
        finally:
            engine.dispose()
        words = _("Backup {number} is in the database on the server now: {rows} rows, each compared.")
        _say(words.format(number=lying.manifest.number, rows=number_text(done.rows)))
        return DONE
    restored = jobs.bring_back(lying, key, location.file, because, named=key_for_backup(location))
    open_database(location).engine.dispose()  # the trail is told, and its witness
    if arguments.json:
        told = {"lost": restored.lost, "set_aside": str(restored.aside) if restored.aside else None}
        _say_json({**_told(lying.manifest), **told})
        return DONE
    _say(_("Backup {number} is the database now.").format(number=lying.manifest.number))
    if restored.aside is not None:
        _say(lost_text(restored.lost))
        _say(_("The database that was there lies in {place}.").format(place=restored.aside))
    return DONE


def _code(arguments: argparse.Namespace, folder: Path, settings: MachineSettings) -> int:
    database = open_database(location_of(folder, settings, arguments.database))
    try:
        own = in_own_name(database, terms.MAKE, act=service.keep_key)
        made = jobs.make_code(own, jobs.MakeCode(folder=folder), NoProgress())
    finally:
        database.engine.dispose()
    _say(_("Write this code on paper and lock it away where fire and water do not reach both it and the PC:"))
    _say(f"  {made.code}")
    words = _("Its mark is {mark}. Backups made from now on open with it on any PC. It is shown only now.")
    _say(words.format(mark=made.mark))
    return DONE


def _encrypt(arguments: argparse.Namespace, folder: Path, settings: MachineSettings) -> int:
    location = location_of(folder, settings, arguments.database)
    done = encrypt_here(location)
    database = open_database(location)
    try:
        _say(note(database, done))
    finally:
        database.engine.dispose()
    return DONE


def _take_out(arguments: argparse.Namespace, folder: Path, settings: MachineSettings) -> int:
    if not (arguments.reason or "").strip():
        raise ReasonNeeded
    if not arguments.file.is_dir():
        raise Unavailable(reason=_("There is no folder {place}.").format(place=arguments.file))
    database = open_database(location_of(folder, settings, arguments.database))
    try:
        order = jobs.TakeOut(folder=arguments.file, reason=arguments.reason)
        own = in_own_name(database, terms.HAND_OUT, act=service.note_handed_out)
        taken = jobs.take_out(own, order, NoProgress())
    finally:
        database.engine.dispose()
    told = {"tables": taken.tables, "rows": taken.rows, "folder": str(taken.folder)}
    if arguments.json:
        _say_json(told)
        return DONE
    words = _("{tables} tables with {rows} rows lie in {place}, and were read again and compared.")
    _say(words.format(tables=taken.tables, rows=number_text(taken.rows), place=taken.folder))
    return DONE


def lost_text(lost: int) -> str:
    """What going back costs, in a sentence."""
    if lost == UNKNOWN:
        return _("Nobody can say what was lost: the database could not be read, or was another one.")
    if lost == 0:
        return _("Nothing was lost: the trail had no entry after the backup.")
    return _("{count} entries of the trail came after it, and what they tell of is gone.").format(
        count=number_text(lost)
    )


def _place(folder: Path, settings: MachineSettings, named: Path | None) -> jobs.Place:
    away = named or (Path(settings.get(terms.AWAY_FOLDER)) if settings.get(terms.AWAY_FOLDER) else None)
    if named is not None and not named.is_dir():
        raise Unavailable(reason=_("There is no folder {place}.").format(place=named))
    return jobs.Place(folder, away)


def _key(lying: Lying, location: Location) -> bytes:
    """This PC's key, or by the code on paper."""
    ring = ring_here(location)
    try:
        return jobs.key_for(lying, ring, os.environ.get(CODE, ""))
    except jobs.NeedsCode:
        if os.environ.get(CODE) or not somebody_is_there() or not lying.manifest.recovery:
            raise
    return jobs.key_for(lying, ring, getpass.getpass(_(ASK_CODE).format(mark=lying.manifest.key)))


def _line(manifest: Manifest) -> str:
    words = _("Backup {number}, {day}, {occasion}, {rows} rows")
    return words.format(
        number=manifest.number,
        day=date_text(manifest.day),
        occasion=code_list("backup_occasions")[manifest.occasion].label,
        rows=number_text(manifest.rows),
    )


def _no_code() -> str:
    return _("It opens on this PC alone until there is a code on paper: eduapp backup code")


def _told(manifest: Manifest) -> dict[str, object]:
    return {
        "number": manifest.number,
        "day": manifest.day.isoformat(),
        "made_at": manifest.made_at.isoformat(),
        "occasion": manifest.occasion,
        "program": manifest.program,
        "step": manifest.step,
        "rows": manifest.rows,
        "size": manifest.size,
        "sha256": manifest.sha256,
        "trail": {"seq": manifest.trail.seq, "digest": manifest.trail.digest},
        "key": manifest.key,
        "opens_with_code": bool(manifest.recovery),
    }


def _say(text: str) -> None:
    if text:
        sys.stdout.write(f"{text}\n")


def _say_json(told: object) -> None:
    sys.stdout.write(f"{json.dumps(told, ensure_ascii=False, indent=1)}\n")
