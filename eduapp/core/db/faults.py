"""Errors of the drivers as errors of ours: one sentence each, in one place."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import StaleDataError

from eduapp.core.db.refusals import why_not_reached
from eduapp.core.errors import Conflict, Damaged, EduError, Unavailable, Unreachable
from eduapp.core.files import DISK_FULL, one_line, trouble_with
from eduapp.core.i18n import N_, _

FULL = "disk is full"  # SQLite's words, as those that follow
READ_ONLY = "readonly database"  # SQLite's words for a file that it could open only to be read
MALFORMED = "malformed"  # SQLite's word for pages that contradict each other
DISK_ERROR = "disk i/o error"  # as SQLite says it

_OF_A_DISK = (FULL, READ_ONLY, DISK_ERROR, "unable to open database")

NOT_REACHED = N_("The database server cannot be reached. Is the network plugged in and the server on?")

# What SQLite and PostgreSQL say, and what we say. First match wins.
_REASONS = (
    ("database or disk is full", N_("The disk is full, so the change was not saved.")),
    ("no space left", N_("The disk is full, so the change was not saved.")),
    ("readonly", N_("The database may not be written to: the file or its folder is read-only.")),
    ("read-only", N_("The database may not be written to: the file or its folder is read-only.")),
    ("database is locked", N_("Another program is using the database just now.")),
    ("lock timeout", N_("Somebody else is changing the same thing just now.")),
    (DISK_ERROR, N_("The disk could not be read or written.")),
    (
        "unable to open database",
        N_("The database file cannot be opened. Is the folder there, and may you use it?"),
    ),
    ("not a database", N_("This file is not a Dagverk database, or it is locked with another key.")),
    ("connection", NOT_REACHED),
)
_LOST = ("connection", "server closed", "starting up", "shutting down", "terminating")  # PostgreSQL's words
_REFUSED = (  # an answer one does not like: to ask again would not help
    *("authentication", "no password supplied", "not permitted to log in", "does not exist", "pg_hba.conf"),
    *("permission denied", "certificate", "does not support ssl", "lock timeout", "translate host name"),
)

DEADLOCK, NOT_SERIALIZED = "40P01", "40001"  # PostgreSQL's SQLSTATE: given up for another, and rolled back


class Overtaken(Unavailable):
    """The database gave this transaction up for another one. Nothing of it was kept; it can be done again."""


class OpenedToRead(Overtaken):
    """SQLite could open the file only to be read, then or now. Nothing was kept, and it is opened anew."""


class Unfinished(Unreachable):
    """The answer to COMMIT never came: whether it was saved must be looked up by the command's id."""


class LeftByDisk(Unfinished):
    """The same of a disk: the database is here and answers, only the disk does not take anything."""


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn what the drivers raise into what people can be told."""
    try:
        yield
    except StaleDataError as error:
        raise Conflict from error
    except IntegrityError as error:
        if is_check(error):
            raise  # a CHECK that fires means a rule forgot something: a bug of ours
        raise Conflict from error
    except (DBAPIError, PoolTimeout) as error:
        raise as_unavailable(error) from error


@contextmanager
def told_of(*places: Path) -> Iterator[None]:
    """Say of a disk that is full or may not be written to which one it is, of those that are written to.

    SQLite calls one without room for its log a failing one, and names none; so each is tried.
    """
    try:
        yield
    except (DBAPIError, Unavailable) as error:
        said = error if isinstance(error, DBAPIError) else error.__cause__
        words = str(said.orig).lower() if isinstance(said, DBAPIError) else ""
        if not any(sign in words for sign in _OF_A_DISK):
            raise
        trouble = next(filter(None, map(trouble_with, places)), None)
        if trouble is None and FULL in words and places:
            trouble = Unavailable(reason=_(DISK_FULL).format(place=one_line(str(places[0]))))
        if trouble is None:
            raise
        raise trouble from error


def folder_of(engine: Engine) -> tuple[Path, ...]:
    """Where a database in a file lies, for `told_of`; nothing of one on a server."""
    name = engine.url.database if engine.dialect.name == "sqlite" else None
    return (Path(name).parent,) if name else ()


@contextmanager
def opened_anew(engine: Engine) -> Iterator[None]:
    """Let go of all connections where one may not write: the next one asks the disk again.

    A file that cannot be written to SQLite opens to be read, and each such connection stays so, also once the
    disk was mended or may be written to again.
    """
    try:
        yield
    except DBAPIError as error:
        if READ_ONLY in str(error.orig).lower():
            engine.dispose()
        raise


def as_unavailable(error: Exception) -> EduError:
    """The sentence for an error of the database."""
    said = str(getattr(error, "orig", None) or error).lower()
    if MALFORMED in said:
        return Damaged()
    if getattr(getattr(error, "orig", None), "sqlstate", None) in {DEADLOCK, NOT_SERIALIZED}:
        return Overtaken(reason=_("Somebody else is changing the same thing just now."))
    if isinstance(error, DBAPIError) and _is_lost(error, said):
        return Unreachable(reason=_(why_not_reached(said) or NOT_REACHED))
    reason = next((words for sign, words in _REASONS if sign in said), None)
    if READ_ONLY in said:
        return OpenedToRead(reason=_(str(reason)))
    if reason in (None, NOT_REACHED):
        reason = why_not_reached(said) or reason
    if reason is None:
        reason = N_("The database does not answer as it should.")
    return Unavailable(reason=_(reason))


def unreachable() -> Unreachable:
    """What is told when the connection is gone: never what the driver said, for that names servers."""
    return Unreachable(reason=_(NOT_REACHED))


def _is_lost(error: DBAPIError, said: str) -> bool:
    """Whether the connection is gone, as opposed to an answer one does not like."""
    if type(error.orig).__module__.startswith("sqlcipher3"):
        return False  # a file is never far
    refused = any(sign in said for sign in _REFUSED)
    return error.connection_invalidated or (not refused and any(sign in said for sign in _LOST))


def may_come_back(error: DBAPIError) -> bool:
    """Whether a save that failed may be found at the next start, although it cannot be found now.

    SQLite had written all of it to its log, and only then the disk would not say that it is kept.
    """
    return type(error.orig).__module__.startswith("sqlcipher3") and DISK_ERROR in str(error.orig).lower()


def is_check(error: IntegrityError) -> bool:
    """Whether a CHECK or NOT NULL constraint spoke, on either database."""
    said = str(error.orig).lower()
    return "check constraint" in said or "not null" in said or "not-null" in said


def is_refusal(error: DBAPIError) -> bool:
    """Whether the database said no to a row, as opposed to not answering."""
    return isinstance(error, IntegrityError) and is_check(error)
