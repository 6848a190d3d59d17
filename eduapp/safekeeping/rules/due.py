"""Whether a backup is due."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Last:
    """The last backup that was verified: its day, and whether anything was changed since."""

    day: date | None  # None: there is none yet
    changed_since: bool


def is_due(last: Last, today: date, *, closing: bool) -> bool:
    """Daily, and at close, if anything was changed since the last one.

    A day that is not today's is another day, also one that lies ahead: a clock that was wrong keeps no
    backup from being made.
    """
    if not last.changed_since:
        return False
    return closing or last.day != today
