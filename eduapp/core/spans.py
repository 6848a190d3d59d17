"""Spans of days and minutes: half-open in time, closed in days. Pure; tested with properties."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

MINUTES_A_DAY = 24 * 60
SECOND_MS, MINUTE_MS = 1_000, 60_000


def minute_of_day(at: time) -> int:
    """A wall time as whole minutes after midnight."""
    return at.hour * 60 + at.minute


def as_time(minute: int) -> time:
    """Minutes after midnight as a wall time; 1440 is written 00:00 of the next day."""
    return time(minute // 60 % 24, minute % 60)


def whole_minutes(ms: int) -> int:
    """Whole minutes of some milliseconds: one that has begun counts whole; none below nothing.

    The one rule for time that is left, lost or given back, wherever it is told: 20 seconds are never "0 min"
    on a card and "1 minute" on the screen it stands for, and nobody gets less back than was lost.
    """
    return _begun(ms, MINUTE_MS)


def whole_seconds(ms: int) -> int:
    """Whole seconds of some milliseconds, by the same rule, so that minutes of them are the same."""
    return _begun(ms, SECOND_MS)


def _begun(ms: int, unit: int) -> int:
    return -(-max(0, ms) // unit)


def milliseconds(passed: timedelta) -> int:
    """A stretch of time in whole milliseconds, as exam PCs measure it."""
    return round(passed / timedelta(milliseconds=1))


@dataclass(frozen=True, order=True)
class Span:
    """A half-open stretch of one day, in minutes after midnight: `end` is no longer part of it."""

    start: int
    end: int

    @property
    def minutes(self) -> int:
        """Its length in minutes."""
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether they share a minute. 08:00–10:00 and 10:00–11:00 do not."""
        return self.start < other.end and other.start < self.end


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the week that holds `day`."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def months_after(day: date, months: int) -> date:
    """The same day so many months later (earlier below 0), or the last of a month without such a day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days(first: date, last: date) -> Iterator[date]:
    """Every day from first to last, both included."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def hours_and_minutes(minutes: int) -> str:
    """Minutes as h:mm, such as 3:00 or −0:45."""
    sign = "−" if minutes < 0 else ""
    return f"{sign}{abs(minutes) // 60}:{abs(minutes) % 60:02d}"
