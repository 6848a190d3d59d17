"""The days of one place, one teacher or one learner: everything that is booked, and what clashes."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Look

from eduapp.core.actor import Scope
from eduapp.core.i18n import _
from eduapp.core.spans import Span
from eduapp.education.courses.models import CourseGroup
from eduapp.education.places import queries as places
from eduapp.education.school import queries as school
from eduapp.education.school.rules import ClosedDay
from eduapp.education.timetable.models import Session
from eduapp.education.timetable.queries.bookings import Stay, Stays, bookings
from eduapp.education.timetable.queries.names import names_of
from eduapp.education.timetable.queries.sessions import SessionRow, sessions_between, within
from eduapp.education.timetable.rules.conflicts import SESSION, Booking, Calendar, Needed
from eduapp.education.timetable.rules.occurrences import few
from eduapp.education.timetable.rules.reasons import gives_way

PLACE, TEACHER, LEARNER = "place", "teacher", "learner"


@dataclass(frozen=True)
class Whose:
    """One place, one teacher or one learner. `stays`: the groups of a learner, as the asker knows them."""

    kind: str
    id: UUID
    stays: tuple[Stay, ...] = ()


@dataclass(frozen=True)
class WeekItem:
    """One thing on one day: a session, or whatever else was booked. `clash` tells what stands in its way."""

    id: UUID
    kind: str  # code: booking_kinds
    day: date
    span: Span | None
    title: str
    place: str = ""
    teacher: str = ""
    session: SessionRow | None = None
    sequence: int = 0
    clash: str = ""

    @property
    def cancelled(self) -> bool:
        """Whether it is not held."""
        return self.session is not None and self.session.cancelled

    @property
    def key(self) -> tuple[UUID, date]:
        """What tells it from all others: what comes every week has one id."""
        return self.id, self.day


@dataclass(frozen=True)
class Week:
    """Some days of somebody or of a place. `name` is whose; "" if it is not there any more."""

    whose: Whose
    name: str
    first_day: date
    last_day: date
    items: tuple[WeekItem, ...]
    closed: Mapping[date, ClosedDay]
    lessons: tuple[Span, ...]


def week(look: Look, whose: Whose, first: date, last: date, roll: Stays | None = None) -> Week:
    """Everything between two days. `roll`: who takes part in the groups shown, so that clashes are seen."""
    sessions = _sessions(look, whose, first, last)
    others = [one for one in _bookings(look, whose, first, last) if one.kind != SESSION]
    clashing = _clashing(look, sessions, first, last, roll or {}) if sessions else {}
    rooms = names_of(look, places={one.place_id for one in others if one.place_id is not None})
    items = [_session_item(row, clashing.get(row.id, "")) for row in sessions]
    items += [_item(one, rooms) for one in others]
    return Week(
        whose,
        _name(look, whose),
        first,
        last,
        tuple(sorted(items, key=_in_time)),
        school.closed_days(look, first, last),
        tuple(row.span for row in school.lesson_times(look)),
    )


def teaches(look: Look, teacher_id: UUID, first: date, last: date) -> bool:
    """Whether somebody has sessions between two days."""
    own = select(Session.id).where(within(Scope(teacher_id)), Session.day.between(first, last))
    return look.scalar(own.limit(1)) is not None


def who_teaches_most(look: Look, first: date, last: date) -> UUID | None:
    """Who has most sessions between two days, or None if nobody has any."""
    query = (
        select(CourseGroup.teacher_id)
        .join(Session, Session.group_id == CourseGroup.id)
        .where(Session.day.between(first, last), CourseGroup.teacher_id.is_not(None))
        .group_by(CourseGroup.teacher_id)
        .order_by(func.count().desc(), CourseGroup.teacher_id)
    )
    return look.scalar(query.limit(1))


def groups_shown(look: Look, whose: Whose, first: date, last: date) -> frozenset[UUID]:
    """The groups that have sessions between two days: those whose roll is asked for above."""
    return frozenset(row.group_id for row in _sessions(look, whose, first, last))


def _sessions(look: Look, whose: Whose, first: date, last: date) -> list[SessionRow]:
    if whose.kind == PLACE:
        return sessions_between(look, first, last, place_id=whose.id)
    if whose.kind == TEACHER:
        return sessions_between(look, first, last, teacher_id=whose.id)
    groups = {stay.group_id for stay in whose.stays}
    rows = sessions_between(look, first, last, group_ids=groups) if groups else []
    return [row for row in rows if _takes_part(whose.stays, row)]


def _takes_part(stays: Iterable[Stay], row: SessionRow) -> bool:
    return any(stay.group_id == row.group_id and stay.holds(row.day) for stay in stays)


def _bookings(look: Look, whose: Whose, first: date, last: date) -> list[Booking]:
    if whose.kind == PLACE:
        return bookings(look, first, last, places=[whose.id])
    if whose.kind == TEACHER:
        return bookings(look, first, last, teachers=[whose.id])
    return bookings(look, first, last, learners={whose.id: ()})


def _clashing(
    look: Look, sessions: Collection[SessionRow], first: date, last: date, roll: Stays
) -> dict[UUID, str]:
    """What stands in the way of each session: its group, teacher, place, or somebody who takes part."""
    held = {row.id for row in sessions if not row.cancelled}
    booked = bookings(
        look,
        first,
        last,
        learners=roll,
        teachers={row.teacher_id for row in sessions if row.teacher_id is not None},
        places={row.place_id for row in sessions if row.place_id is not None},
        groups={row.group_id for row in sessions},
    )
    calendar, found = Calendar(booked), dict[UUID, list[str]]()
    for one in booked:
        if one.kind == SESSION and one.source_id in held:
            against = [conflict for conflict in calendar.against(one) if not gives_way(conflict)]
            people = {c.subject_id for c in against if c.needed == Needed.LEARNER}
            titles = dict.fromkeys(c.other.title for c in against if c.needed != Needed.LEARNER)
            said = [*titles, *([_("busy learners: {count}").format(count=len(people))] if people else [])]
            if said:
                found[one.source_id] = said
    return {id: few(said) for id, said in found.items()}


def _session_item(row: SessionRow, clash: str) -> WeekItem:
    title, span = f"{row.course_name}, {row.group_name}", Span(row.start_minute, row.end_minute)
    item = WeekItem(row.id, SESSION, row.day, span, title, row.place, row.teacher, row, row.version - 1)
    return replace(item, clash=clash) if clash else item


def _item(one: Booking, rooms: Mapping[UUID, str]) -> WeekItem:
    place = rooms.get(one.place_id, "") if one.place_id is not None else ""
    return WeekItem(one.source_id, one.kind, one.day, one.span, one.title, place, sequence=one.sequence)


def _name(look: Look, whose: Whose) -> str:
    if whose.kind == PLACE:
        row = places.place(look, whose.id)
        return row.name if row is not None else ""
    asked = {"staff": [whose.id]} if whose.kind == TEACHER else {"people": [whose.id]}
    return names_of(look, **asked).get(whose.id, "")


def _in_time(item: WeekItem) -> tuple[object, ...]:
    return item.day, item.span is not None, item.span or Span(0, 0), item.title, item.id
