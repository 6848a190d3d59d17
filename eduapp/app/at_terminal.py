"""What the command line asks where it must: the password of a server, the passphrase that opens it."""

from __future__ import annotations

import getpass
import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from eduapp.app import kept_password, locked_file
from eduapp.app.database_key import CODE, needs_code
from eduapp.app.location import PASSWORD, Location
from eduapp.app.machine import DATABASE
from eduapp.app.reaching import PASSPHRASE, Server, named
from eduapp.core.db import server
from eduapp.core.errors import EduError
from eduapp.core.i18n import N_, _

if TYPE_CHECKING:
    from pathlib import Path

    from eduapp.core.settings import MachineSettings

ASK_PASSWORD = N_("Password of {label} (Enter if it needs none): ")
ASK_PASSPHRASE = N_("Passphrase for the password of {label} on this PC: ")
NEW_PASSPHRASE = N_("A passphrase to lock the password with on this PC, at least {least} characters: ")
ASK_CODE = N_("Code on paper with the mark {mark}: ")
AGAIN = N_("The passphrase once more: ")


class Differ(EduError):
    """What was typed twice is not the same."""

    message = N_("The two differ. Type the same twice.")


def location_of(folder: Path, settings: MachineSettings, named_url: str | None) -> Location:
    """Where a command is to work, with what opens the password if somebody is there to say it."""
    found = Location.of(folder, named_url or settings.get(DATABASE) or None)
    if found.file is not None:
        return with_code(found)
    if os.environ.get(PASSWORD) or os.environ.get(PASSPHRASE):
        return found
    label = server.label_of(found.url)
    if not (somebody_is_there() and locked_file.is_locked(folder, label)):
        return found
    return replace(found, passphrase=getpass.getpass(_(ASK_PASSPHRASE).format(label=label)))


def with_code(found: Location) -> Location:
    """The same with the code on paper, where the file came to this PC without its key."""
    mark = needs_code(found)
    if not mark:
        return found
    code = os.environ.get(CODE, "")
    if not code and somebody_is_there():
        code = getpass.getpass(_(ASK_CODE).format(mark=mark))
    return replace(found, passphrase=code)


def server_at(url: str, folder: Path) -> Server:
    """A server that somebody named, with its password: from the surroundings, from this PC, or asked for."""
    bare = named(url)
    label = server.label_of(bare)
    known = os.environ.get(PASSWORD)
    if not known:
        known = _kept(folder, label)
    if not known and somebody_is_there():
        known = getpass.getpass(_(ASK_PASSWORD).format(label=label))
    return Server(bare, known or "")


def new_passphrase() -> str:
    """A passphrase for a password that is to be locked, or nothing where the system's key store takes it."""
    if kept_password.has_key_store():
        return ""
    said = os.environ.get(PASSPHRASE, "")
    if said or not somebody_is_there():
        return said
    first = getpass.getpass(_(NEW_PASSPHRASE).format(least=locked_file.SHORTEST))
    if getpass.getpass(_(AGAIN)) != first:
        raise Differ
    return first


def somebody_is_there() -> bool:
    """Whether anybody could answer."""
    return sys.stdin is not None and sys.stdin.isatty()


def _kept(folder: Path, label: str) -> str | None:
    passphrase = os.environ.get(PASSPHRASE, "")
    if locked_file.is_locked(folder, label) and not passphrase:
        if not somebody_is_there():
            return None
        passphrase = getpass.getpass(_(ASK_PASSPHRASE).format(label=label))
    return kept_password.recall(folder, label, passphrase)
