"""`eduapp database roles`: the accounts of staff PCs and of exam PCs on PostgreSQL, which own nothing.

Exit codes: 0 everything is shut, 1 the accounts are there and something is open or missing (listed), 2
nothing was done. An account that is there keeps its password, unless a new one is asked for.
"""

from __future__ import annotations

import secrets
import sys
from typing import TYPE_CHECKING

import psycopg

from eduapp.app import at_terminal
from eduapp.app.database_accounts import ACCOUNTS, SEAT, STAFF, Made, make_accounts, new_accounts
from eduapp.app.location import Location
from eduapp.app.machine import DATABASE, LANGUAGE, machine_settings
from eduapp.core.db import server
from eduapp.core.db.faults import as_unavailable
from eduapp.core.errors import Unavailable
from eduapp.core.files import bytes_of, could_not
from eduapp.core.i18n import N_, _, ngettext, set_screen_language
from eduapp.migrations.rights import SEAT_FUNCTIONS

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

ALL_SHUT, SOME_OPEN = 0, 1
ONLY_POSTGRESQL = N_("Accounts of PCs are for a database on PostgreSQL. This one is a file on this PC.")
NO_SERVER = N_("The server did not do it: {said}")
SHORTEST_PASSWORD = 16
_LONGEST = 4096  # bytes of a file with one
TOO_SHORT = N_("The password in the file is too short. It has at least {least} characters.")
NO_TEXT = N_("{file} holds no text in UTF-8.")
# What PostgreSQL lets every account do, whatever its owner says. It costs no answer.
OPEN_EVERYWHERE = (
    N_(
        "No program can shut this: who works as {name} may change the password of {name}, and so keep every"
        " exam PC out at its next connection. Whoever runs the server can let {name} in by a certificate"
        " instead (cert in pg_hba.conf; sslcert and sslkey in the address). Else the old password comes back"
        " by: eduapp database roles --password-file FILE"
    ),
    N_(
        "Nor this: who works as {name} may leave a transaction open, and so hold up what exam PCs send and"
        " what the board does with them; answers are safe on the PCs. Whoever runs the server ends it by"
        " this, best every minute: {command}"
    ),
)
_ENDS_THEM = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{name}'"
    " AND state = 'idle in transaction' AND state_change < now() - interval '10 seconds'"
)
THE_SAME = N_("The two accounts have the same password. Exam PCs must not know the one of staff.")


def run(arguments: argparse.Namespace) -> int:
    """Make the accounts or renew their rights, shut what is open, and say what could not be shut."""
    folder, settings = machine_settings(arguments.data)
    set_screen_language(arguments.language or settings.get(LANGUAGE))
    url = Location.of(folder, arguments.database or settings.get(DATABASE) or None).url
    if not server.is_server(url):
        raise Unavailable(reason=_(ONLY_POSTGRESQL))
    chosen = _chosen(arguments)
    there = at_terminal.server_at(url, folder)
    try:
        with psycopg.connect(server.for_libpq(there.engine_url)) as connection:
            anew = ACCOUNTS if arguments.new_passwords else new_accounts(connection)
            thrown = {name: secrets.token_urlsafe(24) for name in anew if name not in chosen}
            made = make_accounts(connection, chosen | thrown)
    except psycopg.Error as error:
        said = error.diag.message_primary
        raise (
            Unavailable(reason=_(NO_SERVER).format(said=said)) if said else as_unavailable(error)
        ) from None
    _tell_accounts(thrown, made.seats)
    _tell(_("On every PC of the staff:"))
    _tell(f"  eduapp database use '{server.written(server.parsed(there.url).set(username=STAFF))}'")
    return _tell_what_is_left(made)


def _chosen(arguments: argparse.Namespace) -> dict[str, str]:
    """The passwords that stand in files."""
    files = {STAFF: arguments.staff_password_file, SEAT: arguments.password_file}
    chosen = {name: _password(file) for name, file in files.items() if file is not None}
    if len(set(chosen.values())) < len(chosen):
        raise Unavailable(reason=_(THE_SAME))
    return chosen


def _password(file: Path) -> str:
    try:
        said = bytes_of(file, _LONGEST).decode().strip()
    except OSError as error:
        raise could_not(error, file) from error
    except UnicodeError:
        raise Unavailable(reason=_(NO_TEXT).format(file=file)) from None
    if len(said) < SHORTEST_PASSWORD:
        raise Unavailable(reason=_(TOO_SHORT).format(least=SHORTEST_PASSWORD))
    return said


def _tell_accounts(thrown: dict[str, str], most: int) -> None:
    staff = _("The account {name} is for staff PCs: it works with rows, and changes no table.")
    seats = _("The account {name} is for exam PCs: it may call {count} functions, and nothing else.")
    _tell(staff.format(name=STAFF))
    _tell(seats.format(name=SEAT, count=len(SEAT_FUNCTIONS)))
    counted = ngettext(
        "Exam PCs have {count} connection at once and need one each. The others are kept for staff.",
        "Exam PCs have {count} connections at once and need one each. The others are kept for staff.",
        most,
    )
    _tell(counted.format(count=most))
    for name, password in thrown.items():
        _tell(_("Password of {name}, shown once: {password}").format(name=name, password=password))


def _tell_what_is_left(made: Made) -> int:
    for sentence in OPEN_EVERYWHERE:
        _tell(_(sentence).format(name=SEAT, command=_ENDS_THEM.format(name=SEAT)))
    for one in made.still_open:
        _tell(_("Still open for everybody; ask whoever runs the server: {what}").format(what=one))
    for one in made.missing:
        _tell(_("Staff cannot work without this; ask whoever runs the server: {what}").format(what=one))
    return SOME_OPEN if made.still_open or made.missing else ALL_SHUT


def _tell(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
