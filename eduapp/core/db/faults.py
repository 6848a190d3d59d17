"""Errors of the drivers as errors of ours: one sentence each, in one place."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.orm.exc import StaleDataError

from eduapp.core.errors import Conflict, Damaged, EduError, Unavailable
from eduapp.core.i18n import N_, _

MALFORMED = "malformed"  # SQLite's word for pages that contradict each other

# What SQLite and PostgreSQL say, and what we say. First match wins.
_REASONS = (
    ("database or disk is full", N_("The disk is full, so the change was not saved.")),
    ("no space left", N_("The disk is full, so the change was not saved.")),
    ("readonly", N_("The database may not be written to: the file or its folder is read-only.")),
    ("read-only", N_("The database may not be written to: the file or its folder is read-only.")),
    ("database is locked", N_("Another program is using the database just now.")),
    ("lock timeout", N_("Somebody else is changing the same thing just now.")),
    ("disk i/o error", N_("The disk could not be read or written.")),
    (
        "unable to open database",
        N_("The database file cannot be opened. Is the folder there, and may you use it?"),
    ),
    ("not a database", N_("This file is not a Dagverk database, or it is locked with another key.")),
    ("connection", N_("The database server cannot be reached. Is the network plugged in and the server on?")),
)


DEADLOCK, NOT_SERIALIZED = "40P01", "40001"  # PostgreSQL's SQLSTATE: given up for another, and rolled back


class Overtaken(Unavailable):
    """The database gave this transaction up for another one. Nothing of it was kept; it can be done again."""


class Unfinished(Unavailable):
    """The answer to COMMIT never came: whether it was saved must be looked up by the command's id."""


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


def as_unavailable(error: Exception) -> EduError:
    """The sentence for an error of the database."""
    said = str(getattr(error, "orig", None) or error).lower()
    if MALFORMED in said:
        return Damaged()
    if getattr(getattr(error, "orig", None), "sqlstate", None) in {DEADLOCK, NOT_SERIALIZED}:
        return Overtaken(reason=_("Somebody else is changing the same thing just now."))
    reason = next((words for sign, words in _REASONS if sign in said), None)
    if reason is None:
        reason = N_("The database does not answer as it should.")
    return Unavailable(reason=_(reason))


def is_check(error: IntegrityError) -> bool:
    """Whether a CHECK or NOT NULL constraint spoke, on either database."""
    said = str(error.orig).lower()
    return "check constraint" in said or "not null" in said or "not-null" in said
