"""`eduapp certificates export NUMBER --badge FILE --elmo FILE`: a paper in formats of others.

In the name of whoever signs in; a badge that is not signed yet takes the password of issuing, too.
Exit codes: 0 written; 2 it cannot be, and nothing was written.
"""

from __future__ import annotations

import getpass
import io
import os
import sys
from typing import TYPE_CHECKING

from eduapp.app.at_terminal import location_of, somebody_is_there
from eduapp.app.machine import LANGUAGE, machine_settings
from eduapp.app.opening import open_database
from eduapp.app.who import in_own_name
from eduapp.certificates import jobs, queries, terms
from eduapp.certificates.exports import Form
from eduapp.certificates.keys.opened import KeyRing
from eduapp.core.errors import EduError
from eduapp.core.i18n import N_, _, set_screen_language
from eduapp.core.progress import NoProgress

if TYPE_CHECKING:
    import argparse
    from pathlib import Path
    from uuid import UUID

    from eduapp.certificates.seals.keys import KeyPair
    from eduapp.core.db.unit_of_work import Database

WRITTEN = 0
PASSWORD = "DAGVERK_ISSUING_PASSWORD"  # a variable of the surroundings
ASK = N_("Password of issuing: ")


class NoSuchPaper(EduError):
    """A number that was never given."""

    message = N_("There is no paper with the number {number}. Nothing was written.")


class KeyNeeded(EduError):
    """Nobody is there to open the key."""

    message = N_(
        "The badge is not signed yet, which takes the school's password of issuing: type the command"
        " yourself, or set {variable}. Nothing was written."
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the files that were asked for, and say where."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # names in letters that this console does not know
    folder, settings = machine_settings(arguments.data)
    set_screen_language(arguments.language or settings.get(LANGUAGE))
    database = open_database(location_of(folder, settings, arguments.database))
    try:
        own = in_own_name(database, terms.PRINT_CERTIFICATES)
        for form, path in ((Form.BADGE, arguments.badge), (Form.ELMO, arguments.elmo)):
            if path is not None:
                _export(own, arguments.number, form, path)
    finally:
        database.engine.dispose()
    return WRITTEN


def _export(database: Database, number: str, form: Form, path: Path) -> None:
    with database.reading() as session:
        found = queries.id_of_number(session, number)
    if found is None:
        raise NoSuchPaper(number=number)
    key = _key(database, found) if form is Form.BADGE else None
    jobs.export(database, jobs.Export(found, form, path, key), NoProgress())
    sys.stdout.write(_("Written: {path}").format(path=path) + "\n")


def _key(database: Database, certificate_id: UUID) -> KeyPair | None:
    """The key that signs the badge, if it has to be signed at all. Raises KeyNeeded and WrongPassword."""
    with database.reading() as session:
        if not queries.badge_needs_key(session, certificate_id):
            return None
    password = os.environ.get(PASSWORD)
    if not password:
        if not somebody_is_there():
            raise KeyNeeded(variable=PASSWORD)
        password = getpass.getpass(_(ASK))
    return KeyRing().unlock(database, password).issuing
