"""From where this PC's data is to the address the engine takes: with the password, wherever it is kept."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eduapp.app import kept_password
from eduapp.app.location import PASSWORD, PASSWORD_SHOWN
from eduapp.app.machine import DATABASE
from eduapp.core.db import server
from eduapp.core.db.engine import open_engine
from eduapp.core.db.faults import plain_errors
from eduapp.core.db.owning import expect_owner
from eduapp.core.db.standing import Found, Standing, look_at
from eduapp.core.db.upgrade import upgrade
from eduapp.core.errors import EduError
from eduapp.core.i18n import N_
from eduapp.migrations import rights

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from eduapp.app.kept_password import Kept
    from eduapp.app.location import Location
    from eduapp.core.settings import MachineSettings

PASSPHRASE = "DAGVERK_PASSPHRASE"  # beside PASSWORD, a variable of the surroundings


class NotAServer(EduError):
    """A file was named where a server is meant."""

    message = N_(
        "That is the address of a file. To work in the file in the data folder: eduapp database alone. For a"
        " server write postgresql+psycopg://USER@SERVER/NAME."
    )


class PasswordShown(EduError):
    """A password stands in an address, which is read by others, and remembered."""

    message = PASSWORD_SHOWN


class DumpFirst(EduError):
    """Steps that change tables begin with a backup."""

    message = N_(
        "The database is at an older step. Make a dump of it first, such as: pg_dump --format=custom"
        " --file=before.dump {address} – then type this command again with --backed-up. Nothing was changed."
    )


@dataclass(frozen=True)
class Server:
    """A database on a server, and who comes."""

    url: str  # without the password
    password: str = ""

    def __repr__(self) -> str:
        """Never the password: this text reaches reports."""
        return f"<Server {server.label_of(self.url)}>"

    @property
    def engine_url(self) -> str:
        """The address with the password."""
        return server.with_password(self.url, self.password) if self.password else self.url


def address_of(location: Location) -> str:
    """What the engine is to open. Raises PassphraseNeeded if the password is locked and nobody opens it."""
    url = location.url
    if not server.is_server(url) or server.holds_password(url):
        return url
    password = os.environ.get(PASSWORD) or kept_password.recall(
        location.folder, server.label_of(url), location.passphrase or os.environ.get(PASSPHRASE, "")
    )
    return Server(url, password or "").engine_url


def named(url: str) -> str:
    """An address that somebody wrote for a server. Raises an EduError if it is none, or shows a password."""
    if not server.is_server(url):
        raise NotAServer
    if server.holds_password(url):
        raise PasswordShown(variable=PASSWORD)
    return server.written(server.parsed(url))


def try_server(there: Server) -> Found:
    """Connect and look what stands there. Raises Unavailable with what is wrong and what to do."""
    engine = open_engine(there.engine_url)
    try:
        with plain_errors(), engine.connect() as connection:
            return look_at(connection)
    finally:
        engine.dispose()


def bring_up_to_date(there: Server, *, backed_up: bool = False) -> Found:
    """Take the steps that are missing, and renew what accounts may do; what was found before.

    Raises Unavailable for whoever does not own the tables, and DumpFirst where there is something to lose of
    which nobody says that it is kept: the server's own dump is the one that comes back to an older step.
    """
    found = try_server(there)
    if found.standing is Standing.CURRENT:
        with _as_owner(there) as connection:
            rights.renew(connection)
    elif found.standing is Standing.EMPTY or backed_up:
        upgrade(there.engine_url)
    else:
        with _as_owner(there):
            raise DumpFirst(address=there.url.replace("postgresql+psycopg", "postgresql"))
    return found


@contextmanager
def _as_owner(there: Server) -> Iterator[Connection]:
    engine = open_engine(there.engine_url)
    try:
        with plain_errors(), engine.begin() as connection:
            expect_owner(connection)
            yield connection
    finally:
        engine.dispose()


def use_server(folder: Path, settings: MachineSettings, there: Server, passphrase: str = "") -> Kept | None:
    """From the next start on this PC works there. Its password is kept first; None if it needs none.

    The password of whoever this PC worked as before is forgotten: it may be the owner's.
    """
    kept, label, before = None, server.label_of(there.url), settings.get(DATABASE)
    if there.password:
        kept = kept_password.keep(folder, label, there.password, passphrase)
    settings.set(DATABASE, there.url)
    if before and server.is_server(before) and server.label_of(before) != label:
        kept_password.forget_in_store(server.label_of(before))
    return kept


def work_alone(folder: Path, settings: MachineSettings) -> None:
    """From the next start on this PC works in its own file; the server's password is forgotten."""
    url = settings.get(DATABASE)
    settings.set(DATABASE, "")
    if url and server.is_server(url):
        kept_password.forget(folder, server.label_of(url))
