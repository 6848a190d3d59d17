"""Signs the list of papers that do not count as it will be, and has it kept with the act that makes it so."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from eduapp.certificates import queries, service
from eduapp.certificates.keys import queries as keys
from eduapp.certificates.seals.status_list import Entry, Status, entry_of, sign_status_list
from eduapp.core.errors import EduError

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from eduapp.certificates.seals.keys import KeyPair
    from eduapp.core.db.unit_of_work import Database

Answer = TypeVar("Answer")
_MOST_TIMES = 5  # that others may be first


@dataclass(frozen=True)
class Ended:
    """A signed paper that is about to count no more."""

    serial: str
    status: Status


def with_list(
    database: "Database",
    key: "KeyPair | None",
    ended: Ended | None,
    act: Callable[[bytes | None], Answer],
) -> Answer:
    """Do something with the list as it is once that is done; anew where somebody else was first."""
    if key is None or ended is None:
        return act(None)
    for _time in range(_MOST_TIMES - 1):
        try:
            return act(list_with(database, key, ended))
        except service.ListMovedOn:
            continue
    return act(list_with(database, key, ended))


def list_with(database: "Database", key: "KeyPair", ended: Ended | None) -> bytes:
    """The next list, signed: all that is recorded, and this paper with it."""
    today = database.today()
    with database.reading() as session:
        newest = queries.newest_list(session)
        number = queries.next_list_number(session)
        entries = {one.mark: one for one in queries.status_entries(session)}
    if ended is not None:
        fresh = entry_of(ended.serial, ended.status, today)
        entries[fresh.mark] = fresh
    beginning = newest.beginning if newest else queries.BEGINNING
    return _signed(key, number, today, tuple(entries.values()), beginning)


def list_anew(session: "Session", root: "KeyPair", today: date) -> bytes:
    """The list that begins anew, signed by the root: what is recorded, whatever the one before said."""
    newest = queries.newest_list(session)
    number, beginning = (newest.number, newest.beginning) if newest else (0, queries.BEGINNING)
    entries = queries.status_entries(session, today)
    return _signed(root, number + 1, today, entries, beginning + 1)


def keep_list_fresh(database: "Database", key: "KeyPair") -> None:
    """While the keys are open anyway, see to it that the list is of today: whoever checks is told its age.

    Where that fails nothing is lost: the one before is as true as it was. One that a lost key had signed is
    taken by nobody, whatever day it is of.
    """
    with database.reading() as session:
        newest, kept = queries.newest_list(session), keys.public_keys(session)
        stands = newest is not None and kept is not None and queries.is_good(newest, kept)
    if newest is None or not stands or newest.as_of < database.today():
        with suppress(EduError):
            order = service.KeepStatusList(content=list_with(database, key, None))
            database.execute(service.keep_status_list, order)


def _signed(key: "KeyPair", number: int, today: date, entries: tuple[Entry, ...], beginning: int) -> bytes:
    return sign_status_list(key, number=number, as_of=today, entries=entries, beginning=beginning)
