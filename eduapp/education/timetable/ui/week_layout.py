"""Where the things of a week lie on the screen: columns for days, lanes for what overlaps. No Qt here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eduapp.core.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

STEP = 5  # minutes to which what is dragged snaps
NEAR = 10  # minutes within which it snaps to the beginning of a lesson
USUAL = Span(8 * 60, 16 * 60)  # shown even when nothing is on
_HOUR = 60


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Frame:
    """The columns and hours of a week in pixels: `gutter` for the hours, `top` for heads and the strip."""

    days: tuple[date, ...]
    hours: Span
    width: float
    gutter: float
    top: float
    per_minute: float
    gap: float = 3
    least: float = 26  # how low a thing may be

    @property
    def column(self) -> float:
        """How wide a day is."""
        return (self.width - self.gutter) / max(1, len(self.days))

    @property
    def height(self) -> float:
        """How high all of it is."""
        return self.top + self.hours.minutes * self.per_minute

    def left_of(self, day: date) -> float:
        """Where a day begins."""
        return self.gutter + self.days.index(day) * self.column

    def y_of(self, minute: int) -> float:
        """Where a minute lies."""
        return self.top + (minute - self.hours.start) * self.per_minute

    def box(self, day: date, span: Span, lane: int = 0, lanes: int = 1) -> Box:
        """Where a thing lies, in one of the lanes of its day."""
        width = (self.column - 2 * self.gap) / lanes
        top = self.y_of(span.start)
        height = max(span.minutes * self.per_minute - 1, self.least)
        left = self.left_of(day) + self.gap + lane * width
        return Box(left, min(top, self.height - height), width - (self.gap if lanes > 1 else 0), height)

    def at(self, x: float, y: float) -> tuple[date, int] | None:
        """The day and the minute under a point, or None outside the columns."""
        column = int((x - self.gutter) // self.column) if x >= self.gutter else -1
        if not 0 <= column < len(self.days):
            return None
        return self.days[column], round(self.hours.start + (y - self.top) / self.per_minute)


def hours_of(spans: Iterable[Span]) -> Span:
    """Whole hours that hold everything, and at least a usual school day."""
    known = [USUAL, *spans]
    start = min(span.start for span in known) // _HOUR * _HOUR
    end = -(-max(span.end for span in known) // _HOUR) * _HOUR
    return Span(start, end)


def lanes_of(spans: Sequence[Span]) -> list[tuple[int, int]]:
    """For each of one day's spans its lane, and how many lanes those need that it is entangled with."""
    order = sorted(range(len(spans)), key=lambda number: (spans[number].start, -spans[number].end))
    found: dict[int, tuple[int, int]] = {}
    cluster: list[tuple[int, int]] = []  # (number, lane)
    ends: list[int] = []  # of the lanes of the cluster
    for number in [*order, -1]:
        span = spans[number] if number >= 0 else None
        if ends and (span is None or span.start >= max(ends)):
            found.update({one: (lane, len(ends)) for one, lane in cluster})
            cluster, ends = [], []
        if span is None:
            break
        lane = next((place for place, end in enumerate(ends) if end <= span.start), len(ends))
        ends[lane : lane + 1] = [span.end]
        cluster.append((number, lane))
    return [found[number] for number in range(len(spans))]


def snapped(minute: int, length: int, starts: Iterable[int], hours: Span) -> int:
    """Where something dropped begins: at a lesson nearby, else at five minutes, and within the day."""
    near = min(starts, key=lambda start: abs(start - minute), default=None)
    if near is not None and abs(near - minute) <= NEAR:
        minute = near
    minute = round(minute / STEP) * STEP
    return max(hours.start, min(minute, hours.end - length))
