"""What may be done with a candidate in which state (law-states 2.4, the part on paper), as one table. Pure.

Every cell that is no says why. Nothing in it ends an exam because of a suspicion: who is suspected of
something hands in like everybody else (opplæringsforskrifta § 9-42).
"""

from collections.abc import Mapping

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_
from eduapp.core.violations import Violation
from eduapp.exams.sittings.rules.states import COLLECTING, OPEN, PAUSED, RUNNING

# States of a candidate (code: room_states).
REGISTERED, PRESENT, AUTHORISED, SITTING, OUT = "registered", "present", "authorised", "running", "out"
SUBMITTED, ABSENT, REMOVED, CANCELLED = "submitted", "absent", "removed", "cancelled"
STATES = (REGISTERED, PRESENT, AUTHORISED, SITTING, OUT, SUBMITTED, ABSENT, REMOVED, CANCELLED)
ACCOUNTED = frozenset({SUBMITTED, ABSENT, REMOVED, CANCELLED})  # nothing more is waited for
AT_WORK = frozenset({SITTING, OUT})  # whose time runs

# Acts about one candidate (code: room_acts).
CHECK_IN, AUTHORISE, LEAVE, BACK = "checked_in", "authorised", "left", "back"
HAND_IN, STAY_AWAY = "handed_in", "absent"
ACTS = (CHECK_IN, AUTHORISE, LEAVE, BACK, HAND_IN, STAY_AWAY)
# What no key does: the exam begins for who is authorised, and a removal that was decided takes effect.
BEGIN, REMOVE = "begun", "removal"

# Acts about the sitting (code: room_acts), and the state each leads to.
OPENED, STARTED, STOPPED, RESUMED, COLLECTED = "opened", "started", "paused", "resumed", "collected"
LEADS_TO: Mapping[str, str] = {
    OPENED: OPEN,
    STARTED: RUNNING,
    STOPPED: PAUSED,
    RESUMED: RUNNING,
    COLLECTED: COLLECTING,
}

# What else a log holds (code: room_acts).
INCIDENT, CREDIT, NO_CREDIT = "incident", "credited", "not_credited"
REPORT, WARN, HEAR, DECIDE = "reported", "warned", "heard", "decided"
REVERSE = "reversed"  # of what was decided: it does not stand
TAKE_BACK = "taken_back"
WORKSTATION = "workstation"  # code: room_incidents, of what concerns a place or an exam PC

DOCUMENTED, UNDOCUMENTED = "documented", "undocumented"  # of an absence


def label(state: str) -> str:
    """A state in words."""
    return code_list("room_states")[state].label


class NotCheckedIn(Violation):
    """First of all somebody looks who it is (§ 9-26)."""

    message = N_(
        "Candidate {number} has not been checked in. Check who it is first (opplæringsforskrifta § 9-26)."
    )


class CheckedInAlready(Violation):
    """Once is enough."""

    message = N_("Candidate {number} is checked in already.")


class NotAuthorised(Violation):
    """Who sits down has not begun."""

    message = N_("Candidate {number} has not been let in to the exam yet. Let them in first.")


class AuthorisedAlready(Violation):
    """Once is enough."""

    message = N_("Candidate {number} has been let in to the exam already.")


class NotBegun(Violation):
    """Before the start there is nothing to leave or to hand in."""

    message = N_("The exam has not begun for candidate {number}. Start it first.")


class IsOut(Violation):
    """One door at a time."""

    message = N_("Candidate {number} is out of the room. Note the return first.")


class NotOut(Violation):
    """Nobody comes back who did not go."""

    message = N_("Candidate {number} is not out of the room.")


class IsHere(Violation):
    """Who came is not absent."""

    message = N_("Candidate {number} has come. Take the arrival back first if that was a mistake.")


class IsSubmitted(Violation):
    """Who has handed in is done."""

    message = N_("Candidate {number} has handed in. Take that back first if it was a mistake.")


class IsAbsent(Violation):
    """Who is noted as absent."""

    message = N_("Candidate {number} is noted as absent. Take that back first if the person came.")


class IsRemoved(Violation):
    """Decided after a warning and a hearing (§§ 9-39, 15-25)."""

    message = N_("It was decided that candidate {number} leaves the exam. Nothing more is noted.")


class IsCancelled(Violation):
    """Taken off the list before the day."""

    message = N_("The entry of candidate {number} was cancelled before the exam.")


Cell = str | type[Violation]  # the state after it, or why it cannot be

_DONE: Mapping[str, type[Violation]] = {
    SUBMITTED: IsSubmitted,
    ABSENT: IsAbsent,
    REMOVED: IsRemoved,
    CANCELLED: IsCancelled,
}
_ALL = (*ACTS, BEGIN, REMOVE)

TABLE: Mapping[str, Mapping[str, Cell]] = {
    REGISTERED: {
        CHECK_IN: PRESENT,
        AUTHORISE: NotCheckedIn,
        LEAVE: NotCheckedIn,
        BACK: NotOut,
        HAND_IN: NotCheckedIn,
        STAY_AWAY: ABSENT,
        BEGIN: NotCheckedIn,
        REMOVE: NotCheckedIn,
    },
    PRESENT: {
        CHECK_IN: CheckedInAlready,
        AUTHORISE: AUTHORISED,
        LEAVE: NotAuthorised,
        BACK: NotOut,
        HAND_IN: NotAuthorised,
        STAY_AWAY: IsHere,
        BEGIN: NotAuthorised,
        REMOVE: REMOVED,
    },
    AUTHORISED: {
        CHECK_IN: CheckedInAlready,
        AUTHORISE: AuthorisedAlready,
        LEAVE: NotBegun,
        BACK: NotOut,
        HAND_IN: NotBegun,
        STAY_AWAY: IsHere,
        BEGIN: SITTING,
        REMOVE: REMOVED,
    },
    SITTING: {
        CHECK_IN: CheckedInAlready,
        AUTHORISE: AuthorisedAlready,
        LEAVE: OUT,
        BACK: NotOut,
        HAND_IN: SUBMITTED,
        STAY_AWAY: IsHere,
        BEGIN: AuthorisedAlready,
        REMOVE: REMOVED,
    },
    OUT: {
        CHECK_IN: CheckedInAlready,
        AUTHORISE: AuthorisedAlready,
        LEAVE: IsOut,
        BACK: SITTING,
        HAND_IN: IsOut,
        STAY_AWAY: IsHere,
        BEGIN: AuthorisedAlready,
        REMOVE: REMOVED,
    },
    **{state: dict.fromkeys(_ALL, why) for state, why in _DONE.items()},
}
