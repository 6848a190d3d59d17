"""When a session may be cancelled and restored, whose cause it was, and how long it stays in sight. Pure.

Cancelling never touches what was recorded of anybody (rule 36): it is said of the session, once, and a
restored session finds its marks as they were.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_, date_text
from eduapp.core.violations import Violation
from eduapp.education.timetable.rules.sessions import SessionState

PRISON = "prison"
LEAST_IN_SIGHT = timedelta(days=1)  # rule 40: a cancelled daily session is noise a day later,
MOST_IN_SIGHT = timedelta(days=31)  # a cancelled monthly one is not for a month


class AlreadyCancelled(Violation):
    """Somebody else cancelled it meanwhile (rule 37: once)."""

    message = N_("The session is cancelled already.")


class NotCancelled(Violation):
    """Only a cancelled session can be restored."""

    message = N_("The session is not cancelled.")


class ReasonUnknown(Violation):
    """Not a code of the closed list."""

    message = N_("Choose why the session is cancelled.")
    about = ("reason",)


class TooLongAgo(Violation):
    """Rule 37: today or later. What was has been recorded, perhaps paid; somebody has to answer for it."""

    message = N_("The session was on {day}. What was recorded and reported then would change.")
    overridable = True


def check_cancelling(state: str, day: date, today: date, reason: str) -> Iterator[Violation]:
    """A session is cancelled once, for a known reason, today or later (rule 37)."""
    if state == SessionState.CANCELLED:
        yield AlreadyCancelled()
    if reason not in code_list("cancel_reasons"):
        yield ReasonUnknown()
    yield from _check_age(day, today)


def check_restoring(state: str, day: date, today: date) -> Iterator[Violation]:
    """Only what is cancelled comes back; its clashes are looked at as for a new one."""
    if state != SessionState.CANCELLED:
        yield NotCancelled()
    yield from _check_age(day, today)


def cause_of(reason: str) -> str:
    """Whose cause a cancellation is: school or prison, never the learner (rule 37)."""
    return str(code_list("cancel_reasons")[reason].flags.get("cause", PRISON))


def kept_by_prison(reason: str) -> bool:
    """Whether a session cancelled for this reason is the prison's cause, not the school's."""
    return cause_of(reason) == PRISON


def in_sight_until(day: date, days_of_group: Sequence[date]) -> date:
    """The last day on which a cancelled session still stands in lists of what was cancelled (rule 40).

    As long as the group usually waits for its next session: yesterday's daily one is noise, a monthly is not.
    """
    ordered = sorted(set(days_of_group))
    waits = sorted(later - earlier for earlier, later in pairwise(ordered))
    usual = waits[len(waits) // 2] if waits else MOST_IN_SIGHT
    return day + min(max(usual, LEAST_IN_SIGHT), MOST_IN_SIGHT)


def _check_age(day: date, today: date) -> Iterator[Violation]:
    if day < today:
        yield TooLongAgo(day=date_text(day))
