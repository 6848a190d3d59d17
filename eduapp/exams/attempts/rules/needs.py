"""What needs the invigilator now: lost contact, a hand up, somebody late, quiet, away, open time. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from eduapp.exams.attempts.rules.states import LIVE, RUNNING, STILL_TO_DECIDE

SILENT_AFTER = timedelta(seconds=30)  # an exam PC that works says so every ten seconds
QUIET_AFTER = timedelta(minutes=10)  # a rule of our own: shown, never held against anybody

BROKEN, LOST, UNTOLD, UNTAKEN, HELP, LOCKED = "broken", "lost", "untold", "untaken", "help", "locked"
WAITS, ASIDE, RESTED, NOTICED, AWAY, TIME = "waits", "aside", "rested", "noticed", "away", "time"
QUIET, UNDONE, LEFT, UNSEEN, BACK, CLOCK = "quiet", "undone", "left", "unseen", "back", "clock"
ORDER = (
    *(BROKEN, LOST, UNTOLD, UNDONE, LEFT, UNSEEN, HELP, LOCKED, UNTAKEN, BACK, WAITS, ASIDE, RESTED),
    *(NOTICED, TIME, AWAY, QUIET, CLOCK),
)


@dataclass(frozen=True)
class Watched:
    """What is looked at of one attempt."""

    state: str
    broken: bool  # a record that cannot be believed
    came_at: datetime | None  # the last record
    quiet_since: datetime | None  # the last answer, or what came after it: a start, a pause over, a look
    help: bool
    locked: bool
    noticed: bool  # something else that nobody has seen yet
    away: bool
    open_gaps: bool
    rested_out: bool  # in a break of which all that was granted is taken
    waits: bool  # at an exam PC while the others write, and not let in or begun
    taken: bool  # an exam PC has the seat, or had it
    untold: bool  # was started, and no exam PC has told how it ended
    not_stopped: bool  # a PC that was left has not told that it stopped
    aside: bool  # answers from a PC that was left, to be chosen from
    back: bool = False  # was brought back, and no exam PC has heard of it
    undone: bool = False  # told to end a while ago, and its exam PC goes on
    clock: bool = False  # its exam PC's clock differs from the room's


def needs(one: Watched, now: datetime) -> Iterator[str]:
    """Everything about one attempt that somebody should look at, the most pressing first."""
    live = one.state in LIVE
    silent = one.came_at is None or now - one.came_at > SILENT_AFTER
    found = {
        BROKEN: one.broken,
        LOST: live and one.taken and silent and not one.back,
        UNTOLD: one.untold and not live and one.taken,
        LEFT: one.not_stopped and not live,
        UNSEEN: one.untold and not live and not one.taken,
        UNTAKEN: live and not one.taken,
        BACK: live and one.back,
        HELP: live and one.help,
        LOCKED: one.locked,
        WAITS: one.waits,
        ASIDE: one.aside,
        RESTED: live and one.rested_out,
        NOTICED: one.noticed,
        TIME: one.state in STILL_TO_DECIDE and one.open_gaps,
        CLOCK: live and one.clock,
        AWAY: live and one.away,
    }
    found[UNDONE] = live and one.undone and not found[LOST]
    found[QUIET] = (
        one.state == RUNNING
        and not (found[LOST] or one.back)
        and one.quiet_since is not None
        and now - one.quiet_since > QUIET_AFTER
    )
    yield from (need for need in ORDER if found[need])
