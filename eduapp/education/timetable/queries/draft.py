"""A timetable in the making: what stands against one series after the other, read once for all of them.

The rules are those of `service.plan_sessions`; a test holds both to the same answers.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session as Look

from eduapp.core.db.base import new_id
from eduapp.core.spans import Span
from eduapp.core.violations import Violation
from eduapp.education.courses.queries import GroupHead
from eduapp.education.places import queries as places
from eduapp.education.places.queries import PlaceRow
from eduapp.education.places.rules import check_in_service
from eduapp.education.school import queries as school
from eduapp.education.timetable import rules
from eduapp.education.timetable.models import Session
from eduapp.education.timetable.queries.bookings import Stays, bookings
from eduapp.education.timetable.queries.names import names_of
from eduapp.education.timetable.queries.sessions import closed_names
from eduapp.education.timetable.rules import (
    Apart,
    Booking,
    Calendar,
    GroupDays,
    Limits,
    Meeting,
    Series,
    SessionState,
)
from eduapp.education.timetable.rules.conflicts import NOBODY, SESSION
from eduapp.education.timetable.rules.openings import SCHOOL_DAY
from eduapp.people.apart.queries import apart_from
from eduapp.people.apart.rules import Level

MOST_LOOKED = 100  # series for which another time is looked for; each takes a look through the calendar


class Standing(NamedTuple):
    """A session that is there already, cancelled or not."""

    place_id: UUID | None
    cancelled: bool


@dataclass(frozen=True)
class Planned:
    """A series that is to be planned: of which group, and where."""

    group: GroupHead
    place: PlaceRow | None
    series: Series


class Draft:
    """The whole site between the first and the last day of some groups, and what is added to it.

    `roll`: who takes part where and when, as the asker knows it.
    """

    def __init__(self, look: Look, groups: Collection[GroupHead], roll: Stays) -> None:
        first = min((group.first_day for group in groups), default=date.max)
        last = max((group.last_day for group in groups), default=date.max)
        self._look, self._roll = look, roll
        self._closed = closed_names(look, first, last) if groups else {}
        self._out = places.out_of_service(look, None, first, last)
        self._standing = _standing(look, [group.id for group in groups])
        self._members = _by_group(roll)
        self._lessons = [(one.start_minute, one.end_minute) for one in school.lesson_times(look)]
        apart = apart_from(look, roll, Level.SESSION) if roll else {}
        pairs = Apart((one, other) for one, others in apart.items() for other in others)
        found = bookings(look, first, last, learners=roll, whole=True) if groups else []
        self._calendar = Calendar(found, pairs)
        self._names = names_of(
            look,
            people=list(roll),
            staff={group.teacher_id for group in groups if group.teacher_id is not None},
            places={row.id for row in places.places(look)},
        )
        self._looked = 0

    def meetings(self, series: Series) -> tuple[Meeting, ...]:
        """Every meeting of a series, but for days on which nothing is taught."""
        return rules.meetings_of(series, self._closed)

    def standing(self, group_id: UUID, meeting: Meeting) -> Standing | None:
        """The session of a group at exactly that time, if there is one."""
        return self._standing.get((group_id, meeting))

    def against(self, wanted: Planned) -> Iterator[Violation]:
        """Everything that stands against a series, all at once."""
        group, place, series = wanted.group, wanted.place, wanted.series
        wrong = list(
            rules.check_series(series, GroupDays(group.first_day, group.last_day), self._closed_in(series))
        )
        yield from wrong
        if place is not None and not place.active:
            yield rules.PlaceClosed(place=place.name)
        if wrong:
            return
        meetings = self.meetings(series)
        cancelled = [
            meeting
            for (group_id, meeting), session in self._standing.items()
            if group_id == group.id and session.cancelled and _within(meeting, series)
        ]
        yield from rules.check_standing(meetings, cancelled)
        if place is not None:
            out = [span for span in self._out if span.place_id == place.id]
            yield from check_in_service(place.name, [one.day for one in meetings], out)
        yield from self._conflicts(wanted, [self._booking(wanted, meeting) for meeting in meetings])

    def add(self, wanted: Planned, title: str) -> None:
        """From now on these meetings stand in the way of others, under that title."""
        for meeting in self.meetings(wanted.series):
            self._calendar.add(replace(self._booking(wanted, meeting), title=title))

    def company(self, group_id: UUID, place_id: UUID | None, first: date, last: date) -> Stays:
        """Of the roll those in a group, and those who are at a place then: what planning asks about."""
        there = {group_id} | _groups_at(self._look, place_id, first, last)
        people = {who for group in there for who in self._members.get(group, ())}
        return {who: self._roll[who] for who in people}

    def _closed_in(self, series: Series) -> dict[date, str]:
        first, last = series.first_day, series.last_day
        return {day: name for day, name in self._closed.items() if first <= day <= last}

    def _booking(self, wanted: Planned, meeting: Meeting) -> Booking:
        group = wanted.group
        there = (
            learner
            for learner in self._members.get(group.id, ())
            if any(stay.group_id == group.id and stay.holds(meeting.day) for stay in self._roll[learner])
        )
        return Booking(
            SESSION,
            new_id(),
            meeting.day,
            meeting.span,
            learners=frozenset(there),
            teachers=NOBODY if group.teacher_id is None else frozenset({group.teacher_id}),
            group_id=group.id,
            place_id=wanted.place.id if wanted.place else None,
        )

    def _conflicts(self, wanted: Planned, meetings: Sequence[Booking]) -> Iterator[Violation]:
        found = rules.conflicts_of(meetings, self._calendar)
        if found:
            yield from rules.why_not(found, self._names, self._instead(wanted.series, meetings[0]))

    def _instead(self, series: Series, booking: Booking) -> str:
        """When the series would be free; after many that clash nobody looks any more."""
        self._looked += 1
        if self._looked > MOST_LOOKED:
            return ""
        starts, ends = [start for start, _end in self._lessons], [end for _start, end in self._lessons]
        hours = Span(min(starts), max(ends)) if starts else SCHOOL_DAY
        closed = frozenset(self._closed_in(series))
        limits = Limits(series.first_day, series.last_day, hours, closed=closed, starts=tuple(starts))
        return rules.times_listed(rules.free_series(series, booking, self._calendar, limits))


def _standing(look: Look, group_ids: Iterable[UUID]) -> dict[tuple[UUID, Meeting], Standing]:
    query = select(
        Session.group_id,
        Session.day,
        Session.start_minute,
        Session.end_minute,
        Session.place_id,
        Session.state,
    ).where(Session.group_id.in_(list(group_ids)))
    return {
        (group_id, Meeting(day, Span(start, end))): Standing(place_id, state == SessionState.CANCELLED)
        for group_id, day, start, end, place_id, state in look.execute(query)
    }


def _by_group(roll: Stays) -> dict[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = {}
    for learner, stays in roll.items():
        for group_id in {stay.group_id for stay in stays}:
            found.setdefault(group_id, []).append(learner)
    return found


def _groups_at(look: Look, place_id: UUID | None, first: date, last: date) -> set[UUID]:
    if place_id is None:
        return set()
    query = select(Session.group_id).where(Session.place_id == place_id, Session.day.between(first, last))
    return set(look.scalars(query.distinct()))


def _within(meeting: Meeting, series: Series) -> bool:
    return series.first_day <= meeting.day <= series.last_day
