"""Spans of days and minutes: half-open in time, closed in days. Pure; tested with properties."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

MINUTES_A_DAY = 24 * 60


def minute_of_day(at: time) -> int:
    """A wall time as whole minutes after midnight."""
    return at.hour * 60 + at.minute


def as_time(minute: int) -> time:
    """Minutes after midnight as a wall time; 1440 is written 00:00 of the next day."""
    return time(minute // 60 % 24, minute % 60)


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


def days(first: date, last: date) -> Iterator[date]:
    """Every day from first to last, both included."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


def hours_and_minutes(minutes: int) -> str:
    """Minutes as h:mm, such as 3:00 or −0:45."""
    sign = "−" if minutes < 0 else ""
    return f"{sign}{abs(minutes) // 60}:{abs(minutes) % 60:02d}"
