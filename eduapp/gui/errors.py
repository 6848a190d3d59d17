"""What each kind of error says to a person: one table. The sentence itself comes from the error."""

from dataclasses import dataclass

from eduapp.core.errors import (
    Conflict,
    DoneInPart,
    EduError,
    NotAllowed,
    NotFound,
    Refused,
    SignedOut,
    Unavailable,
)
from eduapp.core.fresh import FreshSignInNeeded
from eduapp.core.gate import SessionLocked
from eduapp.core.i18n import N_, _
from eduapp.gui.work import Closing, Unexpected


@dataclass(frozen=True)
class Wording:
    """How an error is told: a title, an icon, and what one can do."""

    title: str  # N_
    icon: str = "info"
    token: str = "late"  # colour of the icon
    may_retry: bool = False  # the same command again may well succeed
    silent: bool = False  # somebody else has told it already


GENERAL = Wording(N_("This could not be done"), "circle-alert")

# The first that fits, so the special ones stand before the general.
WORDINGS: tuple[tuple[type[EduError], Wording], ...] = (
    (Unexpected, Wording(N_("Something went wrong"), "life-buoy", silent=True)),
    (FreshSignInNeeded, Wording(N_("Your password is needed"), "lock", "held", silent=True)),
    (SessionLocked, Wording(N_("The screen is locked"), "lock", "held")),
    (SignedOut, Wording(N_("Sign in again"), "lock", "held")),
    (Closing, Wording(N_("The program is closing"), "info")),
    (Refused, Wording(N_("This is against the rules"), "hand", "absent")),
    (DoneInPart, Wording(N_("Not all of it is done"), "info")),
    (NotAllowed, Wording(N_("Your role does not allow this"), "lock", "held")),
    (NotFound, Wording(N_("This is no longer here"), "info", "excused")),
    (Conflict, Wording(N_("Someone else was here"), "users", "excused")),
    (Unavailable, Wording(N_("This cannot be reached just now"), "wifi-off", "late", may_retry=True)),
)


def wording(error: EduError) -> Wording:
    """How to tell this error."""
    return next((words for kind, words in WORDINGS if isinstance(error, kind)), GENERAL)


def in_one_line(error: EduError) -> str:
    """The error for a place with room for one line, such as a bar or a row of an import."""
    return f"{_(wording(error).title)}: {' '.join(error.sentence().split())}"
