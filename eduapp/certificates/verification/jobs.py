"""Writing the web page that checks papers, and answering for what somebody shows: the long work."""

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from eduapp.certificates.jobs import RenewList, renew_list
from eduapp.certificates.seals.keys import KeyPair
from eduapp.certificates.service import PAGE, NoteHead, note_head
from eduapp.certificates.verification import Basis, Judged, judge, queries
from eduapp.certificates.verification.queries import AtHand
from eduapp.certificates.verification.web_page import built
from eduapp.core.errors import EduError
from eduapp.core.files import read_whole, write_atomically
from eduapp.core.i18n import N_

if TYPE_CHECKING:
    from eduapp.core.db.unit_of_work import Database
    from eduapp.core.progress import Progress


class NoKeys(EduError):
    """Nothing to check papers by."""

    message = N_(
        "There are no keys yet to check papers by. At the school two people make them; elsewhere name the"
        " page for checking papers that the school hands out (--keys verify.html)."
    )


def judge_file(path: Path, at_hand: AtHand, today: date) -> Judged:
    """The answer for a file. Raises Unavailable if it cannot be read from the disk."""
    return _judged(read_whole(path), at_hand, today)


def judge_text(typed: str, code: str | None, at_hand: AtHand, today: date) -> Judged:
    """The answer for what was typed; for a number by the code that the school kept with it, if it has one."""
    if code is None:
        return _judged(typed, at_hand, today)
    return replace(_judged(code, at_hand, today), basis=Basis.NUMBER)


@dataclass(frozen=True)
class WritePage:
    """Where to, and the key to sign today's list of revoked papers with, if it is open."""

    path: Path
    key: KeyPair | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Written:
    """What was written, and of which day its list of revoked papers is; None if it has none."""

    path: Path
    as_of: date | None


def write_page(database: "Database", command: WritePage, progress: "Progress") -> Written:
    """The page with the lists as they are now; who gets it is a witness of how far the register goes.

    Raises NoKeys, and Unavailable if it cannot be written.
    """
    if command.key is not None:
        renew_list(database, RenewList(command.key), progress)
    with database.reading() as session:
        found = queries.at_hand(session, database.today())
    if found is None:
        raise NoKeys
    write_atomically(command.path, built(found.lists).encode())
    if found.head.n:
        noted = NoteHead(n=found.head.n, digest=found.head.digest.hex(), how=PAGE)
        database.execute(note_head, noted)
    status = found.lists.status_list()
    return Written(command.path, None if status is None else status.as_of)


def _judged(data: bytes | str, at_hand: AtHand, today: date) -> Judged:
    return judge(data, at_hand.keys, at_hand.status, at_hand.register, today)
