"""What needs the invigilator now: lost contact, a hand up, somebody late, quiet, away, open time. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from eduapp.exams.attempts.rules.states import LIVE, RUNNING

SILENT_AFTER = timedelta(seconds=30)  # an exam PC that works says so every ten seconds
QUIET_AFTER = timedelta(minutes=10)  # a rule of our own: shown, never held against anybody

BROKEN, LOST, HELP, LOCKED, WAITS, ASIDE, NOTICED, AWAY, TIME, QUIET = (
    *("broken", "lost", "help", "locked", "waits", "aside", "noticed", "away", "time", "quiet"),
)
ORDER = (BROKEN, LOST, HELP, LOCKED, WAITS, ASIDE, NOTICED, TIME, AWAY, QUIET)


@dataclass(frozen=True)
class Watched:
    """What is looked at of one attempt."""

    state: str
    broken: bool  # a record that cannot be believed
    came_at: datetime | None  # the last record
    answered_at: datetime | None  # the last answer, or the start
    help: bool
    locked: bool
    noticed: bool  # something else that nobody has seen yet
    away: bool
    open_gaps: bool
    waits: bool  # at an exam PC while the others write, and not let in or begun
    aside: bool = False  # answers from a PC that was left, to be chosen from


def needs(one: Watched, now: datetime) -> Iterator[str]:
    """Everything about one attempt that somebody should look at, the most pressing first."""
    live = one.state in LIVE
    found = {
        BROKEN: one.broken,
        LOST: live and (one.came_at is None or now - one.came_at > SILENT_AFTER),
        HELP: live and one.help,
        LOCKED: one.locked,
        WAITS: one.waits,
        ASIDE: one.aside,
        NOTICED: one.noticed,
        TIME: live and one.open_gaps,
        AWAY: live and one.away,
    }
    found[QUIET] = (
        one.state == RUNNING
        and not found[LOST]
        and one.answered_at is not None
        and now - one.answered_at > QUIET_AFTER
    )
    yield from (need for need in ORDER if found[need])
