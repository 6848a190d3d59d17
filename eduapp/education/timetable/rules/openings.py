"""When instead: the next times at which a booking of the same length has nothing against it. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from eduapp.core.spans import Span, days
from eduapp.education.timetable.rules.conflicts import Booking, Calendar, subjects_of
from eduapp.education.timetable.rules.occurrences import Meeting, Series, meetings_of

WORKDAYS = frozenset(range(5))
SCHOOL_DAY = Span(8 * 60, 16 * 60)
STEP = 5  # minutes to which a time is rounded up
PROPOSED = 3  # times named in a sentence


@dataclass(frozen=True)
class Limits:
    """Within which another time is looked for. `starts`: minutes it may begin at; none: every `step`."""

    first_day: date
    last_day: date
    hours: Span = SCHOOL_DAY
    weekdays: frozenset[int] = WORKDAYS
    closed: frozenset[date] = frozenset()
    starts: tuple[int, ...] = ()
    step: int = STEP
    count: int = PROPOSED


def free_times(wanted: Booking, calendar: Calendar, limits: Limits) -> list[Meeting]:
    """The next free times for one booking, the first of each gap; of the same length, within the limits.

    What the booking itself keeps now counts as free. One whose own time is unknown is given a whole day.
    """
    length = wanted.span.minutes if wanted.span is not None else limits.hours.minutes
    return list(islice(_times(wanted, calendar, limits, length), limits.count))


def free_series(series: Series, wanted: Booking, calendar: Calendar, limits: Limits) -> list[Series]:
    """Other times of the day, then other weekdays, at which every meeting of a series is free.

    The days of the series are laid upon one another: what is busy on any of them is busy.
    """
    found: list[Series] = []
    for moved in _moved_weekdays(series, limits.weekdays):
        meetings = meetings_of(moved, limits.closed)
        busy = [
            span
            for meeting in meetings
            for span in _busy(replace(wanted, day=meeting.day, span=meeting.span), calendar)
        ]
        starts = _starts(limits, busy, series.span.minutes) if meetings else ()
        found.extend(replace(moved, span=Span(start, start + series.span.minutes)) for start in starts)
        if len(found) >= limits.count:
            break
    return found[: limits.count]


def _times(wanted: Booking, calendar: Calendar, limits: Limits, length: int) -> Iterator[Meeting]:
    for day in days(limits.first_day, limits.last_day):
        if day.weekday() in limits.weekdays and day not in limits.closed:
            busy = _busy(replace(wanted, day=day), calendar)
            for start in _starts(limits, busy, length):
                yield Meeting(day, Span(start, start + length))


def _starts(limits: Limits, busy: Iterable[Span], length: int) -> Iterator[int]:
    """Where it may begin on such a day: the first place of each gap, or every start that fits."""
    for gap in _gaps(limits.hours, busy):
        last = gap.end - length
        if limits.starts:
            yield from (start for start in limits.starts if gap.start <= start <= last)
        else:
            first = -(-gap.start // limits.step) * limits.step
            if first <= last:
                yield first


def _busy(wanted: Booking, calendar: Calendar) -> Iterator[Span]:
    """What whoever and whatever it needs is taken for that day, and when somebody is not to be met there."""
    for subject in subjects_of(wanted):
        for other in calendar.of(wanted.day, subject):
            if other.source != wanted.source:
                yield other.taken
    for person in wanted.learners if calendar.apart.pairs else ():
        for other in calendar.kept_from(wanted, person):
            if other.source != wanted.source:
                yield other.taken


def _gaps(hours: Span, busy: Iterable[Span]) -> Iterator[Span]:
    """The free stretches of the hours, in order."""
    free_from = hours.start
    for span in sorted(busy):
        if free_from < min(span.start, hours.end):
            yield Span(free_from, min(span.start, hours.end))
        free_from = max(free_from, span.end)
    if free_from < hours.end:
        yield Span(free_from, hours.end)


def _moved_weekdays(series: Series, allowed: frozenset[int]) -> Iterator[Series]:
    """The series itself, then a day later, earlier, two days later … as far as the weekdays allow."""
    for by in (0, 1, -1, 2, -2, 3, -3, 4, -4):
        weekdays = frozenset(day + by for day in series.weekdays)
        if weekdays and weekdays <= allowed | (series.weekdays if not by else frozenset()):
            yield replace(series, weekdays=weekdays)
