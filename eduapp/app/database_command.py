"""`eduapp database show|use URL|alone|copy-to URL|upgrade`: where the data is, and how it gets to a server.

Exit codes: 0 done, 1 the database shown cannot be used, 2 nothing was done. No password stands in an
address: it is asked for, or read from DAGVERK_PASSWORD. Whoever copies everything signs in; the others tell
of nobody and ask nobody who they are.
"""

from __future__ import annotations

import io
import sys
from time import monotonic
from typing import TYPE_CHECKING

from eduapp.app import at_terminal, kept_password
from eduapp.app.location import Location
from eduapp.app.machine import DATABASE, LANGUAGE, machine_settings
from eduapp.app.opening import open_database
from eduapp.app.reaching import (
    Server,
    address_of,
    bring_up_to_date,
    try_server,
    use_server,
    work_alone,
)
from eduapp.app.who import in_own_name
from eduapp.core.db import server
from eduapp.core.db.copying import copy_all
from eduapp.core.db.engine import open_engine
from eduapp.core.db.standing import Standing
from eduapp.core.errors import EduError, Unavailable
from eduapp.core.i18n import N_, _, number_text, set_screen_language
from eduapp.safekeeping import service, terms
from eduapp.schema import Base

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from eduapp.core.settings import MachineSettings

DONE, NOT_REACHED = 0, 1
STOPPED = 130  # as shells say it of Ctrl+C
_EVERY = 0.2, 2.0  # seconds between two reports: on a terminal, into a file
_STANDS = {
    Standing.EMPTY: N_("The database is empty. Dagverk makes its tables there the first time it is opened."),
    Standing.OLDER: N_("The database is of an older Dagverk. It is brought up to date when it is opened."),
    Standing.CURRENT: N_("The database is Dagverk’s, and up to date."),
}


_RENEWED = {
    Standing.EMPTY: N_("The tables are made. Accounts for PCs are made by: eduapp database roles"),
    Standing.OLDER: N_("The database is brought up to date, and accounts of PCs may use what is new."),
    Standing.CURRENT: N_("The database was up to date; what accounts of PCs may do was renewed."),
}
ONLY_A_SERVER = N_("The file on this PC is brought up to date when it is opened. This is for a server.")


class NothingHere(EduError):
    """There is no file to copy."""

    message = N_("There is no database in {place}. Name the data folder with --data.")


def run(arguments: argparse.Namespace) -> int:
    """Do what the subject says."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # letters that this console does not know
    folder, settings = machine_settings(arguments.data)
    set_screen_language(arguments.language or settings.get(LANGUAGE))
    if arguments.subject == "use":
        return _use(folder, settings, arguments.url)
    if arguments.subject == "upgrade":
        place = Location.of(folder, arguments.database or settings.get(DATABASE) or None)
        return _upgrade(place, backed_up=arguments.backed_up)
    if arguments.subject == "alone":
        return _alone(folder, settings)
    if arguments.subject == "copy-to":
        return _copy(Location.of(folder, arguments.database or settings.get(DATABASE) or None), arguments.url)
    return _show(folder, settings, arguments.database)


def _show(folder: Path, settings: MachineSettings, other: str | None) -> int:
    place = Location.of(folder, other or settings.get(DATABASE) or None)
    if place.file is not None:
        _say(_("This PC works alone, with the file {file}.").format(file=place.file))
        return DONE
    url = server.without_password(place.url)
    label = server.label_of(url)
    _say(_("This PC works with the database server {label}.").format(label=label))
    if server.stays_here(url):
        _say(_("The server is on this PC, so nothing goes over the network."))
    else:
        _say(_("The connection is encrypted and the server’s certificate checked."))
    _say(_("The password is kept {place}.").format(place=_(kept_password.where(folder, label).value)))
    try:
        place = at_terminal.location_of(folder, settings, other)
        found = try_server(Server(address_of(place)))
    except EduError as error:
        _say(error.sentence())
        return NOT_REACHED
    _say(_(_STANDS[found.standing]))
    return DONE


def _use(folder: Path, settings: MachineSettings, url: str) -> int:
    there = at_terminal.server_at(url, folder)
    found = try_server(there)
    passphrase = at_terminal.new_passphrase() if there.password else ""
    kept = use_server(folder, settings, there, passphrase)
    label = server.label_of(there.url)
    _say(_("From the next start on this PC works with the database server {label}.").format(label=label))
    if kept is not None:
        _say(_("The password is kept {place}.").format(place=_(kept.value)))
    _say(_(_STANDS[found.standing]))
    return DONE


def _alone(folder: Path, settings: MachineSettings) -> int:
    work_alone(folder, settings)
    file = Location.of(folder).file
    _say(_("From the next start on this PC works alone, with the file {file}.").format(file=file))
    return DONE


def _upgrade(place: Location, *, backed_up: bool) -> int:
    if place.file is not None:
        raise Unavailable(reason=_(ONLY_A_SERVER))
    found = bring_up_to_date(at_terminal.server_at(place.url, place.folder), backed_up=backed_up)
    _say(_(_RENEWED[found.standing]))
    return DONE


def _copy(working: Location, url: str) -> int:
    source = working if working.file is not None else Location.of(working.folder)
    if source.is_new:
        raise NothingHere(place=source.folder)
    there = at_terminal.server_at(url, source.folder)
    new = open_engine(there.engine_url)
    database = open_database(at_terminal.with_code(source))
    teller = _Teller()
    try:
        order = service.NoteCopying(server=server.label_of(there.url))
        own = in_own_name(database, terms.RESTORE, act=service.note_copying)
        own.execute(service.note_copying, order)
        done = copy_all(database.engine, new, Base.metadata, teller)
    except KeyboardInterrupt:
        teller.end()
        _say(_("Stopped. Nothing was copied."))
        return STOPPED
    finally:
        teller.end()
        database.engine.dispose()
        new.dispose()
    words = _("{rows} rows of {tables} tables are copied; each was read again and compared.")
    _say(words.format(rows=number_text(done.rows), tables=done.tables))
    _say(
        _("The file {file} stays as it is. Accounts for the PCs that are to work there:").format(
            file=source.file
        )
    )
    _say(f"  eduapp database roles --database '{there.url}'")
    return DONE


class _Teller:
    """Says on stderr how far the copy is: in one line on a terminal, now and then elsewhere."""

    def __init__(self) -> None:
        self._one_line = sys.stderr.isatty()
        self._every = _EVERY[0] if self._one_line else _EVERY[1]
        self._said, self._open = monotonic(), False

    def step(self, done: int, total: int, label: str = "") -> None:
        """Say it, if it is time."""
        if monotonic() - self._said < self._every and done < total:
            return
        self._said = monotonic()
        words = _("{what}: {done} of {total} rows").format(
            what=label, done=number_text(done), total=number_text(total)
        )
        sys.stderr.write(f"\r{words}\033[K" if self._one_line else f"{words}\n")
        sys.stderr.flush()
        self._open = self._one_line

    def end(self) -> None:
        """Leave the line."""
        if self._open:
            sys.stderr.write("\n")
            self._open = False


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
