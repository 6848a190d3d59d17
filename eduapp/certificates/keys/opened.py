"""The issuing key while it is open: in the memory of the program while somebody is signed in."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from eduapp.certificates.keys import queries, rules, service
from eduapp.certificates.seals import keyfile
from eduapp.certificates.seals.faults import WrongPassword
from eduapp.certificates.seals.keys import KeyPair
from eduapp.core.errors import EduError, Refused
from eduapp.core.i18n import N_

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database

IDLE = timedelta(minutes=30)  # unused for so long, the key is closed again though nobody signed out


class WaitFirst(EduError):
    """Too many wrong passwords in a row, on whichever PC."""

    message = N_("Too many wrong passwords. Wait {seconds} seconds, then try again. Nothing was changed.")


@dataclass(frozen=True)
class OpenedKeys:
    """What signs papers. `chain`: the certificates (DER) from the issuing key's up to the root's."""

    issuing: KeyPair = field(repr=False)
    root_certificate: bytes = field(repr=False)
    chain: tuple[bytes, ...] = field(repr=False)


class KeyRing:
    """Opened keys, until they are forgotten: at signing out, or when nobody used them for IDLE."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._opened: OpenedKeys | None = None
        self._used_at = 0.0

    def opened(self) -> OpenedKeys | None:
        """The keys to sign with, or None: ask for the password. Asking keeps them open."""
        if not self.is_open:
            self.forget()
            return None
        self._used_at = self._clock()
        return self._opened

    @property
    def is_open(self) -> bool:
        """Whether there are keys to sign with, asked without keeping them open."""
        return self._opened is not None and self._clock() - self._used_at < IDLE.total_seconds()

    def unlock(self, database: "Database", password: str) -> OpenedKeys:
        """Open the issuing key. Slow on purpose: never on the window's thread.

        Raises WrongPassword and WaitFirst; Refused if there are no keys yet. Nothing is lost by trying.
        """
        with database.reading() as session:
            kept, sealed = queries.public_keys(session), queries.box(session)
        if kept is None or sealed is None:
            raise Refused(rules.NoKeys())
        left = sealed.still_to_wait(database.waits)
        if left > timedelta():
            raise WaitFirst(seconds=int(left.total_seconds()) + 1)
        database.waits.begin(sealed.kid)
        try:
            pair = keyfile.read(sealed.content).open(rules.plain(password))
        except WrongPassword:
            _note(database, sealed.kid, succeeded=False)
            raise
        _note(database, sealed.kid, succeeded=True)
        chain = (pair.certificate, kept.root_certificate)
        opened = OpenedKeys(pair, kept.root_certificate, chain)
        self._opened, self._used_at = opened, self._clock()
        return opened

    def forget(self) -> None:
        """Close them: nobody signs any more until somebody types the password."""
        self._opened = None


def _note(database: "Database", kid: str, *, succeeded: bool) -> None:
    database.execute(service.note_opening, service.NoteOpening(kid=kid, succeeded=succeeded))
