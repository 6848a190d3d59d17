"""A calendar as an iCalendar file (RFC 5545), for the calendars of others.

Wall times with the zone's name and rules, so that a lesson stays at half past eight when the clocks change
(rule 59). What an event is called is what it is about, never who takes part: nobody is named as attending.
Ids are those of the records and name no machine and no institution. A changed or cancelled event keeps its id
and raises its sequence, so that a calendar that has the old one takes the new.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from eduapp.core.clock import NORWAY, zone
from eduapp.education.timetable.rules.occurrences import Meeting, moments_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icalendar import Calendar, Event, Timezone

    from eduapp.core.spans import Span

MADE_BY = "-//Dagverk//Timetable//NO"
_WINTER, _SUMMER = timedelta(hours=1), timedelta(hours=2)


@dataclass(frozen=True)
class CalendarEvent:
    """One thing on one day, as others may know it. `span` None: nobody knows when; it stands for the day."""

    key: str  # stays the same as long as it is the same thing
    day: date
    span: Span | None
    summary: str
    place: str = ""
    sequence: int = 0
    cancelled: bool = False


def calendar_file(events: Iterable[CalendarEvent], name: str, made_at: datetime) -> bytes:
    """The file; `name` is what the calendar is called, "" for one that must not name anybody."""
    from icalendar import Calendar  # noqa: PLC0415 - heavy, and few make such files

    calendar = Calendar()
    calendar.add("prodid", MADE_BY)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("x-wr-calname", name)
    calendar.add_component(_zone())
    for event in events:
        calendar.add_component(_event(event, made_at))
    return _written(calendar)


def _event(event: CalendarEvent, made_at: datetime) -> Event:
    from icalendar import Event  # noqa: PLC0415

    made = Event()
    made.add("uid", f"{event.key}@local")
    made.add("dtstamp", made_at)
    if event.span is None:
        made.add("dtstart", event.day)
        made.add("dtend", event.day + timedelta(days=1))
    else:
        start, end = moments_of(Meeting(event.day, event.span), zone())
        made.add("dtstart", start)
        made.add("dtend", end)
    made.add("summary", event.summary)
    if event.place:
        made.add("location", event.place)
    made.add("sequence", event.sequence)
    made.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    return made


def _zone() -> Timezone:
    """The rules of the zone: summer time from the last Sunday of March to the last of October."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard  # noqa: PLC0415

    made = Timezone()
    made.add("tzid", NORWAY)
    for part, month, hour, offsets, called in (
        (TimezoneDaylight(), 3, 2, (_WINTER, _SUMMER), "CEST"),
        (TimezoneStandard(), 10, 3, (_SUMMER, _WINTER), "CET"),
    ):
        part.add("dtstart", datetime(1996, month, _last_sunday(1996, month), hour))  # noqa: DTZ001 - wall time
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", offsets[0])
        part.add("tzoffsetto", offsets[1])
        part.add("tzname", called)
        made.add_component(part)
    return made


def _last_sunday(year: int, month: int) -> int:
    last = date(year, month, 31)
    return last.day - (last.weekday() + 1) % 7


def _written(calendar: Calendar) -> bytes:
    written: bytes = calendar.to_ical()
    return written
